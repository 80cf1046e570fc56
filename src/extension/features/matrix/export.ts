import * as vscode from 'vscode';
import { Losses } from '../../../core/exchange/lossReport';
import { csvOf } from '../../../core/exporting/sheet';
import { pictureOf } from '../../../core/exporting/tablePicture';
import { type SeenTable, sheetOf } from '../../../core/exporting/tableSheet';
import type { ExportTable } from '../../../protocol/matrix';
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
  const name = `${open.name} ${rows} × ${columns}`.replace(/[\\/:*?"<>|]/g, '_');
  const to = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export To'),
    saveLabel: vscode.l10n.t('Export'),
    // Beside the project: what is in it may be one of its sources.
    defaultUri: vscode.Uri.joinPath(open.folder, '..', `${name}.${ending}`),
    filters: { [ending.toUpperCase()]: [ending] },
  });
  if (!to) return;
  await vscode.workspace.fs.writeFile(to, bytes);
  const file = to.path.replace(/^.*\//, '');
  void vscode.window.showInformationMessage(vscode.l10n.t('“{file}” is written.', { file }));
}

async function bytesOf(seen: SeenTable, ending: ExportTable['ending'], draw: Draw) {
  const encoded = (text: string) => new TextEncoder().encode(text);
  switch (ending) {
    case 'csv':
      return encoded(csvOf(sheetOf(seen), false));
    case 'xlsx':
      return (await import('../../../core/exporting/xlsx')).writeXlsx(sheetOf(seen), new Losses());
    case 'svg':
      return encoded(pictureOf(seen, vscode.env.language).svg);
    case 'png': {
      const { svg, width, height } = pictureOf(seen, vscode.env.language);
      return Uint8Array.from(atob(await draw(svg, width, height)), (one) => one.charCodeAt(0));
    }
  }
}
