import type { Range } from '../base/problem';
import { type Lines, rangeOf } from '../text/lines';
import type { Span } from '../text/span';

/**
 * Where an excerpt stands: the position finds it fast, the quote proves it, the context tells
 * equal quotes apart (W3C Web Annotation Data Model, 4.2.4 TextQuoteSelector).
 */
export interface Selector {
  readonly range: Range;
  readonly quote: string;
  readonly before: string;
  readonly after: string;
}

/** Code points of context kept on each side. */
export const contextSize = 32;

export function describe(text: string, lines: Lines, span: Span): Selector {
  return {
    range: rangeOf(lines, text, span),
    quote: text.slice(span.start, span.end),
    before: lastCodePoints(text.slice(Math.max(0, span.start - 2 * contextSize), span.start)),
    after: firstCodePoints(text.slice(span.end, span.end + 2 * contextSize)),
  };
}

function firstCodePoints(text: string): string {
  return [...text].slice(0, contextSize).join('');
}

function lastCodePoints(text: string): string {
  return [...text].slice(-contextSize).join('');
}

/** How many units directly around a span are as the selector's context says. */
export function contextInCommon(text: string, span: Span, { before, after }: Selector): number {
  let left = 0;
  while (left < before.length && before.at(-1 - left) === text[span.start - 1 - left]) left++;
  let right = 0;
  while (right < after.length && after[right] === text[span.end + right]) right++;
  return left + right;
}
