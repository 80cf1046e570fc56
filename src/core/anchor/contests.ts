import { overlaps, type Span } from '../text/span';
import { weigh } from './fold';
import type { Scored } from './placement';
import type { Selector } from './selector';

/** Of two excerpts, this share of the shorter has to be one's place and the other's. */
const leastShared = 0.5;

/**
 * Two different places of a text don't become one: of excerpts that shared nothing and now stand on
 * the same words, the one that tells less of these words, or else fits worse, does not belong there.
 * @param spans of those that have a place
 * @param sought how those fit that were looked for; the others are certain
 * @param units of the folded text
 * @param isComparable whether a selector's range may be held against those of others
 * @returns those, as indexes
 */
export function outrivalled(
  selectors: readonly Selector[],
  spans: readonly (Span | undefined)[],
  sought: ReadonlyMap<number, Scored>,
  units: Uint16Array,
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
      const [a, b] = [selectors[i], selectors[j]];
      if (!a || !b || !areOnSameWords(spans[i], spans[j]) || shareWords(a, b)) continue;
      const lead = leadOf(sought.get(i), sought.get(j), units);
      if (!lead || !isComparable(a) || !isComparable(b)) continue;
      worse.add(lead < 0 ? i : j);
    }
    open.push(i);
  }
  return worse;
}

/** By how much the first of two that stand on the same words belongs there more. */
function leadOf(a: Scored | undefined, b: Scored | undefined, units: Uint16Array): number {
  if (!a || !b) return Number(!a) - Number(!b);
  const start = Math.max(a.place.units.start, b.place.units.start);
  const end = Math.min(a.place.units.end, b.place.units.end);
  const told = ({ place }: Scored) =>
    place.runs.reduce((sum, { y, length }) => {
      const [from, to] = [Math.max(y, start), Math.min(y + length, end)];
      return to > from ? sum + weigh(units, from, to) : sum;
    }, 0);
  return told(a) - told(b) || a.place.ofQuote - b.place.ofQuote || a.score - b.score;
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
