import * as vscode from 'vscode';
import { isUnfinished } from '../../../core/project/layout';
import { inBackground, registerCommand } from '../../host/errors';
import type { Feature } from '../../services';
import type { OpenProject } from '../../workspace';

/** How long another window may take for what it is in the midst of. Milliseconds. */
const patience = 15_000;

/** What changes several files and was cut off: finishing it, or taking it back. */
export const interruptedFeature: Feature = ({ projects }) => {
  const looked = new WeakSet<OpenProject>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const ask = async (open: OpenProject) => (await import('./ask')).ask(open);
  const look = () => {
    for (const open of projects.all) {
      if (looked.has(open)) continue;
      looked.add(open);
      if (!open.project.files().some(isUnfinished)) continue;
      const timer = setTimeout(() => {
        timers.delete(timer);
        if (projects.all.includes(open)) inBackground(ask(open));
      }, patience);
      timers.add(timer);
    }
  };
  look();
  return vscode.Disposable.from(
    projects.onDidChangeList(look),
    { dispose: () => timers.forEach((timer) => clearTimeout(timer)) },
    registerCommand('codebook.finishInterrupted', async () => {
      if (projects.active) await (await import('./ask')).asked(projects.active);
    }),
  );
};
