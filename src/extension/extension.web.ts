import * as vscode from 'vscode';
import type { PdfProgram } from '../core/importing/pdf/port';
import { activate as start } from './extension';
import { readChunksBy } from './host/chunks';
import { chunkReader, runFile } from './host/chunkText';
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
    pdf: () => runFile<PdfProgram>(vscode.Uri.joinPath(context.extensionUri, 'dist/pdf/pdf.js')),
  });
}
