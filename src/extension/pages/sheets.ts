import { Losses } from '../../core/exchange/lossReport';
import { csvOf } from '../../core/exporting/sheet';
import type { Sheet } from '../../core/exporting/sheetShape';
import { tableHtml, textOf } from '../../core/exporting/tableSheet';
import type { CopiedTable } from '../../protocol/matrix';

export async function sheetBytes(sheet: Sheet, ending: 'csv' | 'xlsx'): Promise<Uint8Array> {
  if (ending === 'csv') return new TextEncoder().encode(csvOf(sheet, false));
  return (await import('../../core/exporting/xlsx')).writeXlsx(sheet, new Losses());
}

/** For the clipboard. @param size rows and columns as they are told */
export function copiedSheet(
  sheet: Sheet,
  size: { readonly rows: number; readonly columns: number },
): CopiedTable {
  return { text: textOf(sheet), html: tableHtml(sheet), ...size };
}
