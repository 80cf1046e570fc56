import assert from 'node:assert/strict';
import { readFrontMatter } from '../../../../src/core/cases/frontMatter';
import { readerTests } from '../codebook/told';

const read = (text: string) => readFrontMatter('a.md', text);
const { tells, silent } = readerTests(read);
const cases = (text: string) => read(`---\n${text}\n---\n`)?.value.cases;

describe('readFrontMatter', () => {
  it('reads the columns of the register, and attributes', () => {
    const text = `---
Case: P02
kind: interview # one of four
round: 1.0
date: 2026-05-19
__proto__: x
tags: [a, "b; c"]
language:
source: elsewhere
---

# 带教`;
    for (const each of [text, `\ufeff${text.replace(/\n/g, '\r\n')}`]) {
      const { value, problems } = read(each) ?? assert.fail();
      assert.deepEqual(problems, []);
      assert.deepEqual(value.cases, ['P02']);
      assert.deepEqual(
        [value.kind, value.round, value.perspective, value.date],
        ['interview', '1.0', '', '2026-05-19'],
      );
      assert.deepEqual(
        [...value.attributes],
        [
          ['__proto__', 'x'],
          ['tags', 'a; b; c'],
        ],
      );
      assert.deepEqual(value.range, [1, 1, 11, 1]);
      assert.deepEqual(value.ranges.get('case'), [2, 1, 2, 5]);
      assert.deepEqual(value.ranges.get('tags'), [7, 1, 7, 5]);
    }
  });
  it('takes cases as text or list', () => {
    assert.deepEqual(cases('case: L01; P02；L01'), ['L01', 'P02']);
    assert.deepEqual(cases('case: [L01, "P02; P03"]'), ['L01', 'P02', 'P03']);
    assert.deepEqual(cases('case:\n- L01\n-\n- 1'), ['L01', '1']);
    assert.deepEqual(cases('kind: x'), []);
  });
  it('finds none where there is none', () => {
    assert.equal(read('# 带教\n\ncase: x\n'), undefined);
    assert.equal(read(''), undefined);
  });
  it('reads what it can of broken YAML', () => {
    assert.equal(read('---\ncase: "L01\nkind: talk\n---\n')?.value.kind, 'talk');
  });

  tells('yaml-syntax', 'an open bracket', '---\nkind: talk\ncase: «[»L01\n---\ntext\n', '“]”');
  tells('yaml-syntax', 'a full-width colon', '---\nkind: talk\n«case：L01»\n---\n', 'full-width');
  tells('yaml-tab', 'a tab', '---\ncase:\n«\t»- L01\n---\n', 'spaces');
  tells('wrong-type', 'a map for a case', '---\n«case»: {a: b}\n---\n', 'list of texts');
  tells('wrong-type', 'a map for something else', '---\n«author»: {a: b}\n---\n', 'list of texts');
  tells('wrong-type', 'a list in a list', '---\n«tags»: [[a]]\n---\n', 'list of texts');
  tells('wrong-type', 'no fields', '---\n# x\n«- a\n»---\n', 'case: L01');
  tells('duplicate-field', 'a field again', '---\ncase: a\n«Case»: b\n---\n', '“case”');
  tells('yaml-alias', 'an alias bomb', '---\na: &a [x]\nb: «*a»\n---\n', 'Write it out');
  silent('nothing', '---\n---\n');
  silent('comments', '---\n# later\n---\n');
});
