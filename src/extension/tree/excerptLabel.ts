import { splitsPair } from '../../core/text/chars';
import type { Span } from '../../core/text/span';

/** An excerpt in one line, among some of the words around it. */
export interface ExcerptLabel {
  readonly text: string;
  /** UTF-16 offsets of the excerpt's own words in `text`. */
  readonly own: Span;
}

/** UTF-16 units kept of an excerpt's beginning and end, and of what stands after it. */
const room = { head: 140, tail: 50, after: 60 };

/**
 * How wide the words before an excerpt may be; a Chinese character is two wide. All of them (most
 * often a speaker's name) may have more room than what is left of a longer line: in a narrow side
 * bar that is room which the excerpt itself would not have.
 */
const widthBefore = { whole: 14, cut: 8 };

/** Of the words around an excerpt, those of its own line are shown. */
export function labelIn(text: string, { start, end }: Span): ExcerptLabel {
  const lineStart = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  return labelOf(
    text.slice(lineStart, start),
    text.slice(start, end),
    text.slice(end, lineEnd < 0 ? text.length : lineEnd),
  );
}

/** @param before what stands before the quote on its line, as `after` stands after it */
export function labelOf(before: string, quote: string, after: string): ExcerptLabel {
  // In Markdown a speaker's name is often bold; the marks would take the room of words.
  const lead = lastWords(inOneLine(before.replaceAll('**', '')).trimStart());
  const own = withoutMiddle(inOneLine(quote).trim());
  const rest = firstWords(inOneLine(after).trimEnd());
  const span = { start: lead.length, end: lead.length + own.length };
  return { text: lead + own + rest, own: span };
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** As many whole words as fit; of Chinese, which has no spaces to cut at, characters. */
function lastWords(text: string): string {
  const characters = [...text];
  if (fitting(characters, widthBefore.whole) === characters.length) return text;
  const from = characters.length - fitting(characters, widthBefore.cut);
  const cut = characters.slice(from);
  const isWordCut = !isWide(cut[0] ?? '') && characters[from - 1] !== ' ';
  const space = isWordCut ? cut.indexOf(' ') : -1;
  return `…${cut.slice(space + 1).join('')}`;
}

/** How many of the last characters are no wider together than that. */
function fitting(characters: readonly string[], width: number): number {
  let count = 0;
  for (let taken = 0; count < characters.length; count++) {
    taken += isWide(characters[characters.length - 1 - count] ?? '') ? 2 : 1;
    if (taken > width) break;
  }
  return count;
}

function isWide(character: string): boolean {
  return /[\p{Script=Han}\u3000-\u30ff\uff00-\uff60]/u.test(character);
}

function firstWords(text: string): string {
  if (text.length <= room.after) return text;
  return `${text.slice(0, wholeTo(text, room.after))}…`;
}

function withoutMiddle(text: string): string {
  if (text.length <= room.head + room.tail + 20) return text;
  const head = text.slice(0, wholeTo(text, room.head));
  return `${head.trimEnd()} … ${text.slice(wholeTo(text, text.length - room.tail)).trimStart()}`;
}

/** The offset itself, or the one before it where it would cut a character in two. */
function wholeTo(text: string, offset: number): number {
  return splitsPair(text, offset) ? offset - 1 : offset;
}
