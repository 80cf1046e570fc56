import { type Lines, lineSpan } from '../text/lines';
import { longestAscending } from './order';

/** A text and where its lines are. */
export interface Text {
  readonly text: string;
  readonly lines: Lines;
}

/** Lines in a row, and units in them, that have to be the same for two texts to go on together. */
const leastLines = 2;
const leastUnits = 32;
/** Lines put in and taken out in one place, together, behind which that is looked for. */
const reach = 48;

/**
 * For each line of one text (from 0) which line of another it is; -1 for those that are none. Both
 * are read side by side, and where they differ they go on together behind as few lines as possible.
 * What lies between, or all of the rest where too much was changed for that, is told by lines that
 * stand once in either, in their order, and what is the same beside them (patience diff: B. Cohen,
 * 2008). Linear in the texts, but for sorting such lines. Lines that moved are none.
 */
export function sameLines(before: Text, now: Text): Int32Array {
  const [old, fresh] = [linesOf(before), linesOf(now)];
  const same = new Int32Array(old.length).fill(-1);
  let [i, j] = [0, 0];
  while (i < old.length && j < fresh.length) {
    if (old[i] === fresh[j]) {
      same[i++] = j++;
      continue;
    }
    const next = meeting(old, fresh, i, j);
    if (!next) {
      bySingleLines(old, fresh, { i, j }, { i: old.length, j: fresh.length }, same);
      break;
    }
    bySingleLines(old, fresh, { i, j }, next, same);
    ({ i, j } = next);
  }
  return same;
}

interface Pair {
  readonly i: number;
  readonly j: number;
}

/** Where two texts that differ in a line go on together: undefined if not soon. */
function meeting(
  old: readonly string[],
  fresh: readonly string[],
  i: number,
  j: number,
): Pair | undefined {
  for (let apart = 1; apart <= reach; apart++)
    for (let more = 0; more <= apart; more++)
      if (goOn(old, fresh, i + more, j + apart - more)) return { i: i + more, j: j + apart - more };
  return undefined;
}

function goOn(old: readonly string[], fresh: readonly string[], i: number, j: number): boolean {
  let units = 0;
  for (let k = 0; k < leastLines || units < leastUnits; k++) {
    const [one, other] = [old[i + k], fresh[j + k]];
    if (one !== other) return false;
    if (one === undefined) return true;
    units += one.length;
  }
  return true;
}

/** What stands in both texts between two pairs of lines. */
function bySingleLines(
  old: readonly string[],
  fresh: readonly string[],
  from: Pair,
  to: Pair,
  same: Int32Array,
): void {
  const pairs = once(old, fresh, from, to);
  const taken = new Uint8Array(to.j - from.j);
  const extend = ({ i, j }: Pair, by: 1 | -1) => {
    for (; i >= from.i && j >= from.j && i < to.i && old[i] === fresh[j]; i += by, j += by) {
      if (j >= to.j || same[i] !== -1 || taken[j - from.j]) return;
      same[i] = j;
      taken[j - from.j] = 1;
    }
  };
  for (const pair of pairs) {
    extend(pair, 1);
    extend({ i: pair.i - 1, j: pair.j - 1 }, -1);
  }
}

/** Whether each line of the first text stands once in either. */
export function singleLines(before: Text, now: Text): Uint8Array {
  const old = linesOf(before);
  const [oldOnce, freshOnce] = [standOnce(old), standOnce(linesOf(now))];
  return Uint8Array.from(old, (line) =>
    Number((oldOnce.get(line) ?? -1) >= 0 && (freshOnce.get(line) ?? -1) >= 0),
  );
}

function linesOf({ text, lines }: Text): string[] {
  return Array.from(lines.starts, (start, i) =>
    text.slice(start, lineSpan(lines, i + 1)?.end ?? start),
  );
}

/** Lines that stand once in both, as many as are in one order. */
function once(
  old: readonly string[],
  fresh: readonly string[],
  from: Pair,
  to: Pair,
): readonly Pair[] {
  const [oldOnce, freshOnce] = [standOnce(old, from.i, to.i), standOnce(fresh, from.j, to.j)];
  const pairs: Pair[] = [];
  for (const [line, i] of oldOnce) {
    const j = freshOnce.get(line) ?? -1;
    if (i >= 0 && j >= 0) pairs.push({ i, j });
  }
  pairs.sort((a, b) => a.i - b.i);
  return longestAscending(pairs.map(({ j }) => j)).flatMap((k) => pairs[k] ?? []);
}

/** Where each line stands from one to before another; -1 where it stands more than once. */
function standOnce(all: readonly string[], from = 0, to = all.length): Map<string, number> {
  const places = new Map<string, number>();
  for (let i = from; i < to; i++) {
    const line = all[i] ?? '';
    places.set(line, places.has(line) ? -1 : i);
  }
  return places;
}
