import type { CodingRecord } from './coding';
import type { RecordEdit } from './edit';
import { keysOfPart, readVersion, type ReadVersion, versionsIn } from './parts';

/** The version that stands in the record itself, or one of its `conflict`, counted from 0. */
export type Settlement = 'own' | number;

/** One of the versions that a record was left with, for a person to choose from. */
export interface Version {
  readonly choice: Settlement;
  /** Where this version says that the coding is gone. */
  readonly isRemoved: boolean;
  /** What this version says of the record; a key without a value is not there in it. */
  readonly keys: Readonly<Record<string, unknown>>;
}

/** The versions below `conflict`, those left out that can't be read. */
export function versionsOf(record: CodingRecord): readonly Version[] {
  return versionsIn(record).flatMap((version, choice) => {
    const read = readVersion(version, record);
    return read ? [{ choice, isRemoved: read.isRemoved, keys: keysOf(read) }] : [];
  });
}

/**
 * The edit that settles what people did differently. The record's own version settles all of it;
 * another one settles what it speaks of, and takes its values. Undefined where there is no such
 * version.
 */
export function settling(record: CodingRecord, choice: Settlement): RecordEdit | undefined {
  const { id } = record;
  const versions = versionsIn(record);
  if (choice === 'own')
    return versions.length ? { kind: 'change', id, set: { conflict: undefined } } : undefined;
  const chosen = readVersion(versions[choice], record);
  if (!chosen) return undefined;
  if (chosen.isRemoved) return { kind: 'remove', id };
  const keys = keysOf(chosen);
  const left = versions.flatMap((version) => without(version, Object.keys(keys)));
  return { kind: 'change', id, set: { ...keys, conflict: left.length ? left : undefined } };
}

function keysOf({ parts }: ReadVersion): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...parts].flatMap(([name, { value }]) => keysOfPart(name, value ?? undefined)),
  );
}

/** What a version says of other keys; nothing where it speaks of none. */
function without(version: unknown, keys: readonly string[]): unknown[] {
  if (typeof version !== 'object' || version === null || Array.isArray(version)) return [version];
  const left = Object.entries(version).filter(([key]) => !keys.includes(key));
  return left.some(([key]) => key !== 'again') ? [Object.fromEntries(left)] : [];
}
