import { overlaps, type Span } from '../text/span';
import type { Selector } from './selector';

/** Of two excerpts, this share of the shorter has to be one's place and the other's. */
const leastShared = 0.5;

/**
 * Two different places of a text don't become one: of excerpts that shared nothing and now stand on
 * the same words, the one that fits worse does not belong there.
 * @param scores how well each fits where it is; of one that is certain, Infinity
 * @param isComparable whether a selector's range may be held against those of others
 * @returns those, as indexes
 */
export function outrivalled(
  selectors: readonly Selector[],
  spans: readonly (Span | undefined)[],
  scores: ArrayLike<number>,
  isComparable: (selector: Selector) => boolean,
): Set<number> {
  const startOf = (i: number) => spans[i]?.start ?? 0;
  const order = selectors
    .flatMap((_, i) => (spans[i] ? i : []))
    .sort((i, j) => startOf(i) - startOf(j));
  const worse = new Set<number>();
  let open: number[] = [];
  for (const i of order) {
    open = open.filter((j) => (spans[j]?.end ?? 0) > startOf(i));
    for (const j of open) {
      const [score, other] = [scores[i] ?? 0, scores[j] ?? 0];
      const [a, b] = [selectors[i], selectors[j]];
      if (score === other || !a || !b || !areOnSameWords(spans[i], spans[j])) continue;
      if (shareWords(a, b) || !isComparable(a) || !isComparable(b)) continue;
      worse.add(score < other ? i : j);
    }
    open.push(i);
  }
  return worse;
}

function areOnSameWords(a: Span | undefined, b: Span | undefined): boolean {
  if (!a || !b || !overlaps(a, b)) return false;
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared >= leastShared * Math.min(a.end - a.start, b.end - b.start);
}

/** Whether the ranges of two selectors overlap. */
function shareWords({ range: a }: Selector, { range: b }: Selector): boolean {
  const isBefore = (line: number, column: number, other: number, otherColumn: number) =>
    line < other || (line === other && column < otherColumn);
  return isBefore(a[0], a[1], b[2], b[3]) && isBefore(b[0], b[1], a[2], a[3]);
}
