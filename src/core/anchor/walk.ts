import { type Lines, lineAt, offsetAt, spanOf } from '../text/lines';
import type { Span } from '../text/span';
import type { Selector } from './selector';

/** Units on each side of where an excerpt should be in which its very context is looked for. */
const reach = 4096;

/** Excerpts without neighbours that agree of which the whole text is searched. */
const mostChecks = 8;
/** Units of quote and context that are enough to say something. */
const leastWhole = 12;

/** Whether quote and context stand around a place to the letter. */
export function standsAt(text: string, start: number, { before, quote, after }: Selector): boolean {
  return (
    text.startsWith(quote, start) &&
    text.startsWith(before, start - before.length) &&
    text.startsWith(after, start + quote.length) &&
    start >= before.length
  );
}

/** Where a selector's range is, if its quote and context stand there to the letter. */
export function atItsPlace(text: string, lines: Lines, selector: Selector): Span | undefined {
  const span = spanOf(lines, selector.range);
  return span &&
    span.end - span.start === selector.quote.length &&
    standsAt(text, span.start, selector)
    ? span
    : undefined;
}

/**
 * Goes through selectors in the order of their places, and follows those whose quote and context
 * stand to the letter where the ones before them lead to expect it, by so many lines. Believed is
 * what two neighbours agree on, or what stands there once: a passage may be repeated.
 * @param known where some are
 * @returns for each selector its place, if it is beyond doubt
 */
export function walk(
  text: string,
  lines: Lines,
  selectors: readonly Selector[],
  known: readonly (Span | undefined)[] = [],
): (Span | undefined)[] {
  let shift = 0;
  const spans = selectors.map((selector, i): Span | undefined => {
    const start = known[i]?.start ?? follow(text, lines, selector, shift);
    if (start === undefined) return undefined;
    shift = lineAt(lines, start) - selector.range[0];
    return known[i] ?? { start, end: start + selector.quote.length };
  });
  const placed = spans.flatMap((span, i) => (span ? [i] : []));
  const shifts = placed.map(
    (i) => lineAt(lines, spans[i]?.start ?? 0) - (selectors[i]?.range[0] ?? 0),
  );
  let checks = 0;
  placed.forEach((i, k) => {
    const isAgreed = shifts[k] === shifts[k - 1] || shifts[k] === shifts[k + 1];
    if (known[i] || isAgreed || (checks++ < mostChecks && isOnly(text, selectors[i]))) return;
    spans[i] = undefined;
  });
  return spans;
}

function isOnly(text: string, selector: Selector | undefined): boolean {
  if (!selector) return false;
  const whole = selector.before + selector.quote + selector.after;
  if (whole.length < leastWhole) return false;
  const first = text.indexOf(whole);
  return first >= 0 && text.indexOf(whole, first + 1) < 0;
}

function follow(text: string, lines: Lines, selector: Selector, shift: number): number | undefined {
  const [line, column] = selector.range;
  for (const by of shift ? [shift, 0] : [0]) {
    const start = offsetAt(lines, line + by, column);
    if (start !== undefined && standsAt(text, start, selector)) return start;
  }
  const near = offsetAt(lines, line + shift, 1) ?? text.length;
  const from = Math.max(0, near - reach);
  const { before, quote, after } = selector;
  const whole = before + quote + after;
  const at = text.slice(from, near + whole.length + reach).indexOf(whole);
  return at < 0 ? undefined : from + at + before.length;
}
