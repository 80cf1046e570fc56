import type { Range } from '../base/problem';
import { canonicalJson } from './canonicalJson';
import { type CodingRecord, compareText, isRange } from './coding';

/** One value of a part of a record. */
export interface Value {
  /** Values with one key are the same value. */
  readonly key: string;
  readonly value: unknown;
}

/**
 * What versions there are of one part of a record: of where it is, or of one of its keys. Only
 * where people disagree are there several; the first in order stands in the record itself.
 */
export interface Part {
  /** By key, no value last. */
  readonly values: readonly Value[];
  /** How many times it was settled in two ways at once, so that all versions came back. */
  readonly again: number;
}

/** A record as the versions of each of its parts. */
export interface Parts {
  readonly byName: ReadonlyMap<string, Part>;
  /** 0, or one more than how often a removal was taken back while it was made again. */
  readonly removed: number;
  /** What stands among the versions and is none, by its canonical JSON. */
  readonly strange: ReadonlyMap<string, unknown>;
}

/** The part that says where an excerpt is; it has the quote for its key. */
const place = 'range';
const placeKeys = ['range', 'quote', 'before', 'after'] as const;
const none: Value = { key: 'null', value: undefined };
/** A part that a record does not have. */
export const noPart: Part = { values: [none], again: 0 };

/** The parts of a record with the versions that its `conflict` names. */
export function partsOf(record: CodingRecord): Parts {
  const values = new Map<string, Value[]>();
  for (const [name, value] of ownParts(record)) values.set(name, [valueOf(name, value)]);
  const again = new Map<string, number>();
  const strange = new Map<string, unknown>();
  let removed = 0;
  for (const version of versionsIn(record)) {
    const read = readVersion(version, record);
    if (!read) strange.set(canonicalJson(version), version);
    else if (read.isRemoved) removed = Math.max(removed, read.again + 1);
    else
      for (const [name, value] of read.parts) {
        const known = values.get(name) ?? [none];
        if (known.every(({ key }) => key !== value.key)) values.set(name, [...known, value]);
        again.set(name, Math.max(again.get(name) ?? 0, read.again));
      }
  }
  const byName = new Map<string, Part>();
  for (const [name, all] of values)
    byName.set(name, {
      values: all.toSorted(compareValues),
      again: all.length > 1 ? (again.get(name) ?? 0) : 0,
    });
  return { byName, removed, strange };
}

/** The record of parts: the first version of each stands in it, the others in its `conflict`. */
export function recordOf(id: string, { byName, removed, strange }: Parts): CodingRecord {
  const entries: [string, unknown][] = [['id', id]];
  const conflict: unknown[] = [];
  for (const name of [...byName.keys()].sort(compareText)) {
    const { values, again } = byName.get(name) ?? noPart;
    const [first, ...others] = values;
    if (first?.value !== undefined) entries.push(...keysOfPart(name, first.value));
    for (const { value } of others)
      conflict.push({
        ...Object.fromEntries(keysOfPart(name, value ?? null)),
        ...(again ? { again } : {}),
      });
  }
  conflict.push(...[...strange].sort(([a], [b]) => compareText(a, b)).map(([, value]) => value));
  if (removed) conflict.push({ removed: true, ...(removed > 1 ? { again: removed - 1 } : {}) });
  if (conflict.length) entries.push(['conflict', conflict]);
  // Unlike an assignment, fromEntries keeps a key that is called __proto__.
  return Object.fromEntries(entries) as CodingRecord;
}

/** Where a record is as one, then each of its other keys. */
function* ownParts(record: CodingRecord): Generator<[name: string, value: unknown]> {
  const { range, quote, before, after } = record;
  yield [place, { range, quote, before, after }];
  for (const [name, value] of Object.entries(record))
    if (name !== 'id' && name !== 'conflict' && !isPlaceKey(name)) yield [name, value];
}

/** The keys of a record that hold a value of a part. */
export function keysOfPart(name: string, value: unknown): [key: string, value: unknown][] {
  return name === place ? Object.entries(value as object) : [[name, value]];
}

function valueOf(name: string, value: unknown): Value {
  if (name === place) return { key: JSON.stringify((value as { quote: string }).quote), value };
  return value === undefined || value === null
    ? { ...none, value }
    : { key: canonicalJson(value), value };
}

/** By key, no value last. */
export function compareValues(a: Value, b: Value): number {
  return Number(a.key === none.key) - Number(b.key === none.key) || compareText(a.key, b.key);
}

/** Whether a merge kept several versions of it, for a person to choose from. */
export function isInConflict(record: CodingRecord): boolean {
  return versionsIn(record).length > 0;
}

/** What stands below the key `conflict`; whatever is no list is one version. */
export function versionsIn(record: CodingRecord): readonly unknown[] {
  const conflict: unknown = Object.hasOwn(record, 'conflict') ? record['conflict'] : undefined;
  if (conflict === undefined || conflict === null) return [];
  return Array.isArray(conflict) ? (conflict as readonly unknown[]) : [conflict];
}

/** What a version says: the record is removed, or parts of it have other values. */
export interface ReadVersion {
  readonly isRemoved: boolean;
  readonly parts: ReadonlyMap<string, Value>;
  readonly again: number;
}

/** Undefined where it says nothing that could be taken for the record's. */
export function readVersion(version: unknown, record: CodingRecord): ReadVersion | undefined {
  if (typeof version !== 'object' || version === null || Array.isArray(version)) return undefined;
  const said = new Map<string, unknown>(Object.entries(version));
  const given = said.get('again');
  const isCount = typeof given === 'number' && Number.isSafeInteger(given) && given > 0;
  const again = isCount ? given : 0;
  if (isCount) said.delete('again');
  if (said.get('removed') === true && said.size === 1)
    return { isRemoved: true, parts: new Map(), again };
  const parts = new Map<string, Value>();
  if (placeKeys.some((key) => said.has(key))) {
    const at = readPlace(said, record);
    if (!at) return undefined;
    parts.set(place, valueOf(place, at));
  }
  for (const [name, value] of said) {
    if (isPlaceKey(name)) continue;
    const isOurs = name === 'code' || name === 'created';
    if (name === 'id' || name === 'conflict') return undefined;
    if (isOurs && (typeof value !== 'string' || value === '')) return undefined;
    parts.set(name, valueOf(name, value));
  }
  return parts.size ? { isRemoved: false, parts, again } : undefined;
}

/** What a version leaves out is as in the record. */
function readPlace(said: ReadonlyMap<string, unknown>, record: CodingRecord): unknown {
  const [range, quote, before, after] = placeKeys.map((key) => said.get(key) ?? record[key]);
  const areTexts = [quote, before, after].every((text) => typeof text === 'string');
  return areTexts && quote !== '' && isRange(range)
    ? { range: range satisfies Range, quote, before, after }
    : undefined;
}

function isPlaceKey(name: string): boolean {
  return placeKeys.some((key) => key === name);
}
