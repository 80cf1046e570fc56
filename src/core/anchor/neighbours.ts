import { type Lines, lineAt } from '../text/lines';
import type { Span } from '../text/span';
import { firstWhere, longestAscending } from './order';
import type { Selector } from './selector';

/** What the nearest excerpts whose places are known say of one that is looked for. */
export interface Between {
  /** From the start of the one before to the end of the one after. */
  readonly start: number;
  readonly end: number;
  /** By how many lines these two moved; undefined where there is none. */
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/** The excerpts known so far that stand in their old order; those moved elsewhere are no measure. */
export class Neighbours {
  /** Indexes of selectors, ascending; so are the starts of their spans. */
  private readonly rows: readonly number[];

  constructor(
    private readonly lines: Lines,
    private readonly selectors: readonly Selector[],
    private readonly spans: readonly (Span | undefined)[],
  ) {
    const known = spans.flatMap((span, i) => (span ? [i] : []));
    const chosen = longestAscending(known.map((i) => spans[i]?.start ?? 0));
    this.rows = chosen.map((k) => known[k] ?? 0);
  }

  /** Those beside the i-th selector in the old text. */
  beside(i: number): Between {
    return this.between(firstWhere(this.rows.length, (k) => (this.rows[k] ?? 0) >= i));
  }

  /** Those beside a place in the new one. */
  around({ start }: Span): Between {
    const { rows, spans } = this;
    return this.between(firstWhere(rows.length, (k) => (spans[rows[k] ?? -1]?.start ?? 0) > start));
  }

  /** By how many lines an excerpt moves if it stands there. */
  shift(i: number, { start }: Span): number {
    return lineAt(this.lines, start) - (this.selectors[i]?.range[0] ?? 0);
  }

  private between(next: number): Between {
    const [i, j] = [this.rows[next - 1] ?? -1, this.rows[next] ?? -1];
    const [before, after] = [this.spans[i], this.spans[j]];
    return {
      start: before?.start ?? 0,
      end: after?.end ?? this.lines.length,
      before: before && this.shift(i, before),
      after: after && this.shift(j, after),
    };
  }
}
