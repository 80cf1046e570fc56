import { readCodebook } from '../codebook/read';
import { codebookFile } from './layout';

/**
 * What an act did to the codebook's text: one stretch became another. Kept instead of the whole
 * text, which may be long, and found again where the text around it has changed meanwhile.
 */
export interface BookChange {
  /** UTF-16 offset of the stretch. */
  readonly start: number;
  readonly cut: string;
  readonly put: string;
  /** Text directly before and after the stretch. */
  readonly head: string;
  readonly tail: string;
}

/** How much of the text around a change tells its place. UTF-16 units. */
const context = 120;

export function bookChange(before: string, after: string): BookChange {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  // Whole lines: what stands in them is read together.
  start = before.slice(0, start).lastIndexOf('\n') + 1;
  let same = 0;
  while (same < most - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  const tail = before.slice(before.length - same);
  const lineEnd = tail.indexOf('\n') + 1;
  // Behind a whole line, the rest of the text begins a line too.
  if (same > 0 && before[before.length - same - 1] !== '\n') same -= lineEnd || same;
  return {
    start,
    cut: before.slice(start, before.length - same),
    put: after.slice(start, after.length - same),
    head: before.slice(Math.max(0, start - context), start),
    tail: before.slice(before.length - same, before.length - same + context),
  };
}

/** The change that takes this one back. */
export function reversed(change: BookChange): BookChange {
  return { ...change, cut: change.put, put: change.cut };
}

/**
 * The text with a change made: at its place, or where the same stretch stands by now, if that is
 * certain. Undefined where it is not, or where more would be wrong with the codebook afterwards.
 */
export function withChange(text: string, change: BookChange): string | undefined {
  const changed = placed(text, change);
  return changed !== undefined && isSound(text, changed) ? changed : undefined;
}

/** As `withChange`, of a text that is no codebook. */
export function placed(text: string, change: BookChange): string | undefined {
  const at = placeOf(text, change);
  if (at === undefined) return undefined;
  return text.slice(0, at) + change.put + text.slice(at + change.cut.length);
}

/** Whether a change stands in the text, at its place and with what was around it. */
export function isMade(text: string, { start, cut, put, head, tail }: BookChange): boolean {
  const stands = (stretch: string) => text.startsWith(head + stretch + tail, start - head.length);
  // At the end of a text nothing says that what was to be cut is not there any more.
  return stands(put) && !(cut.length > put.length && stands(cut));
}

function placeOf(text: string, { start, cut, head, tail }: BookChange): number | undefined {
  if (text.startsWith(head + cut + tail, start - head.length)) return start;
  const before = head.length;
  // What was put in is known by itself; what was taken out goes back beside a neighbour.
  const known = cut.trim()
    ? [
        [head + cut + tail, before] as const,
        [head + cut, before] as const,
        [cut + tail, 0] as const,
        [cut, 0] as const,
      ]
    : [[head + tail, before] as const, [head, before] as const, [tail, 0] as const];
  for (const [part, offset] of known) {
    const found = part === '' ? -1 : text.indexOf(part);
    const at = found + offset;
    const isOnly = found >= 0 && text.indexOf(part, found + 1) < 0;
    if (isOnly && (at === 0 || text[at - 1] === '\n')) return at;
  }
  return undefined;
}

function isSound(before: string, after: string): boolean {
  const errors = (text: string) =>
    readCodebook(codebookFile, text).problems.filter(({ severity }) => severity === 'error').length;
  return errors(after) <= errors(before);
}
