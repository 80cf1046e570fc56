import * as vscode from 'vscode';

/** The notes of a folder and those below it, by path; without what is hidden. */
export async function vaultNotes(folder: vscode.Uri): Promise<ReadonlyMap<string, Uint8Array>> {
  const notes = new Map<string, Uint8Array>();
  const walk = async (at: vscode.Uri, above: string): Promise<void> => {
    for (const [name, type] of (await vscode.workspace.fs.readDirectory(at)).sort()) {
      if (name.startsWith('.') || type & vscode.FileType.SymbolicLink) continue;
      const uri = vscode.Uri.joinPath(at, name);
      if (type & vscode.FileType.Directory) await walk(uri, `${above}${name}/`);
      else if (/\.md$/i.test(name))
        notes.set(above + name, await vscode.workspace.fs.readFile(uri));
    }
  };
  await walk(folder, '');
  return notes;
}
