import { createRequire } from 'node:module';
import type * as vscode from 'vscode';
import { chance } from '../node/chance';
import { NodeFileStore } from '../node/fileStore';
import { NodeSnapshots } from '../node/snapshots';
import { activate as start } from './extension';
import { type Chunk, readChunksBy } from './host/chunks';
import { UriStore } from './host/uriStore';

/** Entry in Node hosts (desktop and remote): files of this machine are read and written directly. */
export function activate(context: vscode.ExtensionContext): unknown {
  const load = createRequire(__filename);
  readChunksBy((file) => load(`./${file}`) as Chunk);
  const storage = context.storageUri;
  return start(context, {
    chance,
    storeFor: (folder) =>
      folder.scheme === 'file' ? new NodeFileStore(folder.fsPath) : new UriStore(folder),
    snapshotsFor: (folder) =>
      folder.scheme === 'file' && storage?.scheme === 'file'
        ? new NodeSnapshots(folder.fsPath, storage.fsPath)
        : undefined,
  });
}
