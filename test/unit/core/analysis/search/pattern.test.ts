import assert from 'node:assert/strict';
import fc from 'fast-check';
import { patternOf } from '../../../../../src/core/analysis/search/pattern';
import { Refusal } from '../../../../../src/core/base/refusal';

function ours(pattern: string, text: string, isExact = false): (readonly [number, number])[] {
  return Array.from(patternOf(pattern, isExact)(text), ({ start, end }) => [start, end] as const);
}

/** Without empty ones: V8 finds some of them in the midst of a character of two units. */
function withWords(found: readonly (readonly [number, number])[]) {
  return found.filter(([start, end]) => end > start);
}

function hosts(pattern: string, text: string, isExact = false): (readonly [number, number])[] {
  const found = text.matchAll(new RegExp(pattern, isExact ? 'gmu' : 'gimu'));
  return Array.from(found, ({ index, 0: words }) => [index, index + words.length] as const);
}

const atoms = fc.constantFrom(
  ...['a', 'b', 'A', '课', '.', '[ab]', '[^a]', '\\w', '\\s', '\\p{L}', '\\p{Script=Han}', '😀'],
  ...['\\u{1F600}', '\\x61', '\\.', '[\\]a-c]', '^', '$', '\\b', '\\B', '(?=a)', '(?!b)', '(?<=a)'],
  ...['(?<!课)', '', 'ſ', 'k'],
);
const signs = fc.constantFrom('', '', '?', '*', '+', '{2}', '{0,2}', '{1,}', '*?', '+?', '??');

const patterns = fc.letrec<{ whole: string }>((tie) => ({
  whole: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.tuple(atoms, signs).map(([atom, sign]) => (isAtPlace(atom) ? atom : atom + sign)),
    fc.tuple(tie('whole'), tie('whole')).map((parts) => parts.join('')),
    fc.tuple(tie('whole'), tie('whole')).map((parts) => `(?:${parts.join('|')})`),
    fc.tuple(tie('whole'), signs).map(([part, sign]) => `(${part})${sign}`),
  ),
})).whole;

/** What takes no character can’t be repeated. */
function isAtPlace(atom: string): boolean {
  return atom === '' || /^(?:[$^]|\\[bB]|\(\?)/.test(atom);
}

const texts = fc
  .array(fc.constantFrom('a', 'b', 'A', 'c', '课', '師', ' ', '.', '😀', '\n', 'ſ', 'K'), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));

describe('patternOf', () => {
  it('finds what the engine of the host finds', () => {
    fc.assert(
      fc.property(patterns, texts, fc.boolean(), (pattern, text, isExact) => {
        assert.deepEqual(
          withWords(ours(pattern, text, isExact)),
          withWords(hosts(pattern, text, isExact)),
          pattern,
        );
      }),
      { numRuns: 5_000 },
    );
  }).timeout(60_000);

  it('takes no time over what the host’s engine would take years for', () => {
    const line = 'a'.repeat(5_000);
    for (const pattern of [
      '(a|a)*b',
      '(a+)+b',
      '(a|aa)+$b',
      '(a?){30}a{30}b',
      '(.*a){20}b',
      '.*.*.*b',
    ])
      assert.deepEqual(ours(pattern, line), [], pattern);
    assert.deepEqual(ours('((ab)*c)*', 'ababcc'), [
      [0, 6],
      [6, 6],
    ]);
  }).timeout(60_000);

  it('leaves references to groups to the host', () => {
    assert.deepEqual(ours('(.)\\1', '好好学习，天天向上'), [
      [0, 2],
      [5, 7],
    ]);
    assert.deepEqual(ours('(?<one>\\p{Script=Han}+)不\\k<one>', '是不是，好不好'), [
      [0, 3],
      [4, 7],
    ]);
  });

  it('refuses what neither can find in time', () => {
    for (const pattern of [
      '(a|a)*\\1',
      '(.*)(.*)\\1',
      '(?=(a|a)*b)a',
      '(?<!(a*)*)b',
      '(?=(?!a*a*b)c)a',
      '(a?){40}\\1',
      '((a{1,100}b){1,100}c){1,100}\\1',
    ])
      assert.throws(() => patternOf(pattern, false), Refusal, pattern);
    assert.throws(() => patternOf('(', false), /no regular expression/);
  });

  it('follows what is repeated very often as long as the host can', () => {
    assert.deepEqual(ours('a{3000}b', `${'a'.repeat(3_001)}b`), [[1, 3_002]]);
    assert.throws(() => patternOf('(a?){3000}b', false), Refusal);
  });
});
