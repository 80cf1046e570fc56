import * as vscode from 'vscode';
import { pictureOf } from '../../../core/exporting/tablePicture';
import { type SeenTable, sheetOf } from '../../../core/exporting/tableSheet';
import type { ExportTable } from '../../../protocol/matrix';
import { saveFile } from '../../pages/saveFile';
import { sheetBytes } from '../../pages/sheets';
import type { OpenProject } from '../../workspace';

/** Draws SVG of a size as PNG; gives its bytes in Base64. */
export type Draw = (svg: string, width: number, height: number) => Promise<string>;

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
      return new TextEncoder().encode(pictureOf(seen, vscode.env.language).svg);
    case 'png': {
      const { svg, width, height } = pictureOf(seen, vscode.env.language);
      return Uint8Array.from(atob(await draw(svg, width, height)), (one) => one.charCodeAt(0));
    }
  }
}
