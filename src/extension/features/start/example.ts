import * as vscode from 'vscode';
import { freeFolder } from '../../host/freeFolder';
import { readShipped } from './shipped';

/** Copies the example study to a place of the user's choice, and opens it. */
export async function openExample(extension: vscode.Uri): Promise<void> {
  const { example } = await readShipped(extension);
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Where Should the Example Study Be Put?'),
    openLabel: vscode.l10n.t('Put It Here'),
    canSelectFiles: false,
    canSelectFolders: true,
    canSelectMany: false,
  });
  const [place] = chosen ?? [];
  if (!place) return;
  const name = example.folder.split('/').at(-1) ?? 'example';
  const folder = await freeFolder(place, name);
  await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Copying the example study…'),
    },
    async (progress) => {
      for (const [i, file] of example.files.entries()) {
        const from = vscode.Uri.joinPath(extension, example.folder, file);
        const bytes = await vscode.workspace.fs.readFile(from);
        await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, file), bytes);
        progress.report({
          increment: 100 / example.files.length,
          message: `${i + 1}/${example.files.length}`,
        });
      }
    },
  );
  const forceNewWindow = (vscode.workspace.workspaceFolders?.length ?? 0) > 0;
  await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow });
}
