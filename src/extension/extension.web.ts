import type * as vscode from 'vscode';
import { activate as start } from './extension';
import { readChunksBy } from './host/chunks';
import { chunkReader } from './host/chunkText';
import { UriStore } from './host/uriStore';

/** Entry in the browser's worker host. */
export function activate(context: vscode.ExtensionContext): unknown {
  readChunksBy(chunkReader(context.extensionUri));
  return start(context, {
    chance: {
      now: () => Date.now(),
      random: (count) => crypto.getRandomValues(new Uint8Array(count)),
    },
    storeFor: (folder) => new UriStore(folder),
    // Looking whether files have changed takes as long here as reading them.
    snapshotsFor: () => undefined,
    git: undefined,
  });
}
