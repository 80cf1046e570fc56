import * as vscode from 'vscode';
import type { Source } from '../../../core/project/sources';
import { caseName, joined } from '../../tree/names';
import type { OpenProject } from '../../workspace';

interface Row extends vscode.QuickPickItem {
  /** Undefined where they are to be chosen one by one. */
  readonly sources: readonly string[] | undefined;
}

/**
 * Asks through which sources: all, the one in front, those of a kind, round or perspective, or some.
 * @param here path of the file in front
 */
export async function askSources(
  open: OpenProject,
  here: string | undefined,
): Promise<readonly string[] | undefined> {
  const { sources } = open.project;
  const all = [...sources.keys()];
  const rows: Row[] = [
    { label: vscode.l10n.t('All sources'), description: String(all.length), sources: all },
    ...(here !== undefined && sources.has(here)
      ? [{ label: vscode.l10n.t('This source'), description: here, sources: [here] }]
      : []),
    ...groups(open, vscode.l10n.t('kind'), ({ kind }) => kind),
    ...groups(open, vscode.l10n.t('round'), ({ round }) => round),
    ...groups(open, vscode.l10n.t('perspective'), ({ perspective }) => perspective),
    { label: vscode.l10n.t('Choose sources…'), sources: undefined },
  ];
  const title = vscode.l10n.t('Autocode');
  const picked = await vscode.window.showQuickPick(rows, {
    title,
    placeHolder: vscode.l10n.t('Through which sources?'),
    matchOnDescription: true,
  });
  if (!picked) return undefined;
  return picked.sources ?? (await chooseSources(open, title));
}

/** Nothing where all are of one sort. */
function groups(open: OpenProject, name: string, of: (source: Source) => string): Row[] {
  const groups = new Map<string, string[]>();
  for (const source of open.project.sources.values()) {
    const value = of(source);
    if (value !== '') groups.set(value, [...(groups.get(value) ?? []), source.path]);
  }
  if (groups.size < 2) return [];
  return [...groups].map(([value, sources]) => ({
    label: value,
    description: joined(name, String(sources.length)),
    sources,
  }));
}

async function chooseSources(open: OpenProject, title: string): Promise<string[] | undefined> {
  const rows = [...open.project.sources.values()].map(({ path, cases, kind, round }) => ({
    label: path,
    description: joined(cases.map((id) => caseName(open, id)).join(', '), kind, round),
  }));
  const picked = await vscode.window.showQuickPick(rows, {
    title,
    placeHolder: vscode.l10n.t('Through which sources?'),
    canPickMany: true,
    matchOnDescription: true,
  });
  return picked?.map(({ label }) => label);
}
