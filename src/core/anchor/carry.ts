import { lineAt } from '../text/lines';
import type { Span } from '../text/span';
import { sameLines, singleLines, type Text } from './sameLines';

/** What a text tells of excerpts whose places in an earlier one are known. */
export interface Carried {
  /** Where those are now that stand in lines that did not change, nor did those beside them. */
  readonly spans: readonly (Span | undefined)[];
  /** Where another is if its own lines stayed, one of which stands only once. Asked of few. */
  readonly likely: (i: number) => Span | undefined;
  /** Where the others may be: lines that are new, and where they would be had nothing changed. */
  readonly parts: readonly Span[];
}

/** Units around what is new that are looked at, too: they hold the context. */
const around = 200;

/**
 * Follows excerpts from one text to the next by the lines that are the same in both.
 * @param spans where they were in the text before; undefined where that isn't known for certain
 * @param guesses where they may have been
 */
export function carry(
  before: Text,
  now: Text,
  spans: readonly (Span | undefined)[],
  guesses: readonly (Span | undefined)[],
): Carried {
  const same = sameLines(before, now);
  const carried = spans.map((span) => span && carriedSpan(before, now, same, span));
  let single: Uint8Array | undefined;
  const likely = (i: number) => {
    const span = spans[i];
    const [first, last] = span ? linesOf(before, span) : [0, -1];
    const by = shiftOf(same, first, last);
    if (!span || by === undefined) return undefined;
    single ??= singleLines(before, now);
    const isSingle = single.subarray(first, last + 1).includes(1);
    return isSingle ? shifted(before, now, span, first, by) : undefined;
  };
  const near = guesses.flatMap((guess, i) =>
    guess && !carried[i] ? [nearest(before, now, same, guess)] : [],
  );
  const parts = [...freshParts(now, same), ...near].map(({ start, end }) => ({
    start: Math.max(0, start - around),
    end: Math.min(now.text.length, end + around),
  }));
  return { spans: carried, likely, parts: joined(parts) };
}

/** Undefined unless its lines and the one on either side stand in a row as they did. */
function carriedSpan(before: Text, now: Text, same: Int32Array, span: Span): Span | undefined {
  const [first, last] = linesOf(before, span);
  const by = shiftOf(same, Math.max(0, first - 1), Math.min(same.length - 1, last + 1));
  if (by === undefined || (first === 0 && by !== 0)) return undefined;
  if (last === same.length - 1 && last + by !== now.lines.starts.length - 1) return undefined;
  return shifted(before, now, span, first, by);
}

/** Its first and its last line, from 0. */
function linesOf({ lines }: Text, { start, end }: Span): [first: number, last: number] {
  return [lineAt(lines, start) - 1, lineAt(lines, end) - 1];
}

/** By how many lines all of these moved; undefined where they did not all, or not alike. */
function shiftOf(same: Int32Array, first: number, last: number): number | undefined {
  const by = (same[first] ?? -1) - first;
  for (let i = first; i <= last; i++)
    if ((same[i] ?? -1) < 0 || (same[i] ?? -1) - i !== by) return undefined;
  return by;
}

function shifted(before: Text, now: Text, { start, end }: Span, line: number, by: number): Span {
  const delta = (now.lines.starts[line + by] ?? 0) - (before.lines.starts[line] ?? 0);
  return { start: start + delta, end: end + delta };
}

/** Where a stretch would be if it stood as far behind the last line before it that is the same. */
function nearest(before: Text, now: Text, same: Int32Array, { start, end }: Span): Span {
  let line = lineAt(before.lines, start) - 1;
  while (line > 0 && (same[line] ?? -1) < 0) line--;
  const to = now.lines.starts[same[line] ?? 0] ?? 0;
  const delta = to - (before.lines.starts[line] ?? 0);
  return { start: start + delta, end: end + delta };
}

/** Lines that stood nowhere before, in a row as one. */
function freshParts({ lines, text }: Text, same: Int32Array): Span[] {
  const isOld = new Uint8Array(lines.starts.length);
  for (const j of same) if (j >= 0) isOld[j] = 1;
  const parts: Span[] = [];
  isOld.forEach((old, j) => {
    if (old) return;
    parts.push({ start: lines.starts[j] ?? 0, end: lines.starts[j + 1] ?? text.length });
  });
  return parts;
}

/** In order, those that touch as one. */
function joined(parts: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const part of parts.toSorted((a, b) => a.start - b.start)) {
    const last = whole.at(-1);
    if (last && part.start <= last.end)
      whole[whole.length - 1] = { start: last.start, end: Math.max(last.end, part.end) };
    else whole.push(part);
  }
  return whole.filter(({ start, end }) => end > start);
}
