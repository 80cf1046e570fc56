import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  indexLines,
  lineAt,
  lineSpan,
  offsetAt,
  placeAt,
  rangeOf,
  spanOf,
} from '../../../../src/core/text/lines';
import { marked } from './marks';

/** Text with line ends, Chinese, emoji, accents and halves of surrogate pairs. */
const anyText = fc
  .array(
    fc.constantFrom(
      'a',
      ' ',
      '\n',
      '王',
      '😀',
      '𠮷',
      'e\u0301',
      '\ud83d',
      '\ude00',
      '\0',
      '\u2028',
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

function place(text: string, offset: number): readonly number[] {
  return placeAt(indexLines(text), text, offset);
}

describe('indexLines', () => {
  const starts = (text: string) => [...indexLines(text).starts];
  it('finds one line in an empty text', () => assert.deepEqual(starts(''), [0]));
  it('counts the empty line after the last line end', () =>
    assert.deepEqual(starts('ab\n\nc\n'), [0, 3, 4, 6]));
  it('takes neither CR nor U+2028 for a line end', () =>
    assert.deepEqual(starts('a\rb\u2028c'), [0]));
  it('is linear: a line of 2 MB, and two million lines', () => {
    assert.equal(indexLines('说'.repeat(2_000_000)).starts.length, 1);
    assert.equal(indexLines('\n'.repeat(2_000_000)).starts.length, 2_000_001);
  });
});

describe('lineAt', () => {
  it('gives the 1-based line, and the nearest one for offsets outside', () => {
    const lines = indexLines('ab\ncd\n');
    assert.deepEqual(
      [-1, 0, 2, 3, 5, 6, 99].map((offset) => lineAt(lines, offset)),
      [1, 1, 1, 2, 2, 3, 3],
    );
  });
});

describe('lineSpan', () => {
  it('leaves out the line end, and knows no line beyond the last', () => {
    const lines = indexLines('ab\ncd');
    assert.deepEqual(
      [0, 1, 2, 3].map((line) => lineSpan(lines, line)),
      [undefined, { start: 0, end: 2 }, { start: 3, end: 5 }, undefined],
    );
  });
});

describe('placeAt and offsetAt', () => {
  function stands(what: string, withMark: string, line: number, column: number): void {
    it(`${what}: line ${line}, column ${column}`, () => {
      const { text, spans } = marked(withMark);
      const offset = spans[0]?.start ?? -1;
      assert.deepEqual(place(text, offset), [line, column]);
      assert.equal(offsetAt(indexLines(text), line, column), offset);
    });
  }
  stands('an empty text', '«»', 1, 1);
  stands('the first character', '«a»b', 1, 1);
  stands('the end of a line', 'ab«»\ncd', 1, 3);
  stands('the start of the second line', 'ab\n«c»d', 2, 1);
  stands('after Chinese', '王老师：«你»好', 1, 5);
  stands('an emoji counts one', 'x😀«y»', 1, 3);
  stands('a rare character counts one', '𠮷野家«»', 1, 4);
  stands('an accent of its own counts one', 'e\u0301«x»', 1, 3);
  stands('lone halves count one each', '\ude00\ude00«x»\ud83d', 1, 3);
  stands('NUL counts one', '\0«x»', 1, 2);
  stands('astral characters of another line do not matter', '😀\nab«c»', 2, 3);

  it('takes an offset within a character for its start', () => {
    assert.deepEqual(place('a😀', 2), [1, 2]);
  });
  it('knows no place outside the text', () => {
    for (const text of ['ab\ncd', '😀b\ncd']) {
      const lines = indexLines(text);
      const outside = [
        [0, 1],
        [1, 0],
        [1, 4],
        [2, 4],
        [3, 1],
        [1, 1.5],
        [1, -1],
        [NaN, 1],
      ] as const;
      for (const [line, column] of outside) {
        assert.equal(offsetAt(lines, line, column), undefined, `${line}, ${column}`);
      }
    }
  });
  it('lead back to the same offset, in any text', () => {
    fc.assert(
      fc.property(anyText, fc.nat(80), (text, at) => {
        const lines = indexLines(text);
        const offset = Math.min(at, text.length);
        const splits = /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(offset - 1)) && offset > 0;
        const [line, column] = placeAt(lines, text, offset);
        assert.equal(offsetAt(lines, line, column), splits ? offset - 1 : offset);
      }),
    );
  });
  it('count columns as an array of code points would', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const lines = indexLines(text);
        for (const [index, line] of text.split('\n').entries()) {
          let offset = lines.starts[index] ?? -1;
          for (const [column, character] of [...line].entries()) {
            assert.deepEqual(placeAt(lines, text, offset), [index + 1, column + 1]);
            offset += character.length;
          }
        }
      }),
    );
  });
});

describe('rangeOf and spanOf', () => {
  it('give a range as a coding stores it', () => {
    const { text, spans } = marked('王老师：她每周四«来听😀\n我的»课');
    const lines = indexLines(text);
    const [span] = spans;
    assert.ok(span);
    assert.deepEqual(rangeOf(lines, text, span), [1, 9, 2, 3]);
    assert.deepEqual(spanOf(lines, [1, 9, 2, 3]), span);
  });
  it('find nothing for a range that leaves the text, is reversed or empty', () => {
    const text = 'ab\ncd';
    const lines = indexLines(text);
    for (const range of [
      [1, 1, 3, 1],
      [1, 4, 2, 1],
      [2, 1, 1, 1],
      [1, 2, 1, 2],
    ] as const) {
      assert.equal(spanOf(lines, range), undefined, range.join());
    }
  });
  it('lead back to the same span', () => {
    fc.assert(
      fc.property(anyText, fc.nat(80), fc.nat(80), (text, a, b) => {
        const lines = indexLines(text);
        const whole = (at: number) => offsetAt(lines, ...placeAt(lines, text, at)) ?? -1;
        const [start, end] = [whole(Math.min(a, b)), whole(Math.max(a, b))];
        const range = rangeOf(lines, text, { start, end });
        assert.deepEqual(spanOf(lines, range), start < end ? { start, end } : undefined);
      }),
    );
  });
});
