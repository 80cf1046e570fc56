import * as vscode from 'vscode';
import type { Memo } from '../../core/memos/memoFile';
import type { Act } from '../../core/project/history';
import { renameMemo } from '../../core/refactor/memoActs';
import { wordsOf } from '../host/actWords';
import type { Services } from '../services';
import type { OpenProject } from '../workspace';
import { refuseUnsaved, refuseUnsavedMemos } from './savedBook';

/** Gives a memo another title, with its file, its tabs and all links to it. */
export async function retitle(
  services: Services,
  open: OpenProject,
  memo: Memo,
  title: string,
): Promise<void> {
  await refuseUnsaved(open);
  await refuseUnsavedMemos(open);
  const now = open.project.memos.all.get(memo.path) ?? memo;
  const act = await renameMemo(open.project, now, title);
  await told(services, open, act);
  const path = act.memos?.find(({ after, before }) => after !== undefined && before === undefined);
  if (path) await followTabs(open, memo.path, path.file);
}

/** An act with memos is done: it can be undone, and the status bar says so. */
export async function told({ acts }: Services, open: OpenProject, act: Act): Promise<void> {
  await acts.did(open, act);
  const words = vscode.l10n.t('Done: {act}', { act: wordsOf(open, act.name) });
  vscode.window.setStatusBarMessage(`$(check) ${words}`, 5000);
}

/** Where the file that was renamed is open, it is open under its new name. */
async function followTabs(open: OpenProject, from: string, to: string): Promise<void> {
  const tabs = tabsOf(open, from);
  if (!tabs.length) return;
  const isInSight = tabs.some(({ isActive }) => isActive);
  await vscode.window.showTextDocument(open.uriOf(to), { preserveFocus: !isInSight });
  await vscode.window.tabGroups.close(tabs);
}

/** The tabs that show a file of the project. */
export function tabsOf(open: OpenProject, path: string): vscode.Tab[] {
  const key = open.uriOf(path).toString();
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === key);
}
