/** A text as it is stored: what positions in it count is for the program that wrote them to say. */
export interface StoredText {
  /** With the line ends of the file, without a byte order mark. */
  readonly raw: string;
  readonly hasMark: boolean;
}

/** What the positions in a file count. Its first character is at 0. */
export interface Convention {
  readonly unit: 'utf16' | 'codepoint';
  /** What CR LF counts as. */
  readonly lineEnd: 1 | 2;
  /** Whether a byte order mark counts as a character. */
  readonly countsMark: boolean;
  /** Whether the end is the last character itself, not the place after it. */
  readonly endsInside: boolean;
}

/** That of the standard, and what nearly every program writes. */
export const standard: Convention = {
  unit: 'codepoint',
  lineEnd: 1,
  countsMark: false,
  endsInside: false,
};

/**
 * Where positions are in the text with LF line ends, as UTF-16 offsets, in their order; -1 for one
 * beyond the text. A position within a character or a line end is where that begins.
 */
export function offsetsIn(
  { raw, hasMark }: StoredText,
  { unit, lineEnd, countsMark }: Convention,
  positions: readonly number[],
): number[] {
  const found = new Map<number, number>();
  const sorted = [...new Set(positions)].sort((a, b) => a - b);
  let next = sorted.findIndex((position) => position >= 0);
  if (next < 0) next = sorted.length;
  let [counted, offset] = [hasMark && countsMark ? 1 : 0, 0];
  for (let at = 0; at < raw.length && next < sorted.length;) {
    const code = raw.charCodeAt(at);
    let [width, counts, moves] = [1, 1, 1];
    if (code === 13 && raw.charCodeAt(at + 1) === 10) [width, counts] = [2, lineEnd];
    else if (isPair(raw, at, code)) [width, counts, moves] = [2, unit === 'utf16' ? 2 : 1, 2];
    for (; (sorted[next] ?? Infinity) < counted + counts; next++)
      found.set(sorted[next] ?? 0, offset);
    at += width;
    counted += counts;
    offset += moves;
  }
  for (; (sorted[next] ?? Infinity) <= counted; next++) found.set(sorted[next] ?? 0, offset);
  return positions.map((position) => found.get(position) ?? -1);
}

function isPair(raw: string, at: number, code: number): boolean {
  return code >= 0xd800 && code < 0xdc00 && (raw.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}
