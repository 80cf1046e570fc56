import type * as vscode from 'vscode';
import type { Services } from '../../services';
import type { OpenProject } from '../../workspace';
import type { BookWatches } from './watches';

/** What those who answer for the codebook share. */
export interface BookContext {
  readonly services: Services;
  readonly watches: BookWatches;
}

/** A code that is meant at a place of some file. */
export interface Meant {
  readonly open: OpenProject;
  readonly id: string;
  /** The words that mean it. */
  readonly range: vscode.Range | undefined;
}
