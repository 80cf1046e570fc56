import type { Page } from './page';

/** How the cells of some kind of document are looked at and written. */
export interface Cells<Cell> {
  /** What stands in it, paragraphs as lines; only to be looked at. */
  plain(cell: Cell): string;
  paragraphs(cell: Cell): number;
  /** Into the block that is being written. */
  asOne(cell: Cell, between: string): void;
  /** As blocks of their own. */
  asBlocks(cell: Cell): void;
  /** Whether such rows hold who said what. */
  isTurns(rows: readonly (readonly string[])[]): boolean;
}

/** A cell with more paragraphs than this is no cell of a table but a part of a page. */
const mostParagraphs = 6;

/**
 * Writes a table so that it can be read and coded: as turns where its columns are who and what; as
 * a Markdown table; or, where it only lays a page out, as the text in its cells.
 */
export function writeRows<Cell>(
  page: Page,
  rows: readonly (readonly Cell[])[],
  cells: Cells<Cell>,
): void {
  page.close();
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (cells.isTurns(rows.map((row) => row.map((cell) => cells.plain(cell).trim()))))
    return rows.forEach((row) => writeTurn(page, row, cells));
  const isLayout =
    columns < 2 || rows.some((row) => row.some((cell) => cells.paragraphs(cell) > mostParagraphs));
  if (isLayout) return rows.forEach((row) => row.forEach((cell) => cells.asBlocks(cell)));
  rows.forEach((row, i) => {
    writeRow(page, row, columns, cells);
    if (i > 0) return;
    page.write(`|${' --- |'.repeat(columns)}`);
    page.close('row');
  });
}

function writeRow<Cell>(
  page: Page,
  row: readonly Cell[],
  columns: number,
  cells: Cells<Cell>,
): void {
  page.write('|');
  for (let i = 0; i < columns; i++) {
    const cell = row[i];
    page.write(' ');
    if (cell !== undefined) cells.asOne(cell, ' ');
    page.write(' |');
  }
  page.close('row');
}

/** `Name: words`, with the time, where there is one, in brackets behind the name. */
function writeTurn<Cell>(page: Page, row: readonly Cell[], cells: Cells<Cell>): void {
  const filled = row.filter((cell) => cells.plain(cell).trim() !== '');
  const [name, ...rest] = filled;
  if (name !== undefined && rest.length > 0) {
    page.write(
      cells
        .plain(name)
        .trim()
        .replace(/\s*[:：]$/, ''),
    );
    page.write(': ');
  }
  (rest.length > 0 ? rest : filled).forEach((cell, i) => {
    if (i > 0) page.write(' ');
    cells.asOne(cell, '\n');
  });
  page.close();
}
