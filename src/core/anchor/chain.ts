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
  const bits = runs.map((run) => weigh(pattern, run.x, run.x + run.length));
  const best = new Float64Array(runs.length);
  const previous = new Int32Array(runs.length).fill(-1);
  let last = -1;
  runs.forEach((run, i) => {
    const own = bits[i] ?? 0;
    best[i] = own - chanceBits;
    for (let j = 0; j < i; j++) {
      const other = runs[j];
      if (!other || other.x >= run.x || other.y >= run.y) continue;
      const shared = Math.max(0, other.x + other.length - run.x, other.y + other.length - run.y);
      if (shared >= run.length) continue;
      const rest = own * (1 - shared / run.length);
      const score = (best[j] ?? 0) + rest - chanceBits - costOf(other, run);
      if (score > (best[i] ?? 0)) {
        best[i] = score;
        previous[i] = j;
      }
    }
    if (last < 0 || (best[i] ?? 0) > (best[last] ?? 0)) last = i;
  });
  const chain: Run[] = [];
  for (let i = last; i >= 0; i = previous[i] ?? -1) {
    const run = runs[i];
    if (run) chain.push(run);
  }
  return trimmed(chain.reverse());
}

/** The more stands between two runs in one and not in the other, the more likely one is chance. */
function costOf(one: Run, other: Run): number {
  const shift = Math.abs(other.y - other.x - (one.y - one.x));
  return shift ? 32 - Math.clz32(shift) + 0.5 : -1;
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
