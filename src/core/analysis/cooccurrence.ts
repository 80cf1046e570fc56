import { unitsOf } from './query/relations';
import { nowhere, type SourceRows } from './sourceRows';

/**
 * How near each other two codings are: on words in common (`overlap`), on the very same excerpt, in
 * a turn in common, or with at most so many sentences between the first and the second (0: a
 * sentence in common; 1: neighbouring sentences).
 */
export type Closeness =
  | { readonly kind: 'overlap' | 'excerpt' | 'turn' }
  | { readonly kind: 'near'; readonly sentences: number };

/** Whether two codings can't be compared without the text. */
export function readsText({ kind }: Closeness): boolean {
  return kind === 'turn' || kind === 'near';
}

/**
 * Every pair of codings of one source that are so near each other, of whichever codes and coders,
 * once each. Costs the codings and the pairs.
 * @param isMeant 1 for each row that takes part
 */
export function eachPair(
  rows: SourceRows,
  isMeant: Uint8Array | undefined,
  closeness: Closeness,
  take: (row: number, other: number) => void,
): void {
  const { firsts, ends } = stretches(rows, closeness);
  const isExact = closeness.kind === 'excerpt';
  const more = closeness.kind === 'near' ? closeness.sentences : 0;
  // Rows that may still reach a later one: those that begin before it, as it begins before others.
  const open: number[] = [];
  for (let row = 0; row < rows.count; row++) {
    const first = firsts[row] ?? nowhere;
    if ((isMeant && !isMeant[row]) || first === nowhere) continue;
    let kept = 0;
    for (const other of open) {
      if ((ends[other] ?? 0) + more <= first) continue;
      open[kept++] = other;
      if (!isExact || (firsts[other] === first && ends[other] === ends[row])) take(other, row);
    }
    open.length = kept;
    open.push(row);
  }
}

/** The stretches to be compared, in places or in numbers of turns or sentences; ends exclusive. */
function stretches(rows: SourceRows, closeness: Closeness) {
  switch (closeness.kind) {
    case 'overlap':
    case 'excerpt':
      return { firsts: rows.starts, ends: rows.ends };
    case 'turn':
      return unitsOf(rows, 'turn');
    case 'near':
      return unitsOf(rows, 'sentence');
  }
}
