import type { Span } from '../text/span';
import { align } from './align';
import { chainOf, chanceBits, type Run } from './chain';
import { endOf, startOf } from './edges';
import { extentOf } from './extent';
import { type Folded, weigh } from './fold';
import type { Fragment } from './fragment';
import { spanOfUnits, withinMarks } from './marks';
import { contextSize } from './selector';

/** A place where a fragment may be, and how well it fits there. */
export interface Placement {
  readonly span: Span;
  /** The same in units of the folded text, without marks at its ends. */
  readonly units: Span;
  /** The quote stands there to the letter. */
  readonly isExact: boolean;
  /** Share of the folded quote that stands there, from 0 to 1. */
  readonly similarity: number;
  /** Bits, cautiously, that speak for this place: what fits of quote and context. */
  readonly evidence: number;
  /** Of them, those of the quote. */
  readonly ofQuote: number;
  /** Of them, those of the context before and after. */
  readonly context: readonly [before: number, after: number];
  /** What fits, in units of fragment and text. */
  readonly runs: readonly Run[];
  /** Bits of what is the same directly before and after the quote. */
  readonly touching: readonly [before: number, after: number];
}

/** A placement with the bits that are left when it is told from all other places. */
export interface Scored {
  readonly place: Placement;
  readonly score: number;
  /** How many of the neighbours between which it stands moved by as many lines as it would. */
  readonly led: 0 | 1 | 2;
}

/** Bits that the beginning or the end of a text tells of an excerpt that stood there. */
const borderBits = 8;
/** Units that may have come or gone between an excerpt and the border beside which it stood. */
const borderSlack = 4;

/**
 * The best placement between two units of a folded text; undefined where the quote isn't.
 * @param hint where the fragment begins if all of it is there
 */
export function placeBetween(
  fragment: Fragment,
  text: string,
  folded: Folded,
  from: number,
  to: number,
  hint = -1,
): Placement | undefined {
  const { units, ends, selector } = fragment;
  const [first, last] = ends;
  const begin = Math.max(0, from);
  const chain = isSame(units, folded.units, hint)
    ? [{ x: 0, y: hint, length: units.length }]
    : chainOf(units, folded.units, begin, to);
  const { runs, isCut } = extentOf(chain, fragment, folded.units, begin, to);
  const wordsFrom = isCut[0]
    ? firstOf(runs, first)
    : startOf(runs, first, units, folded.units, begin);
  const wordsTo = isCut[1] ? lastOf(runs, last) : endOf(runs, last, units, folded.units, to);
  if (wordsFrom === undefined || wordsTo === undefined || wordsTo <= wordsFrom) return undefined;
  const words = { start: wordsFrom, end: wordsTo };
  const { start, end } = withinMarks(text, folded, words, runs, fragment);
  const rest = folded.units.length - end - (units.length - last);
  const atStart = isBorder(selector.before, start - first) ? borderBits : 0;
  const atEnd = isBorder(selector.after, rest) ? borderBits : 0;
  let [ofQuote, same, left, right] = [0, 0, 0, 0];
  let [before, after] = [atStart, atEnd];
  for (const { x, y, length } of runs) {
    const stop = x + length;
    ofQuote += told(units, Math.max(x, first), Math.min(stop, last));
    before += told(units, x, Math.min(stop, first));
    after += told(units, Math.max(x, last), stop);
    same += Math.max(0, Math.min(stop, last) - Math.max(x, first));
    if (x < first && stop >= first && y + first - x === start) left = weigh(units, x, first);
    if (x <= last && stop > last && y + last - x === end) right = weigh(units, last, stop);
  }
  const span = spanOfUnits(text, folded, { start, end }, fragment);
  const isWhole = same === last - first && same === end - start;
  // Comparing unit by unit is the dear part, and of most places nobody asks.
  let similarity = isWhole ? 1 : undefined;
  return {
    span,
    units: { start, end },
    isExact: text.slice(span.start, span.end) === selector.quote,
    get similarity() {
      return (similarity ??= alike(fragment, folded, start, end));
    },
    evidence: ofQuote + before + after,
    ofQuote,
    context: [before, after],
    runs,
    touching: [Math.max(left, atStart), Math.max(right, atEnd)],
  };
}

/**
 * Whether what stands at a place goes on as the quote does, rather than as if the quote had been
 * taken out: of “yes, yes, I think” without its first word either might be left.
 */
export function goesOn(fragment: Fragment, folded: Folded, { units: span }: Placement): boolean {
  const { units, ends } = fragment;
  const text = folded.units;
  const forward = (x: number) => {
    let n = 0;
    while (x + n < units.length && units[x + n] === text[span.start + n]) n++;
    return n;
  };
  const backward = (x: number) => {
    let n = 0;
    while (x - n > 0 && units[x - n - 1] === text[span.end - n - 1]) n++;
    return n;
  };
  return forward(ends[0]) > forward(ends[1]) && backward(ends[1]) > backward(ends[0]);
}

/** Where the first run of the quote begins, and the last one ends. */
function firstOf(runs: readonly Run[], first: number): number | undefined {
  return runs.find(({ x, length }) => x + length > first)?.y;
}

function lastOf(runs: readonly Run[], last: number): number | undefined {
  const run = runs.findLast(({ x }) => x < last);
  return run && run.y + run.length;
}

function isSame(pattern: Uint16Array, text: Uint16Array, start: number): boolean {
  if (start < 0 || start + pattern.length > text.length) return false;
  for (let i = 0; i < pattern.length; i++) if (pattern[i] !== text[start + i]) return false;
  return true;
}

/** What a run tells that unrelated words would not. */
function told(units: Uint16Array, start: number, end: number): number {
  return end > start ? Math.max(0, weigh(units, start, end) - chanceBits) : 0;
}

/** Whether a context ends with the text, and a place stands about as far from it. */
function isBorder(context: string, beyond: number): boolean {
  return [...context].length < contextSize && Math.abs(beyond) <= borderSlack;
}

/** Longer quotes are not compared unit by unit. */
const mostCompared = 1024;

/** Share of a quote that stands between two units; much put in between counts against it. */
function alike({ units, ends }: Fragment, folded: Folded, start: number, end: number): number {
  const quote = units.subarray(ends[0], ends[1]);
  const putIn = (end - start - quote.length) / 2;
  if (quote.length > mostCompared) {
    const runs = chainOf(quote, folded.units, start, end);
    const same = runs.reduce((sum, { length }) => sum + length, 0);
    return Math.min(1, same / (quote.length + Math.max(0, putIn)));
  }
  const stop = Math.min(end, start + 2 * quote.length);
  const { errors } = align(quote, [quote.length], folded.units, start, stop);
  return Math.max(0, 1 - Math.max(errors, putIn) / quote.length);
}
