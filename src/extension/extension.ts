import type * as vscode from 'vscode';
import { features } from './features';
import { Canvas } from './host/canvas';
import { inBackground } from './host/errors';
import { LiveSources } from './live';
import type { GitMerging, Platform } from './platform';
import { Acts } from './state/acts';
import { Choice } from './state/choice';
import { Keystrokes } from './state/keystrokes';
import { RecentCodes } from './state/recent';
import { Reviewing } from './state/reviewing';
import { Visibility } from './state/visibility';
import { Projects } from './workspace';

/** Starts the extension. Commands and views are there at once; projects open behind them. */
export function activate(context: vscode.ExtensionContext, platform: Platform): Api {
  const begin = performance.now();
  const { workspaceState } = context;
  const projects = new Projects(platform);
  const live = new LiveSources(projects);
  const choice = new Choice(workspaceState);
  const visibility = new Visibility(workspaceState);
  const recent = new RecentCodes(workspaceState);
  const acts = new Acts(workspaceState, context.storageUri);
  const reviewing = new Reviewing();
  const canvas = new Canvas();
  const { git, pdf } = platform;
  const keystrokes = new Keystrokes();
  const state = { choice, visibility, recent, acts, reviewing, keystrokes };
  const services = { context, projects, live, ...state, canvas, git, pdf };
  context.subscriptions.push(projects, live, choice, visibility, recent, reviewing);
  for (const register of features) context.subscriptions.push(register(services));
  const ready = projects.search();
  inBackground(ready);
  return { ...services, ready, activation: performance.now() - begin };
}

/** What tests (and only they) see of the running extension. */
export interface Api {
  readonly projects: Projects;
  readonly live: LiveSources;
  readonly choice: Choice;
  readonly visibility: Visibility;
  readonly canvas: Canvas;
  readonly git: GitMerging | undefined;
  /** Resolves when the projects of the workspace have been opened. */
  readonly ready: Promise<void>;
  /** How long VS Code was kept waiting for us to start. Milliseconds. */
  readonly activation: number;
}
