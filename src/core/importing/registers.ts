import { readCsv, writeCsvRow } from '../cases/csv';
import { toLf } from '../text/decode';

/** A row that a register is to have: its key, and what it says by column. */
export interface RegisterRow {
  readonly key: string;
  readonly cells: ReadonlyMap<string, string>;
}

/** A cell that says something else already: it stays. */
export interface Contradiction {
  readonly key: string;
  readonly column: string;
  readonly stands: string;
  readonly brought: string;
}

export interface FilledRegister {
  /** With the line ends of the old text. */
  readonly text: string;
  readonly added: number;
  readonly filled: number;
  readonly contradictions: readonly Contradiction[];
}

/**
 * A table with rows put in: new columns and rows come last, empty cells are filled, and what
 * somebody wrote stays. Rows that nothing is to be done with stay as they are, quotes and all.
 * @param text '' for a table that is not there yet
 * @param columns the first ones of a new table; the first of all is the key
 */
export function fillRegister(
  text: string,
  columns: readonly string[],
  rows: readonly RegisterRow[],
): FilledRegister {
  const [key = ''] = columns;
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const lf = toLf(text.slice(mark.length));
  const { rows: written, delimiter } = readCsv('', lf).value;
  const [head, ...body] = written.map(({ cells }) => cells.map((cell) => cell.text));
  const header = head ? [...head] : [...columns];
  const keyAt = columnOf(header, key);
  const before = header.length;
  for (const row of rows)
    for (const column of row.cells.keys()) if (columnOf(header, column) < 0) header.push(column);
  const byKey = new Map(body.map((cells, i) => [(cells[keyAt] ?? '').trim(), i]));
  const table = body.map((cells) => [...cells]);
  const contradictions: Contradiction[] = [];
  const changed = new Set<number>();
  let added = 0;
  for (const row of rows) {
    let at = byKey.get(row.key);
    if (at === undefined) {
      at = table.push(withKey(header.length, keyAt, row.key)) - 1;
      byKey.set(row.key, at);
      changed.add(at);
      added++;
    }
    const cells = table[at] ?? [];
    for (const [column, brought] of row.cells) {
      const place = columnOf(header, column);
      const stands = (cells[place] ?? '').trim();
      if (stands === brought || brought === '') continue;
      if (stands !== '') contradictions.push({ key: row.key, column, stands, brought });
      else {
        while (cells.length <= place) cells.push('');
        cells[place] = brought;
        changed.add(at);
      }
    }
  }
  const lines = [
    head && header.length === before ? rawRow(lf, 0) : writeCsvRow(header, delimiter),
    ...table.map((cells, i) =>
      changed.has(i) ? writeCsvRow(cells, delimiter) : rawRow(lf, i + 1),
    ),
  ];
  const isCrlf = text.includes('\r\n');
  const out = `${lines.join('\n')}\n`;
  return {
    text: mark + (isCrlf ? out.replace(/\n/g, '\r\n') : out),
    added,
    filled: changed.size - added,
    contradictions,
  };

  function rawRow(from: string, at: number): string {
    const range = written[at]?.range ?? [1, 1, 1, 1];
    const all = from.split('\n').slice(range[0] - 1, range[2]);
    return all.join('\n');
  }
}

/** Columns are known in any letter case. */
function columnOf(header: readonly string[], name: string): number {
  const wanted = name.trim().toLowerCase();
  return header.findIndex((each) => each.trim().toLowerCase() === wanted);
}

function withKey(length: number, keyAt: number, key: string): string[] {
  const cells = Array.from({ length }, () => '');
  cells[Math.max(0, keyAt)] = key;
  return cells;
}
