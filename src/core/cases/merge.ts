import {
  changedOne,
  formedAs,
  markedVersions,
  mergeable,
  type MergedText,
} from '../base/mergedText';
import { mergeOrders } from '../base/mergeOrders';
import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import { indexLines, lineSpan } from '../text/lines';
import { type Delimiter, readCsv, writeCsvRow } from './csv';
import { readTable } from './table';

/**
 * Merges two versions of a register that come from a third, row by row and cell by cell. Rows that
 * nobody else changed stay as they are written in ours, blank lines too. A row of which a cell was
 * changed in two ways, or which one side removed and the other changed, stands there in both
 * versions between git’s marks. Throws a Refusal for a table in which rows can’t be told apart.
 * @param key the column by which they are
 */
export function mergeTables(key: string, base: string, ours: string, theirs: string): MergedText {
  const [from, one, other] = [base, ours, theirs].map((text) => readSide(key, mergeable(text)));
  if (!from || !one || !other) throw new Error('There are three versions.');
  const columns = mergeColumns(from, one, other);
  const isAsOurs = sameList(columns, one.columns);
  const write = (row: RowCells) =>
    `${writeCsvRow(
      columns.map((column) => row.get(column) ?? ''),
      one.delimiter,
    )}\n`;
  const blocks = new Map<string, string>();
  let conflicts = 0;
  for (const id of new Set([...one.rows.keys(), ...other.rows.keys()])) {
    const sides = [from, one, other].map((side) => side.rows.get(id));
    const merged = mergeRows(columns, sides[0], sides[1], sides[2]);
    if (merged.kind === 'gone') continue;
    const own = one.rows.get(id);
    const isOurs = merged.kind === 'row' && own && isAsOurs && sameCells(columns, merged.row, own);
    if (merged.kind === 'versions') conflicts++;
    blocks.set(
      id,
      isOurs
        ? (one.sources.get(id) ?? '')
        : merged.kind === 'row'
          ? write(merged.row)
          : markedVersions(
              merged.ours ? write(merged.ours) : '',
              merged.theirs ? write(merged.theirs) : '',
            ),
    );
  }
  const header =
    isAsOurs && one.columns.length ? one.header : `${writeCsvRow(columns, one.delimiter)}\n`;
  const ids = mergeOrders([...from.rows.keys()], [...one.rows.keys()], [...other.rows.keys()]);
  const body = ids.map((id) => blocks.get(id) ?? '').join('');
  return { text: formedAs(ours, one.before + header + body + one.after), conflicts };
}

type RowCells = ReadonlyMap<string, string>;

interface Side {
  readonly delimiter: Delimiter;
  readonly columns: readonly string[];
  /** By key, in the order of the table. */
  readonly rows: ReadonlyMap<string, RowCells>;
  /** Each row as it is written, with the blank lines before it. */
  readonly sources: ReadonlyMap<string, string>;
  readonly header: string;
  /** What stands before the header, and after the last row. */
  readonly before: string;
  readonly after: string;
}

function readSide(key: string, text: string): Side {
  const { columns, headerRange, rows, problems } = readTable('', text, [key]);
  if (problems.length || (columns.length > 0 && !columns.includes(key))) throw new Refusal(unclear);
  const lines = indexLines(text);
  const endOfLine = (line: number) => (lineSpan(lines, line)?.end ?? text.length) + 1;
  const start = columns.length ? (lineSpan(lines, headerRange[0])?.start ?? 0) : text.length;
  let at = columns.length ? endOfLine(headerRange[2]) : text.length;
  const header = text.slice(start, at);
  const byKey = new Map<string, RowCells>();
  const sources = new Map<string, string>();
  for (const { cells, range } of rows) {
    const id = cells.get(key)?.text ?? '';
    if (id === '' || byKey.has(id)) throw new Refusal(unclear);
    byKey.set(id, new Map([...cells].map(([column, cell]) => [column, cell.text])));
    const end = endOfLine(range[2]);
    sources.set(id, text.slice(at, end));
    at = end;
  }
  const { delimiter } = readCsv('', text).value;
  return {
    delimiter,
    columns,
    rows: byKey,
    sources,
    header,
    before: text.slice(0, start),
    after: text.slice(at),
  };
}

/** A column that one side took away stays where the other wrote something new into it. */
function mergeColumns(from: Side, one: Side, other: Side): string[] {
  const stays = (column: string) => {
    const [has, hasOther] = [one, other].map((side) => side.columns.includes(column));
    if ((has && hasOther) || !from.columns.includes(column)) return true;
    return has || hasOther ? isChanged(column, from, has ? one : other) : false;
  };
  return mergeOrders(from.columns, one.columns, other.columns).filter(stays);
}

function isChanged(column: string, from: Side, side: Side): boolean {
  return [...side.rows].some(
    ([id, row]) => (row.get(column) ?? '') !== (from.rows.get(id)?.get(column) ?? ''),
  );
}

type MergedRow =
  | { readonly kind: 'gone' }
  | { readonly kind: 'row'; readonly row: RowCells }
  | {
      readonly kind: 'versions';
      readonly ours: RowCells | undefined;
      readonly theirs: RowCells | undefined;
    };

function mergeRows(
  columns: readonly string[],
  base: RowCells | undefined,
  ours: RowCells | undefined,
  theirs: RowCells | undefined,
): MergedRow {
  if (!ours || !theirs) {
    const left = ours ?? theirs;
    if (!left || (base && sameCells(columns, base, left))) return { kind: 'gone' };
    return base ? { kind: 'versions', ours, theirs } : { kind: 'row', row: left };
  }
  const [one, other] = [new Map<string, string>(), new Map<string, string>()];
  for (const column of columns) {
    const was = base?.get(column) ?? '';
    // A column that one side does not have says nothing there.
    const [a, b] = [ours.get(column) ?? was, theirs.get(column) ?? was];
    const changed = changedOne(was, a, b);
    one.set(column, changed ? changed.value : a);
    other.set(column, changed ? changed.value : b);
  }
  return sameCells(columns, one, other)
    ? { kind: 'row', row: one }
    : { kind: 'versions', ours: one, theirs: other };
}

function sameCells(columns: readonly string[], a: RowCells, b: RowCells): boolean {
  return columns.every((column) => (a.get(column) ?? '') === (b.get(column) ?? ''));
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each, i) => each === b[i]);
}

const unclear = sentence(
  'The rows of one version of this table can’t be told apart, or its cells can’t be read, so it is merged line by line. See that every row has an id of its own and every quotation mark is closed.',
);
