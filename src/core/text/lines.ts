import type { Range } from '../base/problem';
import { splitsPair } from './chars';
import type { Span } from './span';

/** Where the lines of one text begin. */
export interface Lines {
  /** UTF-16 offset of each line's first character; a text has at least one line. */
  readonly starts: Int32Array;
  /** UTF-16 length of the text. */
  readonly length: number;
  /** UTF-16 offset of each surrogate pair's second half: what offsets count and columns don't. */
  readonly pairs: Int32Array;
}

/** 1-based line, 1-based column in code points. */
export type Place = readonly [line: number, column: number];

/** Expects LF line ends (see `toLf`). */
export function indexLines(text: string): Lines {
  let starts = new Int32Array(Math.max(16, text.length >> 5));
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (count === starts.length) {
      const grown = new Int32Array(count * 2);
      grown.set(starts);
      starts = grown;
    }
    starts[count++] = at + 1;
  }
  return { starts: starts.slice(0, count), length: text.length, pairs: indexPairs(text) };
}

function indexPairs(text: string): Int32Array {
  const first = text.search(/[\ud800-\udbff][\udc00-\udfff]/);
  if (first < 0) return new Int32Array(0);
  const pairs: number[] = [];
  for (let at = first + 1; at < text.length; at++) if (splitsPair(text, at)) pairs.push(at);
  return Int32Array.from(pairs);
}

/** The 1-based line that holds `offset`; outside the text, its first or last line. */
export function lineAt(lines: Lines, offset: number): number {
  const { starts } = lines;
  let low = 0;
  let high = starts.length;
  while (low + 1 < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

/** The text of a 1-based line without its line end; undefined when there is no such line. */
export function lineSpan(lines: Lines, line: number): Span | undefined {
  const start = lines.starts[line - 1];
  if (start === undefined) return undefined;
  const next = lines.starts[line];
  return { start, end: next === undefined ? lines.length : next - 1 };
}

/** Undefined when the text has no such place; a column may be one past the line's last. */
export function offsetAt(lines: Lines, line: number, column: number): number | undefined {
  const span = lineSpan(lines, line);
  if (!span || !Number.isInteger(column) || column < 1) return undefined;
  const { pairs } = lines;
  const first = pairsBefore(lines, span.start);
  const plain = span.start + column - 1;
  // A pair lies before the place if it would without the pairs before itself.
  const last = countWhile(first, pairs.length, (i) => (pairs[i] ?? 0) - (i - first) <= plain);
  const at = plain + last - first;
  return at <= span.end ? at : undefined;
}

/** An offset between the halves of a character counts as the character's start. */
export function placeAt(lines: Lines, text: string, offset: number): Place {
  const within = Math.max(0, Math.min(offset, lines.length));
  const line = lineAt(lines, within);
  const start = lines.starts[line - 1] ?? 0;
  const end = splitsPair(text, within) ? within - 1 : within;
  return [line, end - start - (pairsBefore(lines, end) - pairsBefore(lines, start)) + 1];
}

export function rangeOf(lines: Lines, text: string, span: Span): Range {
  return [...placeAt(lines, text, span.start), ...placeAt(lines, text, span.end)];
}

/** Undefined when the range leaves the text, is reversed or holds nothing. */
export function spanOf(lines: Lines, range: Range): Span | undefined {
  const start = offsetAt(lines, range[0], range[1]);
  const end = offsetAt(lines, range[2], range[3]);
  return start === undefined || end === undefined || end <= start ? undefined : { start, end };
}

/** How many pairs end before the offset; half a pair alone is a character of its own. */
function pairsBefore({ pairs }: Lines, offset: number): number {
  return countWhile(0, pairs.length, (i) => (pairs[i] ?? 0) < offset);
}

/** The first number from `low` on, below `high`, of which `test` is false; it stays so from there. */
function countWhile(low: number, high: number, test: (i: number) => boolean): number {
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
