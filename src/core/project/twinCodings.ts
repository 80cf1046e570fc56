import { Names } from '../base/names';
import type { Problem } from '../base/problem';
import { sentence } from '../base/sentences';
import { Unreadable } from '../base/unreadable';
import type { CodingRecord } from '../coding/coding';
import { cell, type CodingRows, lineOfRow } from '../coding/rows';
import { recordAt, scanCodings } from '../coding/scan';
import { alikeRows, areTwins } from '../coding/twins';
import { shortened } from '../text/shortened';
import type { CodingIndex } from './codingIndex';
import { atLine } from './crossCheck';
import type { FileStore } from './ports';
import { readOrWhyNot } from './readOrWhyNot';

/**
 * Codings that one coder made twice, at each of their lines: as on two machines, before git merged
 * them. Only files in which the columns show such rows are read.
 */
export async function twinCodings(index: CodingIndex, store: FileStore): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { path, rows } of index.all()) {
    if (!alikeRows(rows).length) continue;
    const bytes = await readOrWhyNot(store, path);
    if (!bytes || bytes instanceof Unreadable) continue;
    // The file may have changed since it was indexed: what is said is of what is there now.
    const now = scanCodings(bytes, new Names());
    for (const twins of twinsIn(bytes, now))
      twins.forEach((twin, i) => {
        const other = twins[i ? 0 : 1];
        if (other) problems.push(madeTwice(path, now, twin, other));
      });
  }
  return problems;
}

export interface Twin {
  readonly row: number;
  readonly record: CodingRecord;
}

/** Those that are one coding, together. */
export function twinsIn(bytes: Uint8Array, rows: CodingRows): readonly (readonly Twin[])[] {
  return alikeRows(rows).flatMap(([first, end]) => {
    const groups: Twin[][] = [];
    for (let row = first; row < end; row++) {
      const record = recordAt(bytes, cell(rows, row, 'byte'));
      const group = groups.find((twins) => twins.every((twin) => areTwins(twin.record, record)));
      if (group) group.push({ row, record });
      else groups.push([{ row, record }]);
    }
    return groups.filter((twins) => twins.length > 1);
  });
}

function madeTwice(path: string, rows: CodingRows, { row, record }: Twin, other: Twin): Problem {
  const line = lineOfRow(rows, other.row);
  const words = sentence(
    'This coding stands twice, here and in line {line}: “{code}” on “{quote}”, as when it was made on two machines. Both count; keep one of them.',
    { line: String(line), code: record.code, quote: shortened(record.quote) },
  );
  const problem = atLine({ path }, lineOfRow(rows, row), 'coding-twice', words, 'warning');
  return { ...problem, related: { file: path, range: [line, 1, line + 1, 1] } };
}
