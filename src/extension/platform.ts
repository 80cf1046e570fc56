import type * as vscode from 'vscode';
import type { Chance, FileStore, SnapshotStore } from '../core/project/ports';

/** What differs between the hosts that the extension runs in. */
export interface Platform {
  readonly chance: Chance;
  /** The files of a project folder. */
  storeFor(folder: vscode.Uri): FileStore;
  /** Where the snapshot of a project folder is kept; undefined where it is read anew every time. */
  snapshotsFor(folder: vscode.Uri): SnapshotStore | undefined;
}
