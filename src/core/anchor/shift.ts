/** A stretch of text replaced by another. UTF-16 offsets into the text before the change. */
export interface Change {
  readonly start: number;
  readonly end: number;
  /** UTF-16 units that now stand there. */
  readonly inserted: number;
}

/** What a change did to the words of an excerpt. */
export const touch = {
  none: 0,
  /** Some of its words changed. */
  edited: 1,
  /** None of its words are left: the span is empty, at the place where they were. */
  emptied: 2,
} as const;

/**
 * Moves many spans with the text, as fast as typing needs it: one pass over two columns. Text
 * typed at either end of an excerpt stays outside it; text that replaces its beginning or its end
 * from inside stays in; text that replaces all of it is not taken for it.
 * @param starts, ends UTF-16 offsets, changed in place
 * @param touched for each span the largest `touch` so far, changed in place
 */
export function shiftSpans(
  starts: Int32Array,
  ends: Int32Array,
  touched: Uint8Array,
  change: Change,
): void {
  const { start: from, end: to, inserted } = change;
  const delta = inserted - (to - from);
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i] ?? 0;
    const end = ends[i] ?? 0;
    if (end <= from) continue;
    if (start >= to) {
      starts[i] = start + delta;
      ends[i] = end + delta;
    } else if (from <= start && to >= end) {
      starts[i] = ends[i] = from + inserted;
      mark(touched, i, touch.emptied);
    } else if (from >= start && to <= end) {
      ends[i] = end + delta;
      mark(touched, i, touch.edited);
    } else if (from < start) {
      starts[i] = from + inserted;
      ends[i] = end + delta;
      mark(touched, i, touch.edited);
    } else {
      ends[i] = from;
      mark(touched, i, touch.edited);
    }
  }
}

function mark(touched: Uint8Array, i: number, by: number): void {
  if (by > (touched[i] ?? 0)) touched[i] = by;
}
