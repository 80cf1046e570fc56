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
  const cell = (value: SheetCell) => (raw ? String(value) : harmless(String(value)));
  const lines = [header, ...rows].map((row) => writeCsvRow(row.map(cell)));
  return `\ufeff${lines.join('\n')}\n`;
}

function harmless(text: string): string {
  const isNumber = /^[+-]?\d+(?:[.,]\d+)?$/.test(text);
  return /^[=+\-@\t\r＝＋－＠]/.test(text) && !isNumber ? `'${text}` : text;
}
