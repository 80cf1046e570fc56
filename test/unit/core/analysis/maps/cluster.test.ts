import assert from 'node:assert/strict';
import fc from 'fast-check';
import { averageLinkage } from '../../../../../src/core/analysis/maps/cluster';
import { jaccard, type Likeness } from '../../../../../src/core/analysis/maps/likeness';

/** In quarters, so that there are many ties. */
const likenesses: fc.Arbitrary<Likeness> = fc.integer({ min: 0, max: 7 }).chain((size) =>
  fc
    .array(fc.constantFrom(0, 0.25, 0.5, 0.75, 1), {
      minLength: size * size,
      maxLength: size * size,
    })
    .map((drawn) => {
      const of = Float64Array.from(drawn, (_, at) => {
        const [a, b] = [Math.floor(at / size), at % size];
        return a === b ? 1 : (drawn[Math.min(a, b) * size + Math.max(a, b)] ?? 0);
      });
      return { size, of };
    }),
);

/** Every merge as its two groups and its height, by comparing all members of all groups anew. */
function byHand({ size, of }: Likeness): string[] {
  let groups = Array.from({ length: size }, (_, i) => [i]);
  const merges: string[] = [];
  const apart = (one: readonly number[], other: readonly number[]) => {
    const all = one.flatMap((a) => other.map((b) => 1 - (of[a * size + b] ?? 0)));
    return all.reduce((sum, each) => sum + each, 0) / all.length;
  };
  while (groups.length > 1) {
    const pairs = groups.flatMap((one, i) =>
      groups.slice(i + 1).map((other) => ({ one, other, height: apart(one, other) })),
    );
    const lowest = Math.min(...pairs.map(({ height }) => height));
    const pair = pairs.find(({ height }) => height < lowest + 1e-9);
    if (!pair) break;
    merges.push(`${pair.one.join()} + ${pair.other.join()} at ${pair.height.toFixed(6)}`);
    groups = groups
      .filter((group) => group !== pair.other)
      .map((group) => (group === pair.one ? [...pair.one, ...pair.other] : group));
  }
  return merges;
}

function merged(likeness: Likeness): string[] {
  const members: (readonly number[])[] = Array.from({ length: likeness.size }, (_, i) => [i]);
  return averageLinkage(likeness).merges.map(({ left, right, height }) => {
    const [one = [], other = []] = [members[left], members[right]];
    members.push([...one, ...other]);
    return `${one.join()} + ${other.join()} at ${height.toFixed(6)}`;
  });
}

describe('clustering by average linkage', () => {
  it('joins what comparing all members of all groups joins, ties by their order', () => {
    fc.assert(
      fc.property(likenesses, (likeness) => assert.deepEqual(merged(likeness), byHand(likeness))),
      { numRuns: 400 },
    );
  });
  it('never goes down, and has everything once, side by side with what it was joined to', () => {
    fc.assert(
      fc.property(likenesses, (likeness) => {
        const { merges, order } = averageLinkage(likeness);
        const all = Array.from({ length: likeness.size }, (_, i) => i);
        assert.deepEqual(
          [...order].sort((a, b) => a - b),
          all,
        );
        merges.forEach(({ height }, i) =>
          assert.ok(height >= (merges[i - 1]?.height ?? 0) - 1e-9, `merge ${i}`),
        );
        const members: (readonly number[])[] = all.map((i) => [i]);
        for (const { left, right } of merges) {
          const both = [...(members[left] ?? []), ...(members[right] ?? [])];
          members.push(both);
          const first = order.indexOf(both[0] ?? -1);
          assert.deepEqual(order.slice(first, first + both.length), both);
        }
      }),
    );
  });
  it('takes two codes for alike by what they share of what either has', () => {
    assert.equal(jaccard(4, 3, 2), 2 / 5);
    assert.equal(jaccard(4, 3, 0), 0);
    assert.equal(jaccard(2, 2, 2), 1);
    // One coding within three others makes three pairs.
    assert.equal(jaccard(1, 3, 3), 1);
    assert.equal(jaccard(1, 1, 2), 1);
  });
});
