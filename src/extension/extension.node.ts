import { createRequire } from 'node:module';
import path from 'node:path';
import type * as vscode from 'vscode';
import type { PdfProgram } from '../core/importing/pdf/port';
import { chance } from '../node/chance';
import { NodeFileStore } from '../node/fileStore';
import { NodeSnapshots } from '../node/snapshots';
import { activate as start } from './extension';
import { type Chunk, readChunksBy } from './host/chunks';
import { UriStore } from './host/uriStore';
import type { GitMerging } from './platform';

/** Entry in Node hosts (desktop and remote): files of this machine are read and written directly. */
export function activate(context: vscode.ExtensionContext): unknown {
  const load = createRequire(__filename);
  readChunksBy((file) => load(`../chunks/${file}`) as Chunk);
  const storage = context.storageUri;
  return start(context, {
    chance,
    storeFor: (folder) =>
      folder.scheme === 'file' ? new NodeFileStore(folder.fsPath) : new UriStore(folder),
    snapshotsFor: (folder) =>
      folder.scheme === 'file' && storage?.scheme === 'file'
        ? new NodeSnapshots(folder.fsPath, storage.fsPath)
        : undefined,
    git: gitMerging(context.extensionUri.fsPath),
    pdf: () => Promise.resolve(load('../pdf/pdf.js') as PdfProgram),
  });
}

/** @param extension where the extension is, and with it the command */
function gitMerging(extension: string): GitMerging {
  // Few need it, and hardly ever: it is read when it is asked for.
  const setup = () => import('../node/gitSetup');
  const program = {
    words: [process.execPath, path.join(extension, 'dist/cli/codebook.js')],
    // What runs us may be VS Code itself, which is Node only when it is told so.
    environment: 'ELECTRON_RUN_AS_NODE=1',
  };
  return {
    plan: async ({ fsPath }, isWanted) =>
      (await setup()).planSetup(fsPath, isWanted ? program : undefined),
    carryOut: async ({ fsPath }, plan) => (await setup()).carryOut(fsPath, plan),
    isStale: async ({ fsPath }) => (await setup()).isStale(fsPath),
  };
}
