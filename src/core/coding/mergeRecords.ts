import { canonicalJson } from './canonicalJson';
import type { CodingRecord } from './coding';
import {
  compareValues,
  noPart,
  type Part,
  type Parts,
  partsOf,
  recordOf,
  type Value,
} from './parts';

/**
 * Merges two versions of one record that come from a third; undefined is a record that is not
 * there. What was changed on one side is changed; what was changed in two ways is kept in both,
 * below the key `conflict`, and so is a record that one side removed and the other changed. It
 * makes no difference which side is which, nor, for many versions of one base, in which order
 * they are merged: of the values of each part of the record, those go that one side took away,
 * and those come that one side brought (on sets, as for each element by itself, both are
 * associative).
 */
export function mergeRecords(
  base: CodingRecord | undefined,
  ours: CodingRecord | undefined,
  theirs: CodingRecord | undefined,
): CodingRecord | undefined {
  if (ours && theirs) {
    const parts = mergeParts(base && partsOf(base), partsOf(ours), partsOf(theirs));
    return recordOf(ours.id, parts);
  }
  const left = ours ?? theirs;
  if (!base || !left) return base ? undefined : left;
  const [from, to] = [partsOf(base), partsOf(left)];
  return isSame(from, to) ? undefined : recordOf(left.id, { ...to, removed: from.removed + 1 });
}

function isSame(a: Parts, b: Parts): boolean {
  return canonicalJson(recordOf('', a)) === canonicalJson(recordOf('', b));
}

function mergeParts(base: Parts | undefined, ours: Parts, theirs: Parts): Parts {
  const names = new Set([base, ours, theirs].flatMap((side) => [...(side?.byName.keys() ?? [])]));
  const byName = new Map<string, Part>();
  for (const name of names) {
    const from = base ? (base.byName.get(name) ?? noPart) : undefined;
    byName.set(
      name,
      mergePart(from, ours.byName.get(name) ?? noPart, theirs.byName.get(name) ?? noPart),
    );
  }
  return {
    byName,
    removed: mergeRemoved(base?.removed ?? 0, ours.removed, theirs.removed),
    strange: mergeStrange(base?.strange ?? new Map(), ours.strange, theirs.strange),
  };
}

function mergePart(base: Part | undefined, ours: Part, theirs: Part): Part {
  const from = byKey(base?.values ?? []);
  const [one, other] = [ours, theirs].map((side) => newsOf(from, base?.again ?? 0, side));
  if (!one || !other) throw new Error('There are two sides.');
  const merged: Value[] = [];
  for (const [key, value] of from) {
    const [a, b] = [one.get(key), other.get(key)];
    if (a && b) merged.push(chosen(value, a, b));
  }
  for (const [key, value] of one)
    if (!from.has(key)) merged.push(chosen(undefined, value, other.get(key)));
  for (const [key, value] of other) if (!from.has(key) && !one.has(key)) merged.push(value);
  // Each side settled it, and not in the same way: all versions come back.
  if (!merged.length)
    return {
      values: base?.values ?? [],
      again: Math.max((base?.again ?? 0) + 1, ours.again, theirs.again),
    };
  const isAsBase = merged.length === from.size && merged.every(({ key }) => from.has(key));
  return { values: merged.sort(compareValues), again: isAsBase ? (base?.again ?? 0) : 0 };
}

/** The values of a side by their keys; none of them where it says that all came back. */
function newsOf(
  base: ReadonlyMap<string, Value>,
  again: number,
  side: Part,
): ReadonlyMap<string, Value> {
  const values = byKey(side.values);
  const isAsBase = values.size === base.size && [...values.keys()].every((key) => base.has(key));
  return isAsBase && side.again > again ? new Map() : values;
}

/** Of one value written in two ways: a place that has moved, say. */
function chosen(base: Value | undefined, ours: Value, theirs: Value | undefined): Value {
  if (!theirs) return ours;
  const [from, a, b] = [base && textOf(base), textOf(ours), textOf(theirs)];
  if (a === b) return JSON.stringify(ours.value) < JSON.stringify(theirs.value) ? ours : theirs;
  if (b === from) return ours;
  return a === from || a < b ? theirs : ours;
}

function textOf({ value }: Value): string {
  return value === undefined ? '' : canonicalJson(value);
}

function byKey(values: readonly Value[]): ReadonlyMap<string, Value> {
  return new Map(values.map((value) => [value.key, value]));
}

/** A removal made anew weighs more than one that was taken back. */
function mergeRemoved(base: number, ours: number, theirs: number): number {
  const most = Math.max(ours, theirs);
  return most > base ? most : Math.min(ours, theirs);
}

function mergeStrange(
  base: ReadonlyMap<string, unknown>,
  ours: ReadonlyMap<string, unknown>,
  theirs: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, unknown> {
  const all = new Map([...ours, ...theirs]);
  return new Map([...all].filter(([key]) => !base.has(key) || (ours.has(key) && theirs.has(key))));
}
