import { type CodingRecord, compareText } from './coding';
import { joinedMemo } from './memos';
import { isInConflict } from './parts';
import type { RecordEdit } from './recordEdits';
import { type CodingRows, codeOfRow, stride } from './rows';

/** Keys in which two records that say the same may differ. */
const ownKeys = ['id', 'created', 'memo', 'before', 'after'];

/**
 * Stretches of rows in which each has the range and the code of the one above, as first row and the
 * row behind the last. In a sorted file nothing stands between two such rows. Linear in the rows.
 */
export function alikeRows(rows: CodingRows): readonly (readonly [first: number, end: number])[] {
  const found: [number, number][] = [];
  for (let row = 1; row < rows.count; row++) {
    if (!isLikeAbove(rows, row)) continue;
    const last = found.at(-1);
    if (last?.[1] === row) last[1] = row + 1;
    else found.push([row - 1, row + 1]);
  }
  return found;
}

function isLikeAbove(rows: CodingRows, row: number): boolean {
  const { cells } = rows;
  const at = row * stride;
  for (let i = at; i < at + 4; i++) if (cells[i] !== cells[i - stride]) return false;
  return codeOfRow(rows, row) === codeOfRow(rows, row - 1);
}

/**
 * Takes apart records of one coder with the same code and range: those that are one coding made
 * several times, as on two machines before they met, come together. Not those that disagree in
 * anything that both say, or are in conflict: that is for a person to settle first. Linear in the
 * records. Gives groups of two or more, each in the order of the records.
 */
export function twinsAmong<Of extends { readonly record: CodingRecord }>(
  records: Iterable<Of>,
): Of[][] {
  const alike = new Map<string, Group<Of>[]>();
  for (const each of records) {
    const { record } = each;
    if (isInConflict(record)) continue;
    const own = saidBy(record);
    const groups = alike.get(record.quote) ?? [];
    alike.set(record.quote, groups);
    const group = groups.slice(-mostGroups).find(({ said }) => agree(said, own));
    if (!group) groups.push({ twins: [each], said: own });
    else {
      group.twins.push(each);
      for (const [key, value] of own) group.said.set(key, value);
    }
  }
  return [...alike.values()].flat().flatMap(({ twins }) => (twins.length > 1 ? [twins] : []));
}

interface Group<Of> {
  readonly twins: Of[];
  /** What any of them says, as JSON by key. */
  readonly said: Map<string, string>;
}

/** With so many that agree in their words and disagree in the rest, a record is compared at most. */
const mostGroups = 8;

function saidBy(record: CodingRecord): Map<string, string> {
  const keys = Object.keys(record).filter((key) => !ownKeys.includes(key));
  return new Map(keys.map((key) => [key, JSON.stringify(record[key])]));
}

function agree(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return [...b].every(([key, value]) => (a.get(key) ?? value) === value);
}

/**
 * The edits that make one coding of twins: the one made first stays, with the memos of all and
 * whatever else only one of them says. Whoever does it, and wherever, keeps the same one.
 */
export function keepingOne(twins: readonly CodingRecord[]): RecordEdit[] {
  const [stays, ...others] = twins.toSorted(
    (a, b) => compareText(a.created, b.created) || compareText(a.id, b.id),
  );
  if (!stays || !others.length) return [];
  const more = others.flatMap((twin) =>
    Object.entries(twin).filter(([key]) => !Object.hasOwn(stays, key)),
  );
  const memo = joinedMemo([stays, ...others]);
  if (memo && memo !== stays.memo) more.push(['memo', memo]);
  const removed = others.map((of): RecordEdit => ({ kind: 'remove', id: of.id, of }));
  if (!more.length) return removed;
  return [...removed, { kind: 'change', id: stays.id, set: Object.fromEntries(more), of: stays }];
}
