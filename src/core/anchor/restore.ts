import { type Lines, spanOf } from '../text/lines';
import type { Span } from '../text/span';
import type { Selector } from './selector';

/**
 * Where the quote of an edited excerpt stands again: as it is recorded, with all that was around it
 * (when everything was undone), else around what is left of the excerpt, or within what has become
 * of it.
 * @param left where the excerpt is after the edits
 */
export function restored(
  text: string,
  lines: Lines,
  selector: Selector,
  left: Span,
): Span | undefined {
  const { quote } = selector;
  const recorded = spanOf(lines, selector.range);
  if (recorded && standsAt(text, selector, recorded.start)) return recorded;
  const last = Math.max(left.start, left.end - quote.length);
  for (let at = Math.max(0, Math.min(left.start, left.end - quote.length)); at <= last; at++)
    if (text.startsWith(quote, at)) return { start: at, end: at + quote.length };
  return undefined;
}

/** Whether the quote stands there, and around it what the selector says. */
function standsAt(text: string, { before, quote, after }: Selector, start: number): boolean {
  const from = start - before.length;
  return from >= 0 && text.startsWith(before + quote + after, from);
}
