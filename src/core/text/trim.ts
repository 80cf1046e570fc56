import { isBlank, isHan, skipBlankBack, splitsPair } from './chars';
import { once } from './once';
import type { Span } from './span';

/** How far around an end the text is read to find whole characters. */
const reach = 64;

const characters = once(() => new Intl.Segmenter(undefined, { granularity: 'grapheme' }));

/**
 * The span without white space (of any script or width) at its ends, shrunk so that it cuts no
 * character: no half of a surrogate pair, no accent without its letter, no piece of a joined emoji.
 * Undefined when nothing is left.
 */
export function trimSpan(text: string, span: Span): Span | undefined {
  let start = Math.max(0, Math.trunc(span.start));
  let end = Math.min(text.length, Math.trunc(span.end));
  if (!(start < end)) return undefined; // also what is no number
  for (;;) {
    const trimmed = skipInvisible(text, start, end);
    const whole = trimmed < end ? nextEdge(text, trimmed) : trimmed;
    if (whole === start) break;
    start = whole;
    if (start >= end) return undefined;
  }
  for (;;) {
    const trimmed = skipBlankBack(text, start, end);
    const whole = trimmed > start ? previousEdge(text, trimmed) : trimmed;
    if (whole === end) break;
    end = whole;
    if (start >= end) return undefined;
  }
  return start < end ? { start, end } : undefined;
}

/** A joiner at the start joins nothing; at the end it belongs to the character before it. */
function skipInvisible(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && (isBlank(text.charCodeAt(at)) || isJoiner(text.charCodeAt(at)))) at++;
  return at;
}

function isJoiner(unit: number): boolean {
  return unit === 0x200c || unit === 0x200d;
}

/** `offset` if a character begins there, else the end of the character around it. */
function nextEdge(text: string, offset: number): number {
  return characterAround(text, offset)?.end ?? offset;
}

/** `offset` if a character begins there, else the start of the character around it. */
function previousEdge(text: string, offset: number): number {
  return characterAround(text, offset)?.start ?? offset;
}

/** The character that `offset` would cut in two, if any. */
function characterAround(text: string, offset: number): Span | undefined {
  if (offset <= 0 || offset >= text.length) return undefined;
  if (standsAlone(text.charCodeAt(offset - 1)) && standsAlone(text.charCodeAt(offset))) {
    return undefined;
  }
  let from = Math.max(0, offset - reach);
  for (let at = offset - 1; at > from; at--) {
    if (standsAlone(text.charCodeAt(at)) && standsAlone(text.charCodeAt(at - 1))) from = at;
  }
  if (splitsPair(text, from)) from--;
  const window = text.slice(from, offset + reach);
  const found = characters()
    .segment(window)
    .containing(offset - from);
  if (!found) return undefined;
  const start = from + found.index;
  return start === offset ? undefined : { start, end: start + found.segment.length };
}

/** Never joins with a neighbour of the same kind: the quick answer for nearly every text. */
function standsAlone(unit: number): boolean {
  return (unit >= 0x20 && unit < 0x7f) || isHan(unit) || (unit >= 0x3001 && unit <= 0x3020);
}
