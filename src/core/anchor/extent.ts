import { chanceBits, type Run } from './chain';
import { weigh } from './fold';
import type { Fragment } from './fragment';

/** What of a chain is believed to be of the quote. */
export interface Extent {
  readonly runs: readonly Run[];
  /** Whether runs were given up at the quote's beginning or end: it is not to be drawn out to there. */
  readonly isCut: readonly [head: boolean, tail: boolean];
}

/** What a unit that is missing, or more, counts against the runs on either side of it. */
const gapCost = 0.4;
/** Units that may have been put in between a quote and its context. */
const putIn = 32;
/** Bits of a quote that is taken for itself though nothing beside it is as it was. */
const leastAlone = 6;
/** Longer quotes are not looked for as a whole: their runs tell enough. */
const mostWhole = 64;

/**
 * The runs of a chain, less those of the quote that are farther from the rest than they tell: where
 * half of it was cut, words like its own stand anywhere (maximal scoring segment: J. Bentley,
 * "Programming pearls", CACM 27(9), 1984). If all of the quote stands between the runs of its context,
 * it is there and not elsewhere.
 * @param from, to units of the text that are looked at
 */
export function extentOf(
  runs: readonly Run[],
  { units, ends: [first, last] }: Fragment,
  text: Uint16Array,
  from: number,
  to: number,
): Extent {
  const whole = runs.filter(({ x, length }) => x < last && x + length > first);
  const own = whole.flatMap((run) => clipped(run, first, last));
  const before = runs.flatMap((run) => clipped(run, 0, first));
  const after = runs.flatMap((run) => clipped(run, last, units.length));
  const isTelling = own.length > 0 || weigh(units, first, last) >= leastAlone;
  if (isTelling && own[0]?.length !== last - first) {
    const room = last - first + (own.length ? 0 : putIn);
    const y = wholeBetween(units.subarray(first, last), text, [
      Math.max(endOf(before.at(-1)) ?? from, (own[0] ?? after[0] ?? { y: from }).y - room),
      Math.min(after[0]?.y ?? to, (endOf(own.at(-1) ?? before.at(-1)) ?? to) + room),
    ]);
    if (y !== undefined) {
      const quote = { x: first, y, length: last - first };
      return { runs: joined([...before, quote, ...after]), isCut: [false, false] };
    }
  }
  if (!own.length) return { runs, isCut: [false, false] };
  const [head, tail] = densest(whole, units, text);
  const isCut = [head > 0, tail < own.length] as const;
  if (!isCut[0] && !isCut[1]) return { runs, isCut };
  return { runs: joined([...before, ...own.slice(head, tail), ...after]), isCut };
}

/** The part of a run that lies within a part of the pattern. */
function clipped({ x, y, length }: Run, from: number, to: number): Run[] {
  const [start, end] = [Math.max(x, from), Math.min(x + length, to)];
  return end > start ? [{ x: start, y: y + start - x, length: end - start }] : [];
}

function endOf(run: Run | undefined): number | undefined {
  return run && run.y + run.length;
}

/** Where a quote stands to the unit, if it does so once. */
function wholeBetween(
  quote: Uint16Array,
  text: Uint16Array,
  [from, to]: readonly [number, number],
): number | undefined {
  if (quote.length > mostWhole) return undefined;
  let found: number | undefined;
  for (let y = from; y + quote.length <= to; y++) {
    let n = 0;
    while (n < quote.length && quote[n] === text[y + n]) n++;
    if (n < quote.length) continue;
    if (found !== undefined) return undefined;
    found = y;
  }
  return found;
}

/** From which to which run (exclusive) they tell most together, with what they tell of the context. */
function densest(own: readonly Run[], units: Uint16Array, text: Uint16Array): [number, number] {
  let [best, most]: [[number, number], number] = [[0, own.length], -Infinity];
  let [start, sum] = [0, 0];
  own.forEach((run, i) => {
    const told = weigh(units, run.x, run.x + run.length) - chanceBits / 2;
    const last = own[i - 1];
    const gap = last
      ? Math.max(
          weigh(units, last.x + last.length, run.x),
          weigh(text, last.y + last.length, run.y),
        )
      : 0;
    sum -= gapCost * gap;
    if (sum < 0 || !last) [start, sum] = [i, 0];
    sum += told;
    if (sum > most) [best, most] = [[start, i + 1], sum];
  });
  return best;
}

/** Parts that continue each other are one run again. */
function joined(parts: readonly Run[]): Run[] {
  const runs: Run[] = [];
  for (const part of parts) {
    const last = runs.at(-1);
    if (last && last.x + last.length === part.x && last.y + last.length === part.y)
      runs[runs.length - 1] = { ...last, length: last.length + part.length };
    else runs.push(part);
  }
  return runs;
}
