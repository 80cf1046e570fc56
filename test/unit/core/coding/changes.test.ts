import assert from 'node:assert/strict';
import { say } from '../../../../src/core/base/sentences';
import { wordsOf } from '../../../../src/core/coding/changeSentences';
import { changesBetween } from '../../../../src/core/coding/changes';
import type { CodingRecord } from '../../../../src/core/coding/coding';
import { plainLines } from '../../../../src/core/coding/plainLines';
import { codingLines, record } from '../../../support/builders';

const weekly = record({ code: 'mentoring', range: [12, 1, 12, 9], quote: '她每周四来听我的课' });

function said(before: readonly CodingRecord[], after: readonly CodingRecord[]): string[] {
  const [from, to] = [before, after].map((records) => Buffer.from(codingLines(...records)));
  assert.ok(from && to);
  const of = { coder: 'QH', source: 'transcripts/L01-r1.md' };
  return changesBetween(from, to).flatMap((change) =>
    wordsOf(change, of).map(({ sign, sentence }) => `${sign} ${say(sentence)}`),
  );
}

describe('a change of codings in words', () => {
  const says = (what: string, after: Partial<CodingRecord>, ...sentences: readonly string[]) =>
    it(what, () => assert.deepEqual(said([weekly], [{ ...weekly, ...after }]), sentences));
  const on = 'mentoring on “她每周四来听我的课”';
  const at = 'transcripts/L01-r1.md:12';

  it('says what was applied, and what was removed', () => {
    assert.deepEqual(said([], [weekly]), [`+ QH applied mentoring to “她每周四来听我的课” ${at}`]);
    assert.deepEqual(said([weekly], []), [
      `− QH removed mentoring from “她每周四来听我的课” ${at}`,
    ]);
  });
  says('says nothing where nothing changed but the context', { before: 'x', after: 'y' });
  says(
    'another code',
    { code: 'modelling' },
    `~ QH changed mentoring to modelling on “她每周四来听我的课” ${at}`,
  );
  says(
    'other words',
    { quote: '她来\n听课' },
    `~ QH moved mentoring from “她每周四来听我的课” to “她来 听课” ${at}`,
  );
  says(
    'another line',
    { range: [14, 1, 14, 9] },
    `~ ${on} moved from line 12 to transcripts/L01-r1.md:14`,
  );
  says('a memo', { memo: 'Whose\nclasses?' }, `~ QH wrote of ${on} ${at}: Whose classes?`);
  says('a conflict', { conflict: [{ code: 'x' }] }, `~ ${on} is in conflict ${at}`);
  says('a key we do not know', { weight: 2 }, `~ QH changed something else of ${on} ${at}`);
  says(
    'several at once',
    { code: 'modelling', memo: 'm' },
    `~ QH changed mentoring to modelling on “她每周四来听我的课” ${at}`,
    `~ QH wrote of modelling on “她每周四来听我的课” ${at}: m`,
  );
  it('says that a memo went, and that a conflict was settled', () => {
    const before = { ...weekly, memo: 'm', conflict: [{ code: 'x' }] };
    assert.deepEqual(said([before], [weekly]), [
      `~ QH took the memo of ${on} away ${at}`,
      `~ QH settled the conflict of ${on} ${at}`,
    ]);
  });
  it('shortens what is long', () => {
    const [words = ''] = said([], [{ ...weekly, quote: '课'.repeat(99) }]);
    assert.ok(words.includes(`“${'课'.repeat(40)}…”`), words);
  });
});

describe('a coding file as lines for people', () => {
  it('has a line for each coding by place, then those that are none', () => {
    const later = { ...weekly, id: 'two', range: [20, 1, 20, 9] as const, memo: 'a\nb' };
    const conflict = [{ code: 'x' }, { memo: null, again: 1 }, { removed: true }];
    const file = `\ufeffodd {\r\n${codingLines(later, { ...weekly, conflict })}\n`;
    assert.deepEqual(plainLines(Buffer.from(file)), [
      '12 mentoring “她每周四来听我的课” (conflict, or: code x; memo none; removed)',
      '20 mentoring “她每周四来听我的课” (memo: a b)',
      '? odd {',
    ]);
  });
  it('has no lines for an empty file', () => assert.deepEqual(plainLines(new Uint8Array(0)), []));
});
