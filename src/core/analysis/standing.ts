import type { Selector } from '../anchor/selector';
import type { Span } from '../text/span';

const halfOfPair = /[\ud800-\udfff]/;

/**
 * Where a coding stands, if its very words stand at its range with what was around them around
 * them. Undefined as well where the characters before it on its line, or its own, are not all one
 * unit long: then whoever asks has to count more carefully.
 * @param starts where lines begin, as far as that was needed so far; longer afterwards
 */
export function placeOf(text: string, starts: number[], selector: Selector): Span | undefined {
  const { range, quote, before, after } = selector;
  const [line, column, lastLine, lastColumn] = range;
  const lineStart = startOf(text, starts, line);
  if (lineStart === undefined) return undefined;
  const start = lineStart + column - 1;
  const end = start + quote.length;
  const isThere =
    text.startsWith(quote, start) &&
    start >= before.length &&
    text.startsWith(before, start - before.length) &&
    text.startsWith(after, end);
  if (!isThere || halfOfPair.test(text.slice(lineStart, end))) return undefined;
  // The line may be shorter than its column says, and the range longer than the quote.
  const lineEnd = text.indexOf('\n', lineStart);
  const lastBreak = quote.lastIndexOf('\n');
  const isRange =
    (lineEnd < 0 || start <= lineEnd) &&
    lastLine === line + lineEndsIn(quote) &&
    lastColumn === (lastBreak < 0 ? column + quote.length : quote.length - lastBreak);
  return isRange ? { start, end } : undefined;
}

function startOf(text: string, starts: number[], line: number): number | undefined {
  while (starts.length < line) {
    const end = text.indexOf('\n', starts.at(-1));
    if (end < 0) return undefined;
    starts.push(end + 1);
  }
  return starts[line - 1];
}

function lineEndsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
