import * as vscode from 'vscode';
import type { CodingIndex } from '../../../core/project/codingIndex';
import { inBackground } from '../../host/errors';
import type { Services } from '../../services';
import type { OpenProject } from '../../workspace';

const seenKey = 'start.seen';

/**
 * The first time that a project is open in a workspace, shows what there is: the Codebook view, and
 * beside it the source with most codings. Where something is open already, nobody is disturbed.
 */
export function firstLook({ projects, context }: Services): vscode.Disposable {
  const look = () => {
    const [open] = projects.all;
    if (!open || context.workspaceState.get(seenKey)) return;
    listening.dispose();
    inBackground(show(open, context.workspaceState));
  };
  const listening = projects.onDidChangeList(look);
  return listening;
}

async function show(open: OpenProject, memory: vscode.Memento): Promise<void> {
  await memory.update(seenKey, true);
  if (vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0)) return;
  await vscode.commands.executeCommand('codebook.codes.focus', { preserveFocus: true });
  const source = mostCoded(open);
  if (source !== undefined)
    await vscode.window.showTextDocument(open.uriOf(source), { preserveFocus: true });
}

function mostCoded({ project }: OpenProject): string | undefined {
  const coded = [...project.index.sources()].filter((path) => project.sources.has(path));
  const counts = new Map(coded.map((path) => [path, codingsIn(project.index, path)]));
  return coded.sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0];
}

function codingsIn(index: CodingIndex, path: string): number {
  return index.ofSource(path).reduce((total, { rows }) => total + rows.count, 0);
}
