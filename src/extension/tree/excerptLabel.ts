import { splitsPair } from '../../core/text/chars';
import type { Span } from '../../core/text/span';

/** An excerpt in one line, among some of the words around it. */
export interface ExcerptLabel {
  readonly text: string;
  /** UTF-16 offsets of the excerpt's own words in `text`. */
  readonly own: Span;
}

/** UTF-16 units kept of what stands before, of the excerpt's beginning and end, and after it. */
const room = { before: 16, head: 140, tail: 50, after: 60 };

/** Of the words around an excerpt, those of its own line are shown. */
export function labelIn(text: string, { start, end }: Span): ExcerptLabel {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  return labelOf(
    text.slice(start === 0 ? 0 : lineStart, start),
    text.slice(start, end),
    text.slice(end, lineEnd < 0 ? text.length : lineEnd),
  );
}

export function labelOf(before: string, quote: string, after: string): ExcerptLabel {
  const lead = lastWords(inOneLine(before).trimStart());
  const own = withoutMiddle(inOneLine(quote).trim());
  const rest = firstWords(inOneLine(after).trimEnd());
  const span = { start: lead.length, end: lead.length + own.length };
  return { text: lead + own + rest, own: span };
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function lastWords(text: string): string {
  if (text.length <= room.before) return text;
  const from = wholeFrom(text, text.length - room.before);
  const cut = text.slice(from);
  // Half a word says nothing; Chinese has no spaces to cut at.
  const space = text[from - 1] === ' ' ? -1 : cut.slice(0, -1).indexOf(' ');
  return `…${/^\p{Script=Han}/u.test(cut) ? cut : cut.slice(space + 1)}`;
}

function firstWords(text: string): string {
  if (text.length <= room.after) return text;
  return `${text.slice(0, wholeFrom(text, room.after))}…`;
}

function withoutMiddle(text: string): string {
  if (text.length <= room.head + room.tail + 20) return text;
  const head = text.slice(0, wholeFrom(text, room.head));
  return `${head.trimEnd()} … ${text.slice(wholeFrom(text, text.length - room.tail)).trimStart()}`;
}

/** The offset itself, or the one before it where it would cut a character in two. */
function wholeFrom(text: string, offset: number): number {
  return splitsPair(text, offset) ? offset - 1 : offset;
}
