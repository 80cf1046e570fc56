import type * as vscode from 'vscode';
import type { PdfPort } from '../core/importing/pdf/port';
import type { SetupPlan } from '../core/project/gitSetup';
import type { Chance, FileStore, SnapshotStore } from '../core/project/ports';

/** What differs between the hosts that the extension runs in. */
export interface Platform {
  readonly chance: Chance;
  /** The files of a project folder. */
  storeFor(folder: vscode.Uri): FileStore;
  /** Where the snapshot of a project folder is kept; undefined where it is read anew every time. */
  snapshotsFor(folder: vscode.Uri): SnapshotStore | undefined;
  /** Undefined in hosts that can’t run programs. */
  readonly git: GitMerging | undefined;
  /** The reader of PDF files: one file for all hosts, read when it is first needed. */
  readonly pdf: PdfPort;
}

/** Telling git how to merge the project in a folder of this machine. */
export interface GitMerging {
  /** What is to be changed for it, or to have it no more. Changes nothing. */
  plan(folder: vscode.Uri, isWanted: boolean): Promise<SetupPlan>;
  carryOut(folder: vscode.Uri, plan: SetupPlan): Promise<void>;
  /** Whether git is told to use a program that is not there any more. */
  isStale(folder: vscode.Uri): Promise<boolean>;
}
