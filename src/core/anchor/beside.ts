import { isBlank } from '../text/chars';
import { type Lines, lineAt, offsetAt } from '../text/lines';
import type { Span } from '../text/span';
import { weightOf } from './fold';
import type { Selector } from './selector';

/** Bits that one side of the context has to tell to stand for both. */
const leastSide = 12;
/** Bits of a quote with one side that nobody says twice; of the quote alone, so many. */
const leastWhole = 40;
const leastQuote = 16;
/** Units on each side in which such words must not stand again: both neighbours lead here. */
const near = 32_768;

/**
 * Finds excerpts whose words stand to the letter with one side of their context, at the line and
 * column to which a neighbour whose place is known leads, while the other side has changed: that of
 * a line beside a line that somebody reworded, took out or put in. Believed is what both neighbours
 * lead to, or what is too long to be said twice and stands there once.
 * @param selectors in the order of their ranges
 * @param spans of those that are known
 */
export function besideKnown(
  text: string,
  lines: Lines,
  selectors: readonly Selector[],
  spans: readonly (Span | undefined)[],
): (Span | undefined)[] {
  const shifts = spans.map((span, i) => span && shiftOf(lines, selectors[i], span));
  const nextShifts: (number | undefined)[] = [];
  for (let i = shifts.length - 1; i >= 0; i--) nextShifts[i] = shifts[i] ?? nextShifts[i + 1];
  let before: number | undefined;
  return spans.map((span, i) => {
    before = shifts[i] ?? before;
    const selector = selectors[i];
    return span ?? (selector && ledTo(text, lines, selector, before, nextShifts[i]));
  });
}

function shiftOf(lines: Lines, selector: Selector | undefined, { start }: Span): number {
  return lineAt(lines, start) - (selector?.range[0] ?? 0);
}

/** Where the neighbours before and after lead. */
function ledTo(
  text: string,
  lines: Lines,
  selector: Selector,
  before: number | undefined,
  after: number | undefined,
): Span | undefined {
  for (const shift of new Set([before, after])) {
    if (shift === undefined) continue;
    const span = quoteAt(text, lines, selector, shift);
    if (!span) continue;
    const side = wholeSide(text, selector, span);
    if (side === undefined || bitsOf(side) < leastSide) continue;
    if (!isLineKept(text, selector, span)) continue;
    if (before === after || isUnmistakable(text, selector, side, span)) return span;
  }
  return undefined;
}

/** Where the very words stand, so many lines on. */
function quoteAt(
  text: string,
  lines: Lines,
  { range, quote }: Selector,
  shift: number,
): Span | undefined {
  const start = offsetAt(lines, range[0] + shift, range[1]);
  if (start === undefined || !text.startsWith(quote, start)) return undefined;
  return { start, end: start + quote.length };
}

/** The longer side of the context that stands there to the letter. */
function wholeSide(
  text: string,
  { before, after }: Selector,
  { start, end }: Span,
): string | undefined {
  const isBefore = before.length <= start && text.startsWith(before, start - before.length);
  const isAfter = text.startsWith(after, end);
  if (isBefore && (!isAfter || before.length >= after.length)) return before;
  return isAfter ? after : undefined;
}

/** Whether it begins and ends its line if it did: “Yes.” is not what is left of “Yes. No.” */
function isLineKept(text: string, { before, after }: Selector, { start, end }: Span): boolean {
  const [head, tail] = [before.at(-1), after[0]];
  return (
    (head !== '\n' || start === 0 || text[start - 1] === head) &&
    (tail !== '\n' || end === text.length || text[end] === tail)
  );
}

function isUnmistakable(
  text: string,
  { quote, before }: Selector,
  side: string,
  { start, end }: Span,
): boolean {
  const own = bitsOf(quote);
  if (own < leastQuote || own + bitsOf(side) < leastWhole) return false;
  const whole = side === before ? before + quote : quote + side;
  const window = text.slice(Math.max(0, start - near), end + near);
  return window.indexOf(whole) === window.lastIndexOf(whole);
}

/** What words tell, cautiously. */
function bitsOf(words: string): number {
  let bits = 0;
  for (let i = 0; i < words.length; i++) {
    const unit = words.charCodeAt(i);
    if (!isBlank(unit)) bits += weightOf(unit);
  }
  return bits;
}
