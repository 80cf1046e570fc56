import * as vscode from 'vscode';

/** What ships with the extension; written by the build, since a web host can't list folders. */
export interface Shipped {
  readonly example: { readonly folder: string; readonly files: readonly string[] };
  readonly codebooks: readonly {
    readonly file: string;
    readonly title: string;
    readonly codes: number;
  }[];
}

export async function readShipped(extension: vscode.Uri): Promise<Shipped> {
  const bytes = await vscode.workspace.fs.readFile(
    vscode.Uri.joinPath(extension, 'dist/shipped.json'),
  );
  return JSON.parse(new TextDecoder().decode(bytes)) as Shipped;
}
