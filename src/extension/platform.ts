import type * as vscode from 'vscode';
import type { Chance, FileStore } from '../core/project/ports';

/** What differs between the hosts that the extension runs in. */
export interface Platform {
  readonly chance: Chance;
  /** The files of a project folder. */
  storeFor(folder: vscode.Uri): FileStore;
}
