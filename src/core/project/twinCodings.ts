import { Names } from '../base/names';
import type { Problem } from '../base/problem';
import { sentence } from '../base/sentences';
import { Unreadable } from '../base/unreadable';
import type { CodingRecord } from '../coding/coding';
import { cell, type CodingRows, lineOfRow } from '../coding/rows';
import { recordAt, scanCodings } from '../coding/scan';
import { alikeRows, twinsAmong } from '../coding/twins';
import { shortened } from '../text/shortened';
import type { CodingFile } from './codingIndex';
import { atLine } from './crossCheck';
import type { FileStore } from './ports';
import { readOrWhyNot } from './readOrWhyNot';

/**
 * Codings of a file that their coder made twice, at the first two lines of each: as on two machines,
 * before git merged them. The file is read only where the columns show such rows.
 */
export async function twinCodings(
  { path, rows }: CodingFile,
  store: FileStore,
): Promise<Problem[]> {
  if (!alikeRows(rows).length) return [];
  const bytes = await readOrWhyNot(store, path);
  if (!bytes || bytes instanceof Unreadable) return [];
  // The file may have changed since it was indexed: what is said is of what is there now.
  const now = scanCodings(bytes, new Names());
  return twinsIn(bytes, now).flatMap(({ length, 0: first, 1: second }) =>
    first && second
      ? [madeTwice(path, now, length, first, second), madeTwice(path, now, length, second, first)]
      : [],
  );
}

export interface Twin {
  readonly row: number;
  readonly record: CodingRecord;
}

/** Those that are one coding, together. */
export function twinsIn(bytes: Uint8Array, rows: CodingRows): readonly (readonly Twin[])[] {
  return alikeRows(rows).flatMap(([first, end]) => {
    const numbers = Array.from({ length: end - first }, (_, i) => first + i);
    return twinsAmong(
      numbers.map((row) => ({ row, record: recordAt(bytes, cell(rows, row, 'byte')) })),
    );
  });
}

function madeTwice(
  path: string,
  rows: CodingRows,
  count: number,
  { row, record }: Twin,
  other: Twin,
): Problem {
  const line = lineOfRow(rows, other.row);
  const words = sentence(
    'This coding stands {count} times, here and in line {line}: “{code}” on “{quote}”, as when it was made on two machines. Each counts; keep one of them.',
    { count, line: String(line), code: record.code, quote: shortened(record.quote) },
  );
  const problem = atLine({ path }, lineOfRow(rows, row), 'coding-twice', words, 'warning');
  return { ...problem, related: { file: path, range: [line, 1, line + 1, 1] } };
}
