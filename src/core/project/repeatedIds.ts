import { Names } from '../base/names';
import type { Problem } from '../base/problem';
import { sentence } from '../base/sentences';
import { Unreadable } from '../base/unreadable';
import { compareText } from '../coding/coding';
import { cell, type CodingRows, column, lineOfRow, stride } from '../coding/rows';
import { recordAt, scanCodings } from '../coding/scan';
import type { CodingIndex } from './codingIndex';
import { atLine } from './crossCheck';
import type { FileStore } from './ports';
import { readOrWhyNot } from './readOrWhyNot';

/** Ids that stand in more than one file, each at its later place. Hashes first, then the ids. */
export async function repeatedIds(index: CodingIndex, store: FileStore): Promise<Problem[]> {
  const suspects = repeatedKeys(index);
  if (!suspects.size) return [];
  const problems: Problem[] = [];
  const first = new Map<string, string>();
  const paths = [...index.all()].filter(({ rows }) => rowsWith(rows, suspects).length > 0);
  for (const { path } of paths.sort((a, b) => compareText(a.path, b.path))) {
    const bytes = await readOrWhyNot(store, path);
    if (!bytes || bytes instanceof Unreadable) continue;
    // The file may have changed since it was indexed: what is said is of what is there now.
    const rows = scanCodings(bytes, new Names());
    for (const row of rowsWith(rows, suspects)) {
      const { id } = recordAt(bytes, cell(rows, row, 'byte'));
      const earlier = first.get(id);
      if (earlier === undefined) first.set(id, path);
      else problems.push(repeatedId(path, lineOfRow(rows, row), earlier));
    }
  }
  return problems;
}

function repeatedId(path: string, line: number, earlier: string): Problem {
  const words = sentence(
    'A coding in {file} has the same id. Both count; give one of them an id of its own.',
    { file: earlier },
  );
  return atLine({ path }, line, 'repeated-id', words, 'warning');
}

/** Both hashes of an id as one number that a double holds exactly. */
function keyOf(cells: Int32Array, at: number): number {
  return (cells[at + column.id] ?? 0) * 0x200000 + ((cells[at + column.id2] ?? 0) & 0x1fffff);
}

function repeatedKeys(index: CodingIndex): Set<number> {
  const keys = new Float64Array(index.total);
  let n = 0;
  for (const { rows } of index.all())
    for (let row = 0; row < rows.count; row++) keys[n++] = keyOf(rows.cells, row * stride);
  keys.sort();
  const repeated = new Set<number>();
  for (let i = 1; i < n; i++) if (keys[i] === keys[i - 1]) repeated.add(keys[i] as number);
  return repeated;
}

function rowsWith(rows: CodingRows, keys: ReadonlySet<number>): number[] {
  const found: number[] = [];
  for (let row = 0; row < rows.count; row++)
    if (keys.has(keyOf(rows.cells, row * stride))) found.push(row);
  return found;
}
