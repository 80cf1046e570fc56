import { type SeenTable, sheetOf, tableHtml, textOf } from '../../../core/exporting/tableSheet';
import type { CopiedTable } from '../../../protocol/matrix';

/** The table as it is shown, for the clipboard. */
export function copied(seen: SeenTable): CopiedTable {
  const sheet = sheetOf(seen);
  const { rows, columns } = seen.lines;
  return {
    text: textOf(sheet),
    html: tableHtml(sheet),
    rows: rows.length,
    columns: columns.length,
  };
}
