import { overlaps, type Span } from '../text/span';
import type { Selector } from './selector';

/** Where an excerpt was placed, and how well it fits there. */
export interface Placed {
  readonly selector: Selector;
  readonly span: Span;
  readonly score: number;
}

/** Of two excerpts, this share of the shorter has to be one's place and the other's. */
const leastShared = 0.5;

/**
 * Two different places of a text don't become one: of excerpts that shared nothing and now stand on
 * the same words, the one that fits worse does not belong there.
 * @returns those, as indexes
 */
export function outrivalled(placed: readonly (Placed | undefined)[]): Set<number> {
  const order = placed
    .flatMap((each, i) => (each ? [{ ...each, i }] : []))
    .sort((a, b) => a.span.start - b.span.start);
  const worse = new Set<number>();
  let open: typeof order = [];
  for (const each of order) {
    open = open.filter(({ span }) => span.end > each.span.start);
    for (const other of open) {
      if (!contests(each, other)) continue;
      if (each.score < other.score) worse.add(each.i);
      if (other.score < each.score) worse.add(other.i);
    }
    open.push(each);
  }
  return worse;
}

function contests(a: Placed, b: Placed): boolean {
  if (!overlaps(a.span, b.span) || shareWords(a.selector, b.selector)) return false;
  const shared = Math.min(a.span.end, b.span.end) - Math.max(a.span.start, b.span.start);
  const shorter = Math.min(a.span.end - a.span.start, b.span.end - b.span.start);
  return shared >= leastShared * shorter;
}

/** Whether the ranges of two selectors overlap. */
function shareWords({ range: a }: Selector, { range: b }: Selector): boolean {
  const isBefore = (line: number, column: number, other: number, otherColumn: number) =>
    line < other || (line === other && column < otherColumn);
  return isBefore(a[0], a[1], b[2], b[3]) && isBefore(b[0], b[1], a[2], a[3]);
}
