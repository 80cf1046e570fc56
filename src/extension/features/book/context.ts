import type * as vscode from 'vscode';
import type { Thing } from '../../../core/memos/things';
import type { Services } from '../../services';
import type { OpenProject } from '../../workspace';
import type { BookWatches } from './watches';

/** What those who answer for the codebook share. */
export interface BookContext {
  readonly services: Services;
  readonly watches: BookWatches;
}

/** What is meant at a place of some file. */
export interface Meant {
  readonly open: OpenProject;
  /** Undefined where a link leads nowhere. */
  readonly thing: Thing | undefined;
  /** As it is written. */
  readonly target: string;
  /** The words that mean it. */
  readonly range: vscode.Range | undefined;
}
