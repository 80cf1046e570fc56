import { canonicalJson } from './canonicalJson';
import { type CodingRecord, compareCodings, compareRanges } from './coding';
import { isInConflict } from './parts';
import { recordsIn } from './scan';

/** What was done to one coding between two versions of its file. */
export type CodingChange =
  | { readonly kind: 'applied' | 'removed'; readonly record: CodingRecord }
  | {
      readonly kind: 'changed';
      /** What is different: never nothing. */
      readonly aspects: readonly Aspect[];
      readonly before: CodingRecord;
      readonly record: CodingRecord;
    };

/** `place`: another line or column; `words`: other words; `conflict`: it came, or was settled. */
export type Aspect = 'code' | 'words' | 'place' | 'memo' | 'conflict' | 'other';

/** By place. A change of nothing but the context of an excerpt is none. */
export function changesBetween(before: Uint8Array, after: Uint8Array): CodingChange[] {
  const from = new Map(recordsIn(before).map((record) => [record.id, record]));
  const to = new Map(recordsIn(after).map((record) => [record.id, record]));
  const changes: CodingChange[] = [];
  for (const [id, record] of from) if (!to.has(id)) changes.push({ kind: 'removed', record });
  for (const [id, record] of to) {
    const old = from.get(id);
    if (!old) changes.push({ kind: 'applied', record });
    else if (old !== record) {
      const aspects = aspectsOf(old, record);
      if (aspects.length) changes.push({ kind: 'changed', aspects, before: old, record });
    }
  }
  return changes.sort((a, b) => compareCodings(a.record, b.record));
}

const described = ['id', 'code', 'range', 'quote', 'before', 'after', 'memo', 'conflict'];

function aspectsOf(before: CodingRecord, after: CodingRecord): Aspect[] {
  const others = (record: CodingRecord) =>
    canonicalJson(
      Object.fromEntries(Object.entries(record).filter(([key]) => !described.includes(key))),
    );
  const differ: Record<Aspect, boolean> = {
    code: before.code !== after.code,
    words: before.quote !== after.quote,
    place: before.quote === after.quote && compareRanges(before.range, after.range) !== 0,
    memo: (before.memo ?? '') !== (after.memo ?? ''),
    conflict: isInConflict(before) !== isInConflict(after),
    other: others(before) !== others(after),
  };
  return (Object.keys(differ) as Aspect[]).filter((aspect) => differ[aspect]);
}
