/**
 * Where the lines of a text being edited begin, kept up with each change without the text itself:
 * what the typing path can afford. Offsets are UTF-16, into the text with LF line ends.
 */
export class LiveLines {
  private starts: Int32Array;

  constructor(starts: Int32Array) {
    this.starts = starts;
  }

  /** Offset of a 0-based line and a UTF-16 character in it. */
  offset(line: number, character: number): number {
    return (this.starts[line] ?? this.starts.at(-1) ?? 0) + character;
  }

  /** Replaces what stands at start … end, which lies on these 0-based lines, with a text. */
  replace(firstLine: number, lastLine: number, start: number, end: number, inserted: string): void {
    const fresh: number[] = [];
    for (let at = inserted.indexOf('\n'); at >= 0; at = inserted.indexOf('\n', at + 1))
      fresh.push(start + at + 1);
    const delta = inserted.length - (end - start);
    const { starts } = this;
    const gone = lastLine - firstLine;
    const next =
      gone === fresh.length ? starts : new Int32Array(starts.length - gone + fresh.length);
    const tail = firstLine + 1 + fresh.length;
    if (next !== starts) {
      next.set(starts.subarray(0, firstLine + 1));
      next.set(starts.subarray(lastLine + 1), tail);
    }
    next.set(fresh, firstLine + 1);
    for (let i = tail; i < next.length; i++) next[i] = (next[i] ?? 0) + delta;
    this.starts = next;
  }
}
