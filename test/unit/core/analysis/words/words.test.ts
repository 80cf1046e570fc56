import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isPlainText } from '../../../../../src/core/analysis/plainText';
import { WordCuts } from '../../../../../src/core/analysis/search/cuts';
import { WordPlaces } from '../../../../../src/core/analysis/wordPlaces';

const plainCharacters = [...'abzABZ019_ \t\r\n\0', ...'\'‘’“”–—…‐"-.,:;!?()[]{}/\\|<>@#$%^&*+=~`'];
const plain = fc
  .array(fc.constantFrom(...plainCharacters), { maxLength: 30 })
  .map((all) => all.join(''));

describe('The words of plain text', () => {
  it('are those that the dictionaries find', () => {
    const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
    fc.assert(
      fc.property(plain, (text) => {
        assert.ok(isPlainText(text));
        const found = Array.from(segmenter.segment(text), ({ segment }) => segment);
        assert.deepEqual(
          new WordCuts([]).words(text),
          found.filter((word) => /[\p{L}\p{N}]/u.test(word)),
        );
      }),
      { numRuns: 20_000 },
    );
  });

  it('are those that are cut out where a term of the field is among them', () => {
    fc.assert(
      fc.property(plain, (text) => {
        const cuts = new WordCuts(['ab', 'a b', '01']);
        const places = [...cuts.of(text)].sort((a, b) => a - b);
        const pieces = places.map((to, i) => text.slice(places[i - 1] ?? 0, to));
        assert.deepEqual(
          cuts.words(text),
          pieces.filter((piece) => /[a-z0-9]/i.test(piece)),
        );
      }),
      { numRuns: 5_000 },
    );
  });

  it('are counted as in other text', () => {
    const countIn = (text: string) => {
      const parts = [{ start: 0, end: text.length }];
      const turn = { parts } as never;
      return new WordPlaces({ text, transcript: { turns: [turn] } as never }).count;
    };
    fc.assert(
      fc.property(plain, (text) => {
        assert.equal(countIn(`${text} é`), countIn(text) + 1);
      }),
      { numRuns: 5_000 },
    );
  });
});
