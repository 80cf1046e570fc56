import type { Range } from '../base/problem';
import { isHigh, isLow, splitsPair } from './chars';
import type { Span } from './span';

/** Where the lines of one text begin. */
export interface Lines {
  /** UTF-16 offset of each line's first character; a text has at least one line. */
  readonly starts: Int32Array;
  /** UTF-16 length of the text. */
  readonly length: number;
  /** Without surrogates, columns are offsets and nothing needs counting. */
  readonly hasSurrogates: boolean;
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
  return {
    starts: starts.slice(0, count),
    length: text.length,
    hasSurrogates: /[\ud800-\udfff]/.test(text),
  };
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
export function offsetAt(
  lines: Lines,
  text: string,
  line: number,
  column: number,
): number | undefined {
  const span = lineSpan(lines, line);
  if (!span || !Number.isInteger(column) || column < 1) return undefined;
  let at = span.start;
  if (!lines.hasSurrogates) at += column - 1;
  else for (let left = column - 1; left > 0 && at <= span.end; left--) at = after(text, at);
  return at <= span.end ? at : undefined;
}

/** An offset between the halves of a character counts as the character's start. */
export function placeAt(lines: Lines, text: string, offset: number): Place {
  const within = Math.max(0, Math.min(offset, lines.length));
  const line = lineAt(lines, within);
  const start = lines.starts[line - 1] ?? 0;
  if (!lines.hasSurrogates) return [line, within - start + 1];
  const end = splitsPair(text, within) ? within - 1 : within;
  let column = 1;
  for (let at = start; at < end; at = after(text, at)) column++;
  return [line, column];
}

export function rangeOf(lines: Lines, text: string, span: Span): Range {
  return [...placeAt(lines, text, span.start), ...placeAt(lines, text, span.end)];
}

/** Undefined when the range leaves the text, is reversed or holds nothing. */
export function spanOf(lines: Lines, text: string, range: Range): Span | undefined {
  const start = offsetAt(lines, text, range[0], range[1]);
  const end = offsetAt(lines, text, range[2], range[3]);
  return start === undefined || end === undefined || end <= start ? undefined : { start, end };
}

/** The offset after the character at `at`; half a pair alone counts as a character. */
function after(text: string, at: number): number {
  return isHigh(text.charCodeAt(at)) && isLow(text.charCodeAt(at + 1)) ? at + 2 : at + 1;
}
