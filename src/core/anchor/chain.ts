import { weigh } from './fold';
import { eachGram } from './grams';

/** Units that are the same in a pattern and a text, in a row. */
export interface Run {
  /** Where it begins in the pattern. */
  readonly x: number;
  /** Where it begins in the text. */
  readonly y: number;
  readonly length: number;
}

/** Runs of less are not looked at: four letters, two Chinese characters. */
const leastBits = 4;
/** Unrelated words have runs in common, too: so many bits of each tell nothing. */
export const chanceBits = 3;
/** More runs than these are of texts that repeat themselves: the longest will do. */
const mostRuns = 96;
/** Of equal grams in a pattern that repeats itself, so many are followed. */
const mostAlike = 12;

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
  const runs = runsOf(pattern, text, from, to);
  const count = runs.length;
  runs.forEach(({ x, y, length }, i) => {
    [xs[i], ys[i], lengths[i], bits[i]] = [x, y, length, weigh(pattern, x, x + length)];
  });
  let last = -1;
  for (let i = 0; i < count; i++) {
    follow(i);
    if (last < 0 || (best[i] ?? 0) > (best[last] ?? 0)) last = i;
  }
  const chain: Run[] = [];
  for (let i = last; i >= 0; i = previous[i] ?? -1) {
    const run = runs[i];
    if (run) chain.push(run);
  }
  return trimmed(chain.reverse());
}

/** The runs looked at, by column: comparing all pairs of them is what takes the time. */
const xs = new Int32Array(mostRuns);
const ys = new Int32Array(mostRuns);
const lengths = new Int32Array(mostRuns);
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

const tableSize = 1 << 12;
const heads = new Int32Array(tableSize);
let next = new Int32Array(1024);
let hashes = new Int32Array(1024);
let openEnds = new Int32Array(1024);

/** A pattern is often looked for in several places, one after another. */
let indexed: Uint16Array | undefined;

function indexGrams(pattern: Uint16Array): void {
  indexed = pattern;
  heads.fill(-1);
  eachGram(pattern, 0, pattern.length, leastBits, (hash, x) => {
    const slot = hash & (tableSize - 1);
    hashes[x] = hash;
    next[x] = heads[slot] ?? -1;
    heads[slot] = x;
  });
}

function runsOf(pattern: Uint16Array, text: Uint16Array, from: number, to: number): Run[] {
  if (next.length < pattern.length) {
    next = new Int32Array(2 * pattern.length);
    hashes = new Int32Array(2 * pattern.length);
  }
  if (indexed !== pattern) indexGrams(pattern);
  const diagonals = to - from + pattern.length + 1;
  if (openEnds.length < diagonals) openEnds = new Int32Array(2 * diagonals);
  openEnds.fill(0, 0, diagonals);
  const runs: Run[] = [];
  eachGram(text, from, to, leastBits, (hash, y) => {
    let seen = 0;
    for (let x = heads[hash & (tableSize - 1)] ?? -1; x >= 0; x = next[x] ?? -1) {
      if (hashes[x] !== hash) continue;
      if (++seen > mostAlike) break;
      const diagonal = y - from - x + pattern.length;
      if (y < (openEnds[diagonal] ?? 0)) continue;
      const run = runAt(pattern, text, x, y, from, to);
      openEnds[diagonal] = y + run.length - (y - run.y);
      runs.push(run);
    }
  });
  const kept =
    runs.length > mostRuns ? runs.sort((a, b) => b.length - a.length).slice(0, mostRuns) : runs;
  return kept.sort((a, b) => a.x - b.x || a.y - b.y);
}

/** The whole run to which a gram belongs. */
function runAt(
  pattern: Uint16Array,
  text: Uint16Array,
  x: number,
  y: number,
  from: number,
  to: number,
): Run {
  let back = 0;
  while (x - back > 0 && y - back > from && pattern[x - back - 1] === text[y - back - 1]) back++;
  let on = 0;
  while (x + on < pattern.length && y + on < to && pattern[x + on] === text[y + on]) on++;
  return { x: x - back, y: y - back, length: back + on };
}
