import type * as vscode from 'vscode';
import type { PdfPort } from '../core/importing/pdf/port';
import type { Canvas } from './host/canvas';
import type { LiveSources } from './live';
import type { GitMerging } from './platform';
import type { Acts } from './state/acts';
import type { Choice } from './state/choice';
import type { Keystrokes } from './state/keystrokes';
import type { RecentCodes } from './state/recent';
import type { Reviewing } from './state/reviewing';
import type { Visibility } from './state/visibility';
import type { Projects } from './workspace';

/** What the features share. They never import each other. */
export interface Services {
  readonly context: vscode.ExtensionContext;
  readonly projects: Projects;
  readonly live: LiveSources;
  readonly choice: Choice;
  readonly visibility: Visibility;
  readonly recent: RecentCodes;
  readonly acts: Acts;
  readonly reviewing: Reviewing;
  readonly keystrokes: Keystrokes;
  readonly canvas: Canvas;
  readonly git: GitMerging | undefined;
  readonly pdf: PdfPort;
}

/** Registers a feature; what it gives back ends with the extension. */
export type Feature = (services: Services) => vscode.Disposable;
