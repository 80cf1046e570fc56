/** Puts `insert` in place of the text between two UTF-16 offsets. */
export interface Splice {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly insert: string;
}

/** The text with every splice made; they must not overlap. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  let result = '';
  let done = 0;
  for (const { start, end, insert } of [...splices].sort((a, b) => a.start - b.start)) {
    result += text.slice(done, start) + insert;
    done = end;
  }
  return result + text.slice(done);
}

/**
 * Splices of a text with LF line ends and no byte order mark, as splices of the text as it is:
 * offsets count its CRs, and what is inserted ends its lines as the line before does.
 */
export function splicesOfRaw(raw: string, splices: readonly Splice[]): readonly Splice[] {
  return splices.map(({ start, end, insert }) => {
    const from = rawOffset(raw, start);
    const lineEnd = lineEndBefore(raw, from);
    return { start: from, end: rawOffset(raw, end), insert: insert.replace(/\n/g, lineEnd) };
  });
}

function rawOffset(raw: string, offset: number): number {
  let at = raw.startsWith('\ufeff') ? 1 : 0;
  if (!raw.includes('\r\n')) return at + offset;
  for (let left = offset; left > 0; left--) at += raw.startsWith('\r\n', at) ? 2 : 1;
  return at;
}

function lineEndBefore(raw: string, offset: number): string {
  const before = /(?:\r\n?|\n)$/.exec(raw.slice(0, offset));
  return (before ?? /\r\n?|\n/.exec(raw))?.[0] ?? '\n';
}
