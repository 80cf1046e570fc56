import { compareText } from '../coding/coding';

/** An excerpt as the margin sees it: the lines that it stands on. */
export interface LineRun {
  /** Id of its code. */
  readonly code: string;
  /** 1-based. */
  readonly first: number;
  /** 1-based; the excerpt reaches into it. */
  readonly last: number;
}

/** A run drawn as a stripe beside its lines. */
export interface Stripe extends LineRun {
  /** The same along the whole run; 0 is next to the text. Undefined: no lane was free. */
  readonly lane: number | undefined;
}

/** One stripe where it passes one line. */
export interface StripeCell {
  readonly code: string;
  readonly begins: boolean;
  readonly ends: boolean;
}

/** What stands beside one line. */
export interface LineStripes {
  /** 1-based. */
  readonly line: number;
  /** By lane, without the empty ones after the last. */
  readonly lanes: readonly (StripeCell | undefined)[];
  /** Whether there are stripes for which no lane was free. */
  readonly hasMore: boolean;
}

/**
 * Gives each run a lane that no other takes on any of its lines: the first free one, from the top
 * of the text down (greedy interval partition; as few lanes as can be). Runs of one code that share
 * a line are one stripe.
 */
export function layStripes(runs: Iterable<LineRun>, lanes: number): readonly Stripe[] {
  /** By lane, the last line taken. */
  const taken: number[] = new Array<number>(lanes).fill(0);
  return joined(runs)
    .sort((a, b) => a.first - b.first || b.last - a.last || compareText(a.code, b.code))
    .map((run) => {
      const lane = taken.findIndex((last) => last < run.first);
      if (lane < 0) return { ...run, lane: undefined };
      taken[lane] = run.last;
      return { ...run, lane };
    });
}

/** What stands beside the lines `first` … `last`, of those that have stripes, in order. */
export function stripesByLine(
  stripes: Iterable<Stripe>,
  first: number,
  last: number,
): readonly LineStripes[] {
  const rows = new Map<number, { lanes: (StripeCell | undefined)[]; hasMore: boolean }>();
  for (const { code, lane, ...run } of stripes)
    for (let line = Math.max(first, run.first); line <= Math.min(last, run.last); line++) {
      let row = rows.get(line);
      if (!row) rows.set(line, (row = { lanes: [], hasMore: false }));
      if (lane === undefined) {
        row.hasMore = true;
        continue;
      }
      while (row.lanes.length < lane) row.lanes.push(undefined);
      row.lanes[lane] = { code, begins: line === run.first, ends: line === run.last };
    }
  return [...rows].sort(([a], [b]) => a - b).map(([line, row]) => ({ line, ...row }));
}

function joined(runs: Iterable<LineRun>): LineRun[] {
  const sorted = [...runs].sort((a, b) => compareText(a.code, b.code) || a.first - b.first);
  const whole: LineRun[] = [];
  for (const run of sorted) {
    const before = whole.at(-1);
    if (before?.code !== run.code || before.last < run.first) whole.push(run);
    else if (run.last > before.last) whole[whole.length - 1] = { ...before, last: run.last };
  }
  return whole;
}
