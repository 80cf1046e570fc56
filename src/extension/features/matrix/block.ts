import type { CrossTable } from '../../../core/analysis/crossTable';
import type { Arrangement } from '../../../core/analysis/tableLook';
import { emsOf } from '../../../core/text/ems';
import type {
  Block,
  BlockNumbers,
  ShowNumbers,
  TableNumbers,
  TableShape,
  TableWindow,
} from '../../../protocol/matrix';
import { headsOf, type NamedHeading, within } from '../../pages/heads';

/** A table with its headings as the other views name them. */
export interface NamedTable extends CrossTable {
  readonly rows: readonly NamedHeading[];
  readonly columns: readonly NamedHeading[];
}

/** A table as it is looked at. */
export interface Seen {
  readonly table: NamedTable;
  readonly lines: Arrangement;
  /** Keys of the lines that are folded. */
  readonly folded: { readonly rows: readonly string[]; readonly columns: readonly string[] };
  /** Another one as soon as lines are others, or stand elsewhere. */
  readonly version: number;
}

/** The part of a table that a page asks for. */
export function blockOf({ table, lines, folded, version }: Seen, window: TableWindow): Block {
  const rows = within(window.rows, lines.rows.length);
  const columns = within(window.columns, lines.columns.length);
  const some = {
    rows: lines.rows.subarray(rows.from, rows.to),
    columns: lines.columns.subarray(columns.from, columns.to),
  };
  return {
    version,
    rows,
    columns,
    rowHeads: headsOf(table.rows, some.rows, lines.rows, folded.rows),
    columnHeads: headsOf(table.columns, some.columns, lines.columns, folded.columns),
    ...numbersOf(table, some),
  };
}

export function shapeOf({ table, lines, version }: Seen, numbers: TableNumbers): TableShape {
  const hasTree = (headings: readonly NamedHeading[]) => headings.some(({ parent }) => parent >= 0);
  return {
    ...numbers,
    version,
    rows: lines.rows.length,
    columns: lines.columns.length,
    hiddenRows: table.rows.length - lines.rows.length,
    hiddenColumns: table.columns.length - lines.columns.length,
    hasTree: { rows: hasTree(table.rows), columns: hasTree(table.columns) },
    widths: { rows: widest(table.rows), columns: widest(table.columns) },
  };
}

/** What is to be told of a block so that it becomes another one of the same lines. */
export function changesOf(
  before: BlockNumbers,
  after: BlockNumbers,
): Pick<ShowNumbers, 'at' | 'values'> {
  const [at, values]: [number[], number[]] = [[], []];
  const now = allOf(after);
  allOf(before).forEach((n, i) => {
    if (now[i] === n) return;
    at.push(i);
    values.push(now[i] ?? 0);
  });
  return { at, values };
}

/** Whether the same lines stand in the same places, under the same names. */
export function isSame(a: Seen, b: Seen): boolean {
  return (
    isSameSide(a.table.rows, a.lines.rows, b.table.rows, b.lines.rows) &&
    isSameSide(a.table.columns, a.lines.columns, b.table.columns, b.lines.columns)
  );
}

function isSameSide(
  headings: readonly NamedHeading[],
  lines: Int32Array,
  others: readonly NamedHeading[],
  otherLines: Int32Array,
): boolean {
  return (
    headings.length === others.length &&
    lines.length === otherLines.length &&
    lines.every((line, i) => line === otherLines[i]) &&
    headings.every((heading, i) => {
      const other = others[i];
      return (
        heading.key === other?.key &&
        heading.label === other.label &&
        heading.depth === other.depth &&
        heading.isKnown === other.isKnown &&
        heading.color === other.color
      );
    })
  );
}

function allOf({ cells, rowTotals, columnTotals }: BlockNumbers): number[] {
  return [...cells, ...rowTotals, ...columnTotals];
}

function numbersOf({ columns, cells, rowTotals, columnTotals }: CrossTable, some: Arrangement) {
  const found: number[] = [];
  for (const row of some.rows)
    for (const column of some.columns) found.push(cells[row * columns.length + column] ?? 0);
  return {
    cells: found,
    rowTotals: Array.from(some.rows, (row) => rowTotals[row] ?? 0),
    columnTotals: Array.from(some.columns, (column) => columnTotals[column] ?? 0),
  };
}

function widest(headings: readonly NamedHeading[]): number {
  return headings.reduce((most, { label, depth }) => Math.max(most, emsOf(label) + depth), 0);
}
