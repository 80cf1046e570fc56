import assert from 'node:assert/strict';
import { splitFrontMatter } from '../../../../src/core/text/frontMatter';

/** The YAML and what follows the block. */
function parts(text: string): readonly string[] | undefined {
  const block = splitFrontMatter(text);
  return block && [text.slice(block.yaml.start, block.yaml.end), text.slice(block.span.end)];
}

describe('splitFrontMatter', () => {
  it('finds the block at the head of the file', () => {
    assert.deepEqual(parts('---\ncase: Wang\n访谈者: 李\n---\n\nKim: hi'), [
      'case: Wang\n访谈者: 李\n',
      '\nKim: hi',
    ]);
  });
  it('takes dots for the closing fence, and a file that ends with it', () => {
    assert.deepEqual(parts('---\na: 1\n...'), ['a: 1\n', '']);
  });
  it('allows blanks behind the fences and an empty block', () => {
    assert.deepEqual(parts('--- \n---\t\nx'), ['', 'x']);
  });
  it('allows comments, quoted keys and flow maps', () => {
    for (const yaml of ['# note\na: 1\n', '"a b": 1\n', '{a: 1}\n', '\na: 1\n']) {
      assert.deepEqual(parts(`---\n${yaml}---\n`), [yaml, '']);
    }
  });
  for (const [what, text] of [
    ['a text without a fence', 'case: Wang\n---\n'],
    ['a fence that is not first', '\n---\na: 1\n---\n'],
    ['a block that never closes', '---\na: 1\n'],
    ['a rule above prose', '---\nWe went there, and came back\n---\n'],
    ['a longer rule', '----\na: 1\n----\n'],
    ['an empty text', ''],
  ] as const) {
    it(`finds none in ${what}`, () => assert.equal(parts(text), undefined));
  }
});
