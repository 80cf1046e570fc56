import type { LocatedSource } from '../../project/located';
import { sentencesIn } from '../../text/sentences';
import type { Span } from '../../text/span';

/** Sentences or turns of a text, counted through from the first. */
export class TextUnits {
  private readonly starts: Float64Array;
  private readonly ends: Float64Array;

  constructor({ text, transcript }: LocatedSource, unit: 'sentence' | 'turn') {
    const spans: readonly Span[] =
      unit === 'turn'
        ? transcript.turns.map(({ span }) => span)
        : transcript.turns.flatMap(({ parts }) => parts.flatMap((part) => sentencesIn(text, part)));
    this.starts = Float64Array.from(spans, ({ start }) => start);
    this.ends = Float64Array.from(spans, ({ end }) => end);
  }

  /** Number of the first unit that a stretch from here on reaches; a label belongs to what follows. */
  firstFrom(start: number): number {
    return countUpTo(this.ends, start);
  }

  /** Number of the last unit that begins before `end`. */
  lastBefore(end: number): number {
    return countUpTo(this.starts, end - 1) - 1;
  }
}

/** How many of these, which ascend, are at most `limit`. */
export function countUpTo(ascending: Float64Array, limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
