import { isBlank, splitsPair } from '../text/chars';
import type { Span } from '../text/span';
import type { Run } from './chain';
import type { Folded } from './fold';
import type { Fragment } from './fragment';

/** From folded units back to whole characters of the text, with marks at either end as the quote has. */
export function spanOfUnits(text: string, { at }: Folded, units: Span, { marks }: Fragment): Span {
  const [lead, trail] = marks;
  const first = at[units.start] ?? 0;
  const last = (at[units.end - 1] ?? 0) + 1;
  const floor = units.start > 0 ? (at[units.start - 1] ?? 0) + 1 : 0;
  const ceiling = at[units.end] ?? text.length;
  const around = [text.slice(floor, first), text.slice(last, ceiling)] as const;
  const start = first - inCommon([...lead].reverse(), [...around[0]].reverse());
  const end = last + inCommon([...trail], [...around[1]]);
  return {
    start: splitsPair(text, start) ? start - 1 : start,
    end: splitsPair(text, end) ? end + 1 : end,
  };
}

/**
 * How many UTF-16 units beside the words belong to the quote: as many marks as it has there itself,
 * if they are the same, or others but no space.
 */
function inCommon(own: readonly string[], there: readonly string[]): number {
  let units = 0;
  for (let i = 0; i < own.length && i < there.length; i++) {
    const [one, other] = [own[i] ?? '', there[i] ?? ''];
    if (one !== other && (isBlank(one.charCodeAt(0)) || isBlank(other.charCodeAt(0)))) break;
    units += other.length;
  }
  return units;
}

/** Units that may have been put in between a quote's last word and its last mark. */
const mostPutIn = 8;

/**
 * Words put in at either end of a quote stay outside it, unless the marks that close or open it
 * stand beyond them: of “I said no.” that has become “I said no to him.” all is the quote.
 * @param units where its words stand, in units of the folded text
 */
export function withinMarks(
  text: string,
  { at }: Folded,
  units: Span,
  runs: readonly Run[],
  { ends: [first, last], marks: [lead, trail] }: Fragment,
): Span {
  let { start, end } = units;
  const before = runs.findLast(({ x, length }) => x < first && x + length <= first);
  const stop = before && before.x + before.length === first ? before.y + before.length : start;
  const opening = lead.at(-1);
  const opensAt = (unit: number) => text[(at[unit] ?? 0) - 1] === opening;
  if (opening && stop < start && start - stop <= mostPutIn && !opensAt(start) && opensAt(stop))
    start = stop;
  const after = runs.find(({ x }) => x === last);
  const closing = trail[0];
  const closesAt = (unit: number) => text[(at[unit - 1] ?? 0) + 1] === closing;
  if (closing && after && after.y > end && after.y - end <= mostPutIn)
    if (!closesAt(end) && closesAt(after.y)) end = after.y;
  return { start, end };
}
