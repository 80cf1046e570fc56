import * as vscode from 'vscode';
import { Refusal } from '../../../core/base/refusal';
import { readingTrouble } from '../../../core/base/systemTrouble';
import { isReadable, readableEndings } from '../../../core/importing/readers';
import type { Named } from '../../../core/importing/plan';

/** Asks for files, or for a folder of them: few systems can show both in one dialog. */
export async function askFiles(): Promise<readonly vscode.Uri[] | undefined> {
  const files = {
    label: vscode.l10n.t('Files…'),
    iconPath: new vscode.ThemeIcon('files'),
    isFolder: false,
  };
  const folder = {
    label: vscode.l10n.t('A folder…'),
    iconPath: new vscode.ThemeIcon('folder'),
    isFolder: true,
  };
  const picked = await vscode.window.showQuickPick([files, folder], {
    title: vscode.l10n.t('Import Sources'),
    placeHolder: vscode.l10n.t('What do you want to import?'),
  });
  if (!picked) return undefined;
  return vscode.window.showOpenDialog({
    title: vscode.l10n.t('Import Sources'),
    openLabel: vscode.l10n.t('Import'),
    canSelectMany: true,
    canSelectFiles: !picked.isFolder,
    canSelectFolders: picked.isFolder,
    ...(picked.isFolder
      ? {}
      : { filters: { [vscode.l10n.t('Documents and transcripts')]: [...readableEndings] } }),
  });
}

/** The files, and what can be read in the folders and is not the project’s own, by the path below these. */
export async function filesOf(
  uris: readonly vscode.Uri[],
  isOwn: (uri: vscode.Uri) => boolean,
): Promise<Named[]> {
  const found: Named[] = [];
  const walk = async (folder: vscode.Uri, below: string): Promise<void> => {
    for (const [name, type] of await vscode.workspace.fs.readDirectory(folder)) {
      if (/^(?:\.|~\$)|^node_modules$/.test(name)) continue;
      const uri = vscode.Uri.joinPath(folder, name);
      if (type === vscode.FileType.Directory) await walk(uri, `${below}${name}/`);
      else if (isReadable(name) && !isOwn(uri)) found.push(named(uri, below + name));
    }
  };
  for (const uri of uris) {
    const { type } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.Directory) !== 0) await walk(uri, '');
    else found.push(named(uri, uri.path.split('/').at(-1) ?? ''));
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function named(uri: vscode.Uri, name: string): Named {
  const read = async () => {
    try {
      return await vscode.workspace.fs.readFile(uri);
    } catch (error) {
      throw new Refusal(readingTrouble(error));
    }
  };
  return { name, read };
}
