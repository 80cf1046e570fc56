import { type SeenTable, sheetOf } from '../../../core/exporting/tableSheet';
import type { CopiedTable } from '../../../protocol/matrix';
import { copiedSheet } from '../../pages/sheets';

/** The table as it is shown, for the clipboard. */
export function copied(seen: SeenTable): CopiedTable {
  const { rows, columns } = seen.lines;
  return copiedSheet(sheetOf(seen), { rows: rows.length, columns: columns.length });
}
