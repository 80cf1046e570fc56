import type * as vscode from 'vscode';
import { features } from './features';
import { LiveSources } from './live';
import type { Platform } from './platform';
import { Acts } from './state/acts';
import { Choice } from './state/choice';
import { RecentCodes } from './state/recent';
import { Visibility } from './state/visibility';
import { Projects } from './workspace';

/** Starts the extension. Commands and views are there at once; projects open behind them. */
export function activate(context: vscode.ExtensionContext, platform: Platform): Api {
  const projects = new Projects(platform);
  const live = new LiveSources(projects);
  const choice = new Choice(context.workspaceState);
  const visibility = new Visibility(context.workspaceState);
  const recent = new RecentCodes(context.workspaceState);
  const services = { context, projects, live, choice, visibility, recent, acts: new Acts() };
  context.subscriptions.push(projects, live, choice, visibility);
  for (const register of features) context.subscriptions.push(register(services));
  return { ...services, ready: projects.search() };
}

/** What tests (and only they) see of the running extension. */
export interface Api {
  readonly projects: Projects;
  readonly live: LiveSources;
  readonly choice: Choice;
  readonly visibility: Visibility;
  /** Resolves when the projects of the workspace have been opened. */
  readonly ready: Promise<void>;
}
