import { compareRanges } from '../base/problem';
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
 * Whether two records of one coder are one coding made twice, as on two machines before they met:
 * one code on the same words. Not where they disagree in anything else, or are in conflict: that is
 * for a person to settle first.
 */
export function areTwins(a: CodingRecord, b: CodingRecord): boolean {
  if (a.id === b.id || compareRanges(a.range, b.range) !== 0) return false;
  if (isInConflict(a) || isInConflict(b)) return false;
  const shared = Object.keys(a).filter((key) => Object.hasOwn(b, key) && !ownKeys.includes(key));
  return shared.every((key) => JSON.stringify(a[key]) === JSON.stringify(b[key]));
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
