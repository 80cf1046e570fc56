import * as vscode from 'vscode';
import type { Chunk } from './chunks';

type Run = (module: { exports?: Chunk }) => void;

/** Reads chunks as the browser's worker host reads extensions: no `import` and no `require` reaches a file there. */
export function chunkReader(extension: vscode.Uri): (file: string) => Promise<Chunk> {
  return async (file) => {
    const uri = vscode.Uri.joinPath(extension, 'dist/web', file);
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    const module: { exports?: Chunk } = {};
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- our own file, shipped beside this one
    const run = new Function('module', `${text}\n//# sourceURL=${uri.toString(true)}`) as Run;
    run(module);
    if (!module.exports) throw new Error('It holds no chunk.');
    return module.exports;
  };
}
