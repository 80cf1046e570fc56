import { weigh } from './fold';
import { mostRuns, type Run, runsBetween } from './runs';

export type { Run };

/** Unrelated words have runs in common, too: so many bits of each tell nothing. */
export const chanceBits = 3;

/**
 * What a pattern and a stretch of a text have in common, in order: the chain of runs that tells
 * most. What stands between them in either, however much, costs little, so that sentences put in
 * or taken out do not hide the rest (sparse dynamic programming over matches, as Eppstein, Galil,
 * Giancarlo & Italiano, J. ACM 39(3), 1992, but over so few that all pairs are looked at).
 */
export function chainOf(
  pattern: Uint16Array,
  text: Uint16Array,
  from: number,
  to: number,
): readonly Run[] {
  const count = runsBetween(pattern, text, from, to, columns);
  let last = -1;
  for (let i = 0; i < count; i++) {
    const x = xs[i] ?? 0;
    bits[i] = weigh(pattern, x, x + (lengths[i] ?? 0));
    follow(i);
    if (last < 0 || (best[i] ?? 0) > (best[last] ?? 0)) last = i;
  }
  const chain: Run[] = [];
  for (let i = last; i >= 0; i = previous[i] ?? -1)
    chain.push({ x: xs[i] ?? 0, y: ys[i] ?? 0, length: lengths[i] ?? 0 });
  return trimmed(chain.reverse());
}

/** The runs looked at, by column: comparing all pairs of them is what takes the time. */
const columns = {
  xs: new Int32Array(mostRuns),
  ys: new Int32Array(mostRuns),
  lengths: new Int32Array(mostRuns),
};
const { xs, ys, lengths } = columns;
const bits = new Int32Array(mostRuns);
/** For each, what the best chain that ends with it tells, and which run stands before it there. */
const best = new Float64Array(mostRuns);
const previous = new Int32Array(mostRuns);

/** Finds the best chain that ends with a run; those of the runs before it are known. */
function follow(i: number): void {
  const [x, y, length, own] = [xs[i] ?? 0, ys[i] ?? 0, lengths[i] ?? 0, bits[i] ?? 0];
  let [most, chosen] = [own - chanceBits, -1];
  for (let j = 0; j < i; j++) {
    const [otherX, otherY] = [xs[j] ?? 0, ys[j] ?? 0];
    if (otherX >= x || otherY >= y) continue;
    // Not even all of it would make this one better.
    if ((best[j] ?? 0) + own - chanceBits + 1 <= most) continue;
    const end = lengths[j] ?? 0;
    const shared = Math.max(0, otherX + end - x, otherY + end - y);
    if (shared >= length) continue;
    const rest = shared ? own * (1 - shared / length) : own;
    const told = (best[j] ?? 0) + rest - chanceBits - costOf(otherY - otherX - (y - x));
    if (told > most) [most, chosen] = [told, j];
  }
  best[i] = most;
  previous[i] = chosen;
}

/** The more stands between two runs in one and not in the other, the more likely one is chance. */
function costOf(shift: number): number {
  return shift ? 32 - Math.clz32(Math.abs(shift)) + 0.5 : -1;
}

/** Runs that overlap the one before begin behind it. */
function trimmed(chain: readonly Run[]): Run[] {
  let [x, y] = [0, 0];
  return chain.map((run) => {
    const shared = Math.max(0, x - run.x, y - run.y);
    const rest = { x: run.x + shared, y: run.y + shared, length: run.length - shared };
    x = rest.x + rest.length;
    y = rest.y + rest.length;
    return rest;
  });
}
