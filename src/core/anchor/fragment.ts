import { fold, weigh } from './fold';
import { countBelow } from './order';
import type { Selector } from './selector';
import { type Times, withoutTimes } from './times';

/** What one selector tells of the text as it was, folded: context, quote and context in one. */
export interface Fragment {
  readonly selector: Selector;
  readonly units: Uint16Array;
  /** Where context, quote and context end in `units`. */
  readonly ends: readonly [before: number, quote: number, after: number];
  /** Bits that all of it tells. */
  readonly weight: number;
  /** What the quote has around its first and last unit that folding leaves out: its marks. */
  readonly marks: readonly [first: string, last: string];
}

export function fragmentOf(selector: Selector, times: Times = 'kept'): Fragment {
  const { before, quote, after } = selector;
  const text = before + quote + after;
  const folded = fold(text);
  const { units, at } =
    times === 'kept' ? folded : withoutTimes(text, folded, [{ start: 0, end: text.length }]);
  const quoteAt = countBelow(at, before.length);
  const afterAt = countBelow(at, before.length + quote.length);
  const first = (at[quoteAt] ?? 0) - before.length;
  const last = (at[afterAt - 1] ?? 0) - before.length;
  return {
    selector,
    units,
    ends: [quoteAt, afterAt, units.length],
    weight: weigh(units, 0, units.length),
    marks: afterAt > quoteAt ? [quote.slice(0, first), quote.slice(last + 1)] : [quote, ''],
  };
}
