import { isBlank, splitsPair } from '../text/chars';
import type { Span } from '../text/span';
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
