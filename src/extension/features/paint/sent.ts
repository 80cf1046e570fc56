import { type Change, shiftSpans } from '../../../core/anchor/shift';
import type { Span } from '../../../core/text/span';

/** How long the window may not yet have had what was sent. Milliseconds. */
export const underway = 300;

/**
 * The ranges of one decoration type as they were sent, kept where VS Code has moved them since.
 * All offsets are the document's own (a line end in CRLF counts two).
 */
export class SentSpans {
  private readonly starts: Int32Array;
  private readonly ends: Int32Array;
  private isSure = true;

  constructor(
    spans: readonly Span[],
    private readonly sentAt: number,
  ) {
    this.starts = Int32Array.from(spans, ({ start }) => start);
    this.ends = Int32Array.from(spans, ({ end }) => end);
  }

  /** Follows a change of the text. On the typing path: one pass over numbers. */
  shift(change: Change, now: number): void {
    this.isSure &&= now - this.sentAt > underway && !this.crossesAnEnd(change);
    shiftSpans(this.starts, this.ends, new Uint8Array(this.starts.length), change);
  }

  /** Whether these spans are what the window shows already. */
  shows(spans: readonly Span[]): boolean {
    return (
      this.isSure &&
      spans.length === this.starts.length &&
      spans.every(({ start, end }, i) => start === this.starts[i] && end === this.ends[i])
    );
  }

  /** Where a range is replaced over its end or as a whole, VS Code's idea of it and ours may differ. */
  private crossesAnEnd({ start: from, end: to, inserted }: Change): boolean {
    if (from === to) return false;
    return this.starts.some((start, i) => {
      const end = this.ends[i] ?? start;
      const isOutside = to <= start || from >= end;
      const isInside = from >= start && (to < end || (to === end && inserted <= to - from));
      const isWhole = from === start && to === end;
      return !isOutside && (!isInside || isWhole);
    });
  }
}
