import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import type { CrossTable, Heading } from '../analysis/crossTable';
import type { Arrangement } from '../analysis/tableLook';
import { type Share, shareOf } from '../analysis/tableShare';
import { escapeHtml } from './html';
import type { Sheet, SheetCell } from './sheetShape';

/** A table as it is looked at. */
export interface SeenTable {
  readonly table: CrossTable;
  readonly lines: Arrangement;
  readonly share: Share;
  /** What rows and columns stand for, and the word for totals. */
  readonly names: { readonly rows: string; readonly columns: string; readonly total: string };
}

/** More cells than these would take longer than anybody waits, and more room than there may be. */
const mostCells = 2_000_000;

/**
 * The table as it is shown, totals included: counts, or shares from 0 to 1 with four digits. Names
 * of rows that are not their keys stand in a column of their own. Throws a Refusal where there are
 * too many cells.
 */
export function sheetOf({ table, lines, share, names }: SeenTable): Sheet {
  const size = { rows: lines.rows.length, columns: lines.columns.length };
  if (size.rows * size.columns > mostCells)
    throw new Refusal(
      sentence(
        'A table of {rows} × {columns} cells is too large to be copied or written. Filter it, fold codes, or hide what is empty first.',
        size,
      ),
    );
  const { rows, columns, cells, rowTotals, columnTotals, total } = table;
  const hasKeys = lines.rows.some((line) => rows[line]?.key !== rows[line]?.label);
  const number = (count: number, row: number, column: number) =>
    rounded(shareOf(share, count, { row, column, total }));
  const head = (heading: Heading | undefined, label = heading?.label ?? ''): SheetCell[] =>
    hasKeys ? [heading?.key ?? '', label] : [label];
  const line = (row: number): SheetCell[] => {
    const ofRow = rowTotals[row] ?? 0;
    const counts = Array.from(lines.columns, (column) =>
      number(cells[row * columns.length + column] ?? 0, ofRow, columnTotals[column] ?? 0),
    );
    return [...head(rows[row]), ...counts, number(ofRow, ofRow, total)];
  };
  const last = Array.from(lines.columns, (column) => {
    const ofColumn = columnTotals[column] ?? 0;
    return number(ofColumn, total, ofColumn);
  });
  return {
    name: `${names.rows} × ${names.columns}`,
    header: [
      ...(hasKeys ? [names.rows, ''] : [names.rows]),
      ...Array.from(lines.columns, (column) => columns[column]?.label ?? ''),
      names.total,
    ],
    rows: [
      ...Array.from(lines.rows, line),
      [...head(undefined, names.total), ...last, number(total, total, total)],
    ],
  };
}

/** For the clipboard: cells with tabs between them, which spreadsheets take as a table. */
export function textOf({ header, rows }: Sheet): string {
  const plain = (cell: SheetCell) => String(cell).replace(/[\t\r\n]+/g, ' ');
  return [header, ...rows].map((row) => row.map(plain).join('\t')).join('\n');
}

/** For the clipboard: a table that documents take. */
export function tableHtml({ header, rows }: Sheet): string {
  const row = (cells: readonly SheetCell[], name: string) =>
    `<tr>${cells.map((cell) => `<${name}>${escapeHtml(String(cell))}</${name}>`).join('')}</tr>`;
  const body = rows.map((cells) => row(cells, 'td')).join('\n');
  return `<table>\n${row(header, 'th')}\n${body}\n</table>`;
}

function rounded(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toFixed(4));
}
