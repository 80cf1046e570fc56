import * as vscode from 'vscode';
import type { Chunk } from './chunks';

type Run = (module: { exports?: unknown }, exports: unknown) => void;

/** Reads chunks as the browser's worker host reads extensions: no `import` and no `require` reaches a file there. */
export function chunkReader(extension: vscode.Uri): (file: string) => Promise<Chunk> {
  return (file) => runFile<Chunk>(vscode.Uri.joinPath(extension, 'dist/chunks', file));
}

/** What a file of ours exports. */
export async function runFile<T>(uri: vscode.Uri): Promise<T> {
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  const module: { exports?: unknown } = { exports: undefined };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- our own file, shipped beside this one
  const run = new Function(
    'module',
    'exports',
    `${text}\n//# sourceURL=${uri.toString(true)}`,
  ) as Run;
  run(module, {});
  if (module.exports === undefined) throw new Error('It exports nothing.');
  return module.exports as T;
}
