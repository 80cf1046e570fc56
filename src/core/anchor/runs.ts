import { eachGram } from './grams';

/** Units that are the same in a pattern and a text, in a row. */
export interface Run {
  /** Where it begins in the pattern. */
  readonly x: number;
  /** Where it begins in the text. */
  readonly y: number;
  readonly length: number;
}

/** Runs, a column for each of their numbers. */
export interface RunColumns {
  xs: Int32Array;
  ys: Int32Array;
  lengths: Int32Array;
}

/** More runs than these are of texts that repeat themselves: the longest will do. */
export const mostRuns = 96;
/** Runs of less are not looked at: four letters, two Chinese characters. */
const leastBits = 4;
/** Of equal grams in a pattern that repeats itself, so many are followed. */
const mostAlike = 12;

const tableSize = 1 << 12;
const heads = new Int32Array(tableSize);
let next = new Int32Array(1024);
let hashes = new Int32Array(1024);
let openEnds = new Int32Array(1024);
/** How many runs there are of each length, or at each place of the pattern. */
let counts = new Int32Array(1024);
const all: RunColumns = {
  xs: new Int32Array(1024),
  ys: new Int32Array(1024),
  lengths: new Int32Array(1024),
};

/** A pattern is often looked for in several places, one after another. */
let indexed: Uint16Array | undefined;

/**
 * Finds the runs of a pattern in a stretch of a text, by their places in the pattern, then in the
 * text; the longest where they are too many.
 * @param into where they are put
 * @returns how many they are
 */
export function runsBetween(
  pattern: Uint16Array,
  text: Uint16Array,
  from: number,
  to: number,
  into: RunColumns,
): number {
  const count = findAll(pattern, text, from, to);
  if (counts.length < pattern.length + 2) counts = new Int32Array(2 * pattern.length);
  const kept = keepLongest(count, pattern.length);
  sortByPlace(kept, pattern.length, into);
  return kept;
}

function findAll(pattern: Uint16Array, text: Uint16Array, from: number, to: number): number {
  if (next.length < pattern.length) {
    next = new Int32Array(2 * pattern.length);
    hashes = new Int32Array(2 * pattern.length);
    indexed = undefined;
  }
  if (indexed !== pattern) indexGrams(pattern);
  const diagonals = Math.max(0, to - from + pattern.length + 1);
  if (openEnds.length < diagonals) openEnds = new Int32Array(2 * diagonals);
  openEnds.fill(0, 0, diagonals);
  let count = 0;
  eachGram(text, from, to, leastBits, (hash, y) => {
    let seen = 0;
    for (let x = heads[hash & (tableSize - 1)] ?? -1; x >= 0; x = next[x] ?? -1) {
      if (hashes[x] !== hash) continue;
      if (++seen > mostAlike) break;
      const diagonal = y - from - x + pattern.length;
      if (y < (openEnds[diagonal] ?? 0)) continue;
      let back = 0;
      while (x > back && y - back > from && pattern[x - back - 1] === text[y - back - 1]) back++;
      let on = 0;
      while (x + on < pattern.length && y + on < to && pattern[x + on] === text[y + on]) on++;
      openEnds[diagonal] = y + on;
      if (count === all.xs.length) growAll();
      all.xs[count] = x - back;
      all.ys[count] = y - back;
      all.lengths[count++] = back + on;
    }
  });
  return count;
}

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

function growAll(): void {
  for (const key of ['xs', 'ys', 'lengths'] as const) {
    const grown = new Int32Array(2 * all[key].length);
    grown.set(all[key]);
    all[key] = grown;
  }
}

/** Leaves the longest of all, of equal ones those found first; gives how many. */
function keepLongest(count: number, longest: number): number {
  if (count <= mostRuns) return count;
  const { xs, ys, lengths } = all;
  counts.fill(0, 0, longest + 1);
  for (let i = 0; i < count; i++) countAt(lengths[i] ?? 0);
  let [least, room] = [longest, mostRuns];
  while (room > (counts[least] ?? 0)) room -= counts[least--] ?? 0;
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const length = lengths[i] ?? 0;
    if (length < least || (length === least && room-- <= 0)) continue;
    xs[kept] = xs[i] ?? 0;
    ys[kept] = ys[i] ?? 0;
    lengths[kept++] = length;
  }
  return kept;
}

function sortByPlace(count: number, longest: number, into: RunColumns): void {
  into.xs.fill(-1, 0, count);
  counts.fill(0, 0, longest + 2);
  for (let i = 0; i < count; i++) countAt((all.xs[i] ?? 0) + 1);
  for (let x = 0; x < longest; x++) counts[x + 1] = (counts[x + 1] ?? 0) + (counts[x] ?? 0);
  for (let i = 0; i < count; i++) {
    const [x, y] = [all.xs[i] ?? 0, all.ys[i] ?? 0];
    let at = countAt(x);
    // They were found nearly in the order of the text.
    while (at > 0 && into.xs[at - 1] === x && (into.ys[at - 1] ?? 0) > y) at = moveOn(into, at - 1);
    into.xs[at] = x;
    into.ys[at] = y;
    into.lengths[at] = all.lengths[i] ?? 0;
  }
}

/** Gives what the count was before. */
function countAt(i: number): number {
  const before = counts[i] ?? 0;
  counts[i] = before + 1;
  return before;
}

function moveOn({ xs, ys, lengths }: RunColumns, i: number): number {
  xs[i + 1] = xs[i] ?? 0;
  ys[i + 1] = ys[i] ?? 0;
  lengths[i + 1] = lengths[i] ?? 0;
  return i;
}
