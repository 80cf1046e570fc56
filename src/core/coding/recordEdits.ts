import { type CodingRecord, writeRecord } from './coding';
import { mergeRecords } from './mergeRecords';

/** One change to a coding file. */
export type RecordEdit =
  | {
      readonly kind: 'add';
      readonly record: CodingRecord;
      /** Another record of the same id beside which it may stand, as it did before. */
      readonly beside?: CodingRecord;
    }
  | {
      readonly kind: 'remove';
      readonly id: string;
      /** Then it is removed only where it is still so, wherever its words have gone. */
      readonly was?: CodingRecord;
      /** As whoever removes it saw it: what others made of it meanwhile is not lost. */
      readonly of?: CodingRecord;
    }
  /** Sets some keys of a record; `undefined` takes the key away. */
  | {
      readonly kind: 'change';
      readonly id: string;
      readonly set: Readonly<Record<string, unknown>>;
      /** Then only those keys are set that are still so. */
      readonly was?: Readonly<Record<string, unknown>>;
      /** As whoever changes it saw it: what others made of it meanwhile is merged. */
      readonly of?: CodingRecord;
    };

/** What became of an edit: the record before and after it (`undefined` where there is none). */
export interface RecordChange {
  readonly before: CodingRecord | undefined;
  readonly after: CodingRecord | undefined;
  /** Why it was not done, or not in all. */
  readonly left?: Left;
  /** The record of the same id that stands in its place once it is removed. */
  readonly beside?: CodingRecord;
}

/**
 * Why an edit was not done: it is so already; the record is not there any more, or is another than
 * it was; another has its id; its line is no UTF-8, and writing it would lose what stands in it.
 */
export type Left = 'there' | 'gone' | 'changed' | 'taken' | 'unreadable';

/** The keys that say where a coding stands: they follow the text, and belong together. */
const anchorKeys = ['range', 'quote', 'before', 'after'];

/**
 * What an edit makes of the record that has its id now. Nothing is ever put in another's place.
 * Where a person saw the record otherwise than it is, both are merged: where they disagree (one
 * removed what the other changed, or both changed one thing) all versions are kept, for a person
 * to settle.
 */
export function edited(edit: RecordEdit, before: CodingRecord | undefined): RecordChange {
  switch (edit.kind) {
    case 'add':
      if (!before) return { before, after: edit.record };
      return stays(before, isSameCoding(before, edit.record) ? 'there' : 'taken');
    case 'remove':
      if (!before) return stays(before, 'gone');
      if (edit.was && !isSameCoding(before, edit.was)) return stays(before, 'changed');
      if (edit.of && !hasOnlyMoved(before, edit.of)) return merged(before, edit.of, undefined);
      return { before, after: undefined };
    case 'change':
      if (edit.of && !(before && isSameRecord(before, edit.of)))
        return merged(before, edit.of, withoutGaps(withKeys(edit.of, edit.set)));
      return before ? changed(before, edit.set, edit.was) : stays(before, 'gone');
  }
}

/** Whether two records say the same, wherever the words are that they say it of. */
export function isSameCoding(a: CodingRecord, b: CodingRecord): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const key of anchorKeys) keys.delete(key);
  return [...keys].every((key) => isSame(own(a, key), own(b, key)));
}

/** Whether nothing is different but where the same words stand. */
function hasOnlyMoved(a: CodingRecord, b: CodingRecord): boolean {
  return a.quote === b.quote && isSameCoding(a, b);
}

/** Whether two records would be written alike. */
export function isSameRecord(a: CodingRecord, b: CodingRecord): boolean {
  return writeRecord(a) === writeRecord(b);
}

/** The edits that make one record of the other, where it is still as it was. */
export function editsBetween(
  from: CodingRecord | undefined,
  to: CodingRecord | undefined,
  beside?: CodingRecord,
): RecordEdit[] {
  if (!from) return to ? [{ kind: 'add', record: to, ...(beside && { beside }) }] : [];
  if (!to) return [{ kind: 'remove', id: from.id, was: from }];
  const keys = new Set([...Object.keys(from), ...Object.keys(to)]);
  const differing = [...keys].filter((key) => !isSame(own(from, key), own(to, key)));
  if (!differing.length) return [];
  const isMoved = differing.some((key) => anchorKeys.includes(key));
  const others = differing.filter((key) => !anchorKeys.includes(key));
  const named = isMoved ? [...others, ...anchorKeys] : others;
  // Unlike an assignment, fromEntries keeps a key that is called __proto__.
  const of = (record: CodingRecord) =>
    Object.fromEntries(named.map((key) => [key, own(record, key)]));
  return [{ kind: 'change', id: from.id, set: of(to), was: of(from) }];
}

/** @param ours what the edit makes of the record as it was seen */
function merged(
  before: CodingRecord | undefined,
  seen: CodingRecord,
  ours: CodingRecord | undefined,
): RecordChange {
  const after = mergeRecords(seen, before, ours);
  if (!after || !before) return before || after ? { before, after } : stays(before, 'gone');
  return isSameRecord(before, after) ? stays(before, 'there') : { before, after };
}

function withKeys(record: CodingRecord, set: Readonly<Record<string, unknown>>): CodingRecord {
  // Unlike a spread of literals, this keeps a key that is called __proto__.
  return Object.fromEntries([...Object.entries(record), ...Object.entries(set)]) as CodingRecord;
}

function withoutGaps(record: CodingRecord): CodingRecord {
  const entries = Object.entries(record).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as CodingRecord;
}

function stays(record: CodingRecord | undefined, left: Left): RecordChange {
  return { before: record, after: record, left };
}

function changed(
  before: CodingRecord,
  set: Readonly<Record<string, unknown>>,
  was: Readonly<Record<string, unknown>> | undefined,
): RecordChange {
  const isFree = (key: string) => !was || isSame(own(before, key), own(was, key));
  // Where the words are the same, the rest of where they stand has only followed the text.
  const isPlaceFree = !Object.hasOwn(set, 'quote') || isFree('quote');
  const isTaken = (key: string) => (anchorKeys.includes(key) ? isPlaceFree : isFree(key));
  const keys = Object.keys(set).filter((key) => !isSame(own(before, key), own(set, key)));
  const taken = keys.filter(isTaken);
  const isWhole = taken.length === keys.length;
  if (!taken.length) return stays(before, isWhole ? 'there' : 'changed');
  const after = withKeys(before, Object.fromEntries(taken.map((key) => [key, own(set, key)])));
  return { before, after, ...(isWhole ? {} : { left: 'changed' }) };
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function own(record: object, key: string): unknown {
  return Object.hasOwn(record, key) ? (record as Record<string, unknown>)[key] : undefined;
}
