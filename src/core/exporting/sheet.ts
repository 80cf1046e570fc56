import { encodeUtf8 } from '../text/decode';
import type { Losses } from '../exchange/lossReport';
import { writeCsvRow } from '../cases/csv';
import type { ExportRequest } from './request';
import type { Sheet, SheetCell } from './sheetShape';

/** The table as CSV or as a workbook, as the request's ending says. */
export async function writeSheet(
  sheet: Sheet,
  { ending, raw }: ExportRequest,
  losses: Losses,
): Promise<Uint8Array> {
  if (ending === 'xlsx') return (await import('./xlsx')).writeXlsx(sheet, losses);
  return encodeUtf8(csvOf(sheet, raw));
}

/**
 * With a byte order mark, without which Excel takes Chinese for something else. Unless it is to be
 * raw, a cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV
 * Injection).
 */
export function csvOf({ header, rows }: Sheet, raw: boolean): string {
  return `\ufeff${linesOf([header], raw)}${linesOf(rows, raw)}`;
}

/** A table as `csvOf` writes it, put together piece by piece: what is written is held as bytes alone. */
export class CsvPieces {
  private readonly pieces: Uint8Array[] = [];

  constructor(
    header: readonly string[],
    private readonly raw: boolean,
  ) {
    this.pieces.push(encodeUtf8(csvOf({ name: '', header, rows: [] }, raw)));
  }

  add(rows: readonly (readonly SheetCell[])[]): void {
    if (rows.length) this.pieces.push(encodeUtf8(linesOf(rows, this.raw)));
  }

  whole(): Uint8Array {
    const bytes = new Uint8Array(this.pieces.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const piece of this.pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return bytes;
  }
}

function linesOf(rows: readonly (readonly SheetCell[])[], raw: boolean): string {
  const cell = (value: SheetCell) => (raw ? String(value) : harmless(String(value)));
  return rows.map((row) => `${writeCsvRow(row.map(cell))}\n`).join('');
}

function harmless(text: string): string {
  const isNumber = /^[+-]?\d+(?:[.,]\d+)?$/.test(text);
  return /^[=+\-@\t\r＝＋－＠]/.test(text) && !isNumber ? `'${text}` : text;
}
