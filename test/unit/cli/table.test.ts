import assert from 'node:assert/strict';
import { shortened, table, widthOf } from '../../../src/cli/table';

describe('the width of a text in a terminal', () => {
  for (const [text, width] of [
    ['', 0],
    ['plain', 5],
    ['带教', 4],
    ['ｗｉｄｅ', 8],
    ['ﾊﾝ', 2],
    ['한국', 4],
    ['ひらがな', 8],
    ['，。「」', 8],
    ['“…”', 3],
    ['é', 1],
    ['e\u0301', 1],
    ['क्षि', 1],
    ['\u200b\u200d', 0],
    ['👍', 2],
    ['👍🏽', 2],
    ['👩‍🏫', 2],
    ['🇨🇳', 2],
    ['❤️', 2],
    ['𠮷', 2],
    ['𝒜', 1],
  ] as const)
    it(`of “${text}” is ${width}`, () => assert.equal(widthOf(text), width));
});

describe('a table', () => {
  it('lines up, numbers to the right', () => {
    const rows = [
      ['带教', '7'],
      ['a', '12'],
      ['', '3'],
    ];
    assert.equal(
      table(['code', 'n'], rows, (column) => column === 1),
      'code   n\n带教   7\na     12\n       3\n',
    );
  });
  it('keeps a cell on its line, whatever is in it', () => {
    assert.equal(table(['a', 'b'], [['x\ny', '\u001b[1m']]), 'a    b\nx y   [1m\n');
  });
});

describe('a shortened text', () => {
  it('takes no more columns than it may, and cuts no character', () => {
    assert.deepEqual(
      [
        shortened('mentoring', 9),
        shortened('mentoring', 8),
        shortened('每周四来听课', 8),
        shortened('ab👩‍🏫cd', 4),
      ],
      ['mentoring', 'mentori…', '每周四…', 'ab…'],
    );
  });
});
