import assert from 'node:assert/strict';
import fc from 'fast-check';
import { searchApproximately } from '../../../../src/core/anchor/approximate';

function found(text: string, pattern: string, maxErrors: number): string[] {
  return searchApproximately(text, pattern, maxErrors).map(
    ({ start, end, errors }) => `${text.slice(start, end)} ${errors}`,
  );
}

/** The fewest errors between a pattern and any stretch of a text (Sellers 1980): the slow way. */
function fewestErrors(text: string, pattern: string): number {
  let column = Array.from({ length: pattern.length + 1 }, (_, i) => i);
  let best = pattern.length;
  for (const unit of text.split('')) {
    const next = [0];
    for (let i = 1; i <= pattern.length; i++) {
      const other = (column[i - 1] ?? 0) + Number(pattern[i - 1] !== unit);
      next.push(Math.min(other, (column[i] ?? 0) + 1, (next[i - 1] ?? 0) + 1));
    }
    column = next;
    best = Math.min(best, next[pattern.length] ?? best);
  }
  return best;
}

describe('searchApproximately', () => {
  it('finds a pattern as it is', () => {
    assert.deepEqual(found('We could not pay.', 'could not', 2), ['could not 0']);
  });
  it('finds a pattern with errors, the best first', () => {
    assert.deepEqual(found('could knot, culd not, could not', 'could not', 2), [
      'could not 0',
      'could knot 1',
      'culd not 1',
    ]);
  });
  it('finds nothing in nothing, or of nothing', () => {
    assert.deepEqual([found('', 'a', 1), found('a', '', 1), found('xyz', 'abc', 1)], [[], [], []]);
  });
  it('finds the fewest errors there are, in patterns of every length', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '好'), maxLength: 60 });
    const pattern = fc.string({
      unit: fc.constantFrom('a', 'b', '好'),
      minLength: 2,
      maxLength: 70,
    });
    fc.assert(
      fc.property(text, pattern, (where, what) => {
        const [best] = searchApproximately(where, what, what.length - 1);
        const fewest = fewestErrors(where, what);
        assert.equal(best?.errors ?? what.length, fewest);
        if (best) assert.equal(fewestErrors(where.slice(best.start, best.end), what), fewest);
      }),
      { numRuns: 300 },
    );
  });
});
