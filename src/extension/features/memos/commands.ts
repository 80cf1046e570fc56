import * as vscode from 'vscode';
import { Refusal } from '../../../core/base/refusal';
import { sentence } from '../../../core/base/sentences';
import type { Thing } from '../../../core/memos/things';
import { createMemo, deleteMemo } from '../../../core/refactor/memoActs';
import type { Services } from '../../services';
import { coderName } from '../../state/coder';
import { retitle, tabsOf, told } from '../../state/retitle';
import { refuseUnsavedMemos } from '../../state/savedBook';
import { memosAbout, thingName } from '../../tree/memos';
import { thingRows } from '../../tree/pickThing';
import type { OpenProject } from '../../workspace';
import { askTitle, memoMeant, pickMemo, type Subject, subjectOf } from './meant';

/** Asks what it is about and for a title. */
export async function newMemo(services: Services, given: readonly unknown[]): Promise<void> {
  const subject = subjectOf(services, given[0]) ?? (await pickSubject(services));
  if (!subject) return;
  const { open, thing } = subject;
  const title = await askTitle(vscode.l10n.t('New Memo'), thing ? thingName(open, thing) : '');
  if (title !== undefined) await make(services, open, title, thing);
}

/** Opens the memo about a thing; of several, the one chosen; where there is none, makes it. */
export async function writeMemo(services: Services, given: readonly unknown[]): Promise<void> {
  const subject = subjectOf(services, given[0]) ?? (await pickSubject(services));
  if (!subject) return;
  const { open, thing } = subject;
  const memos = thing ? memosAbout(open, thing) : [];
  const [memo, other] = memos;
  if (!thing || !memo) {
    const title = thing ? thingName(open, thing) : await askTitle(vscode.l10n.t('New Memo'), '');
    if (title !== undefined) await make(services, open, title, thing);
  } else if (!other) await show(open, memo.path);
  else {
    const picked = await pickMemo(open, memos, vscode.l10n.t('Open Memo'));
    if (picked) await show(open, picked.path);
  }
}

/** One of all memos. */
export async function openMemo(services: Services, given: readonly unknown[]): Promise<void> {
  if (given[0] !== undefined) return writeMemo(services, given);
  const open = services.projects.active;
  if (!open) return;
  const memo = await memoMeant(services, undefined, vscode.l10n.t('Open Memo'));
  if (memo) await show(memo.open, memo.memo.path);
}

/** Its title, its file and the links to it. */
export async function rename(services: Services, given: readonly unknown[]): Promise<void> {
  const words = vscode.l10n.t('Rename Memo');
  const meant = await memoMeant(services, given[0], words);
  if (!meant) return;
  const { open, memo } = meant;
  const title = await askTitle(words, memo.title);
  if (title === undefined || title === memo.title) return;
  await retitle(services, open, memo, title);
}

export async function remove(services: Services, given: readonly unknown[]): Promise<void> {
  const meant = await memoMeant(services, given[0], vscode.l10n.t('Delete Memo'));
  if (!meant) return;
  const { open, memo } = meant;
  const mentions = open.project.memos.index.linksTo({ kind: 'memo', id: memo.path }).length;
  const button = vscode.l10n.t('Delete');
  const detail = [
    ...(mentions
      ? [vscode.l10n.t('Links to it that lead nowhere then: {n}.', { n: mentions })]
      : []),
    vscode.l10n.t(
      'It is kept in the folder “deleted”, for “Codebook: Restore Deleted Code or Memo…”.',
    ),
  ];
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Delete the memo “{title}”?', { title: memo.title }),
    { modal: true, detail: detail.join('\n') },
    button,
  );
  if (answer !== button) return;
  await refuseUnsavedMemos(open);
  const now = open.project.memos.all.get(memo.path);
  if (!now) throw new Refusal(sentence('{file} is gone already.', { file: memo.path }));
  await told(services, open, await deleteMemo(open.project, now));
  await vscode.window.tabGroups.close(tabsOf(open, memo.path));
}

export async function make(
  services: Services,
  open: OpenProject,
  title: string,
  thing: Thing | undefined,
): Promise<void> {
  const about = thing ? [thing] : [];
  const request = { title, about, coder: coderName() ?? '' };
  const { act, path } = await createMemo(open.project, request);
  await told(services, open, act);
  const editor = await show(open, path);
  const { range } = editor.document.lineAt(editor.document.lineCount - 1);
  editor.selection = new vscode.Selection(range.end, range.end);
}

function show(open: OpenProject, path: string): Thenable<vscode.TextEditor> {
  return vscode.window.showTextDocument(open.uriOf(path));
}

/** What a memo is to be about: first nothing in particular, then all there is. */
async function pickSubject({ projects }: Services): Promise<Subject | undefined> {
  const open = projects.active;
  if (!open) return undefined;
  const nothing = {
    label: vscode.l10n.t('Nothing in particular'),
    iconPath: new vscode.ThemeIcon('note'),
  };
  const picked = await vscode.window.showQuickPick(
    [nothing, ...thingRows(open, ['code', 'case', 'source'])],
    {
      title: vscode.l10n.t('New Memo'),
      placeHolder: vscode.l10n.t('What is it about?'),
      matchOnDescription: true,
    },
  );
  if (!picked) return undefined;
  return { open, thing: 'thing' in picked ? picked.thing : undefined };
}
