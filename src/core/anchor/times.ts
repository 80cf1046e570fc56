import type { Span } from '../text/span';
import type { Folded } from './fold';
import { countBelow } from './order';

/** Whether times of day and of recordings count as words; else they are left out like marks. */
export type Times = 'kept' | 'none';

/** `1:02`, `00:01:02`, `00:01:02.345`, in either width. */
const anyTime = /[\d０-９][:：][\d０-９]{2}/;
const time = /[\d０-９]{1,2}[:：][\d０-９]{2}(?:[:：][\d０-９]{2})?(?:[.,．，][\d０-９]{1,3})?/g;

/** Whether there is a time somewhere. */
export function hasTime(text: string): boolean {
  return anyTime.test(text);
}

/** What a folded text, or some parts of it, is without its times. */
export function withoutTimes(text: string, folded: Folded, parts: readonly Span[]): Folded {
  const [units, at] = [folded.units.slice(), folded.at.slice()];
  let [from, count] = [0, 0];
  const keepTo = (to: number) => {
    units.copyWithin(count, from, to);
    at.copyWithin(count, from, to);
    count += to - from;
  };
  for (const part of parts)
    for (const { start, end } of timesIn(text, part)) {
      keepTo(countBelow(folded.at, start));
      from = countBelow(folded.at, end);
    }
  keepTo(folded.units.length);
  return { units: units.subarray(0, count), at: at.subarray(0, count) };
}

function timesIn(text: string, { start, end }: Span): Span[] {
  const found: Span[] = [];
  time.lastIndex = start;
  for (let each = time.exec(text); each && each.index < end; each = time.exec(text))
    if (time.lastIndex <= end) found.push({ start: each.index, end: time.lastIndex });
  return found;
}
