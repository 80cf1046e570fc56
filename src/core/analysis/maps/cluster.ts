import type { Likeness } from './likeness';

/** Two groups that become one. */
export interface Merge {
  /** Below the number of things: a thing; else the group of the merge of this number less that. */
  readonly left: number;
  readonly right: number;
  /** 1 less how alike the two are on average; it never falls from one merge to the next. */
  readonly height: number;
}

export interface Dendrogram {
  /** One fewer than there are things. */
  readonly merges: readonly Merge[];
  /** The things as they stand beside each other, so that no branches cross. */
  readonly order: readonly number[];
}

/** Differences below this are noise of the arithmetic, and mean a tie. */
const noise = 1e-9;

/**
 * Hierarchical clustering by average linkage (UPGMA; Sokal & Michener 1958): again and again the two
 * groups become one whose members are on average most alike. Of several such pairs the first in the
 * order of the things is taken; of two groups the one with the first thing stands left.
 * Costs the cube of the size: 200 things take milliseconds.
 */
export function averageLinkage({ size, of }: Likeness): Dendrogram {
  // Sums of distances: averages of averages would lose what makes ties equal.
  const sums = Float64Array.from(of, (alike) => 1 - alike);
  const groups = Array.from({ length: size }, (_, i) => ({ node: i, members: [i] }));
  const open = groups.map((_, i) => i);
  const merges: Merge[] = [];
  while (open.length > 1) {
    const { one, other, height } = nearest(open, (a, b) => {
      const count = (groups[a]?.members.length ?? 1) * (groups[b]?.members.length ?? 1);
      return (sums[a * size + b] ?? 0) / count;
    });
    const [left, right] = [groups[one], groups[other]];
    if (!left || !right) break;
    merges.push({ left: left.node, right: right.node, height });
    groups[one] = { node: size + merges.length - 1, members: [...left.members, ...right.members] };
    open.splice(open.indexOf(other), 1);
    for (const each of open) {
      const sum = (sums[one * size + each] ?? 0) + (sums[other * size + each] ?? 0);
      sums[one * size + each] = sums[each * size + one] = sum;
    }
  }
  return { merges, order: groups[open[0] ?? 0]?.members ?? [] };
}

/** A group is known by its first thing, so the first pair found is the first in order. */
function nearest(open: readonly number[], distance: (one: number, other: number) => number) {
  let best = { one: 0, other: 0, height: Infinity };
  for (const [i, one] of open.entries())
    for (let j = i + 1; j < open.length; j++) {
      const other = open[j] ?? 0;
      const height = distance(one, other);
      if (height < best.height - noise) best = { one, other, height };
    }
  return best;
}
