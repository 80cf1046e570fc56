import assert from 'node:assert/strict';
import fc from 'fast-check';
import { askedParts } from '../../../../../src/core/analysis/query/asked';
import { parseQuery } from '../../../../../src/core/analysis/query/parse';
import type { Query } from '../../../../../src/core/analysis/query/syntax';

const names: Readonly<Record<string, string>> = { a: 'Mentoring 指导', L1: 'Li' };
const nameOf = (field: string, value: string) =>
  field === 'code' || field === 'case' ? names[value] : undefined;

describe('What a question asks for together', () => {
  function is(text: string, ...parts: readonly (readonly [label: string, rest: string])[]): void {
    it(text === '' ? 'nothing' : text, () =>
      assert.deepEqual(
        askedParts(text, nameOf).map(({ label, rest }) => [label, rest]),
        parts,
      ),
    );
  }

  is('');
  is('code:a', ['code: Mentoring 指导', '']);
  is(
    'code:a+ & case:L1 round：2',
    ['code: Mentoring 指导+', 'case:L1 round：2'],
    ['case: Li', 'code:a+ round：2'],
    ['round: 2', 'code:a+ case:L1'],
  );
  is(
    '(code:a | code:"b c") role:x',
    ['code: Mentoring 指导 | code: "b c"', 'role:x'],
    ['role: x', '(code:a | code:"b c")'],
  );
  is('code:a, | role:x', ...[]);
  is(
    'not (role:x | role:y) near/3t “好 的”',
    ['not (role: x | role: y)', 'near/3t “好 的”'],
    ['near/3t “好 的”', 'not (role:x | role:y)'],
  );
  is('near/2 (code:a words)', ['near/2 (code: Mentoring 指导 & words)', '']);
  is('years:>5,3..4', ['years: >5, 3..4', '']);

  it('are the question again when put together, and less one of them without it', () => {
    const term = fc.constantFrom('code:a', 'role:x,y', '"two words"', '/a|b /', 'state:lost');
    const { query } = fc.letrec<{ query: string }>((tie) => ({
      query: fc.oneof(
        { maxDepth: 3 },
        term,
        fc.tuple(tie('query'), tie('query')).map((both) => both.join(' & ')),
        fc.tuple(tie('query'), tie('query')).map((both) => `(${both.join(' | ')})`),
        tie('query').map((part) => `!(${part})`),
        tie('query').map((part) => `before/2 (${part})`),
      ),
    }));
    fc.assert(
      fc.property(query, (text) => {
        const parts = askedParts(text, nameOf);
        const whole = plain(parseQuery(text));
        assert.equal(plain(parseQuery(parts.map((part) => part.text).join(' '))), whole);
        const [first, ...others] = parts;
        if (!others.length) assert.equal(first?.rest, '');
        else
          assert.deepEqual(
            others.map((part) => part.text),
            askedParts(first?.rest ?? '', nameOf).flatMap((part) => part.text),
          );
      }),
      { numRuns: 500 },
    );
  });
});

/** What a question means, wherever its parts stand. */
function plain(query: Query): string {
  return JSON.stringify(query, (key, value: unknown) =>
    key === 'span' || key === 'fieldSpan' ? undefined : value,
  );
}
