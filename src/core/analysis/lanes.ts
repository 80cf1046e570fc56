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
      const { code, first, last } = run;
      if (lane < 0) return { code, first, last, lane: undefined };
      taken[lane] = last;
      return { code, first, last, lane };
    });
}

/**
 * The runs that matter for the lanes on the lines `first` … `last`: those on them, and those that
 * hang together with these by sharing lines one after another. Where none runs across, the lanes
 * are free, so what lies beyond does not matter.
 * @param runs sorted by their first line
 */
export function runsNear(runs: readonly LineRun[], first: number, last: number): LineRun[] {
  let from = 0;
  let bottom = 0;
  for (const [i, run] of runs.entries()) {
    if (run.first > bottom) {
      if (bottom < first) from = i;
      if (run.first > last) return runs.slice(from, i);
    }
    bottom = Math.max(bottom, run.last);
  }
  return bottom < first ? [] : runs.slice(from);
}

/** What stands beside the lines `first` … `last`, of those that have stripes, in order. */
export function stripesByLine(
  stripes: Iterable<Stripe>,
  first: number,
  last: number,
): readonly LineStripes[] {
  const rows = new Map<number, { lanes: (StripeCell | undefined)[]; hasMore: boolean }>();
  for (const { code, lane, first: top, last: bottom } of stripes)
    for (let line = Math.max(first, top); line <= Math.min(last, bottom); line++) {
      let row = rows.get(line);
      if (!row) rows.set(line, (row = { lanes: [], hasMore: false }));
      if (lane === undefined) {
        row.hasMore = true;
        continue;
      }
      while (row.lanes.length < lane) row.lanes.push(undefined);
      row.lanes[lane] = { code, begins: line === top, ends: line === bottom };
    }
  return [...rows].sort(([a], [b]) => a - b).map(([line, row]) => ({ line, ...row }));
}

function joined(runs: Iterable<LineRun>): LineRun[] {
  const byCode = new Map<string, LineRun[]>();
  for (const run of runs) {
    const ofCode = byCode.get(run.code);
    if (ofCode) ofCode.push(run);
    else byCode.set(run.code, [run]);
  }
  const whole: LineRun[] = [];
  for (const [code, ofCode] of byCode) {
    ofCode.sort((a, b) => a.first - b.first);
    let first = 0;
    let last = 0;
    for (const run of ofCode) {
      if (last >= run.first) {
        last = Math.max(last, run.last);
        continue;
      }
      if (last > 0) whole.push({ code, first, last });
      ({ first, last } = run);
    }
    whole.push({ code, first, last });
  }
  return whole;
}
