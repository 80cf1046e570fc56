import * as vscode from 'vscode';
import { pictureOf } from '../../../core/exporting/tablePicture';
import { type SeenTable, sheetOf } from '../../../core/exporting/tableSheet';
import type { ExportTable } from '../../../protocol/matrix';
import { type Draw, pictureBytes } from '../../pages/pictures';
import { saveFile } from '../../pages/saveFile';
import { sheetBytes } from '../../pages/sheets';
import type { OpenProject } from '../../workspace';

/** Writes the table as it is shown into a file that the person chooses. */
export async function exportTable(
  open: OpenProject,
  seen: SeenTable,
  ending: ExportTable['ending'],
  draw: Draw,
): Promise<void> {
  // Made first: what can’t be made is told before anybody chooses where it goes.
  const bytes = await bytesOf(seen, ending, draw);
  const { rows, columns } = seen.names;
  await saveFile(open, { name: `${rows} × ${columns}`, ending, bytes });
}

async function bytesOf(seen: SeenTable, ending: ExportTable['ending'], draw: Draw) {
  switch (ending) {
    case 'csv':
    case 'xlsx':
      return sheetBytes(sheetOf(seen), ending);
    case 'svg':
    case 'png':
      return pictureBytes(pictureOf(seen, vscode.env.language), ending, draw);
  }
}
