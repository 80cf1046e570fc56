import * as vscode from 'vscode';
import type { OpenProject } from '../workspace';

/** Writes bytes into a file that the person chooses. @param name without its ending */
export async function saveFile(
  open: OpenProject,
  {
    name,
    ending,
    bytes,
  }: { readonly name: string; readonly ending: string; readonly bytes: Uint8Array },
): Promise<void> {
  const plain = `${open.name} ${name}`.replace(/[\\/:*?"<>|]/g, '_');
  const to = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export To'),
    saveLabel: vscode.l10n.t('Export'),
    // Beside the project: what is in it may be one of its sources.
    defaultUri: vscode.Uri.joinPath(open.folder, '..', `${plain}.${ending}`),
    filters: { [ending.toUpperCase()]: [ending] },
  });
  if (!to) return;
  await vscode.workspace.fs.writeFile(to, bytes);
  const file = to.path.replace(/^.*\//, '');
  void vscode.window.showInformationMessage(vscode.l10n.t('“{file}” is written.', { file }));
}
