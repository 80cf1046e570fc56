import * as vscode from 'vscode';
import { changedAnything } from '../../../core/project/history';
import { type Plan, planOf, refactor, type Request } from '../../../core/refactor/refactor';
import { wordsOf } from '../../host/actWords';
import type { Services } from '../../services';
import { refuseUnsaved, refuseUnsavedMemos } from '../../state/savedBook';
import type { OpenProject } from '../../workspace';

/**
 * Shows what a refactoring would change, and does it where that is confirmed.
 * @param button what confirming is called
 * @returns whether it was done
 */
export async function previewed(
  services: Services,
  open: OpenProject,
  request: Request,
  button: string,
  more: readonly string[] = [],
): Promise<boolean> {
  await refuseUnsaved(open);
  if (isNaming(request)) await refuseUnsavedMemos(open);
  const plan = await inProgress(() => planOf(open.project, request));
  const answer = await vscode.window.showInformationMessage(
    questionOf(wordsOf(open, plan.name)),
    { modal: true, detail: [...changesIn(plan), ...more].join('\n') },
    button,
  );
  if (answer !== button) return false;
  await done(services, open, request);
  return true;
}

/** Does it without asking: what touches no coding and can be undone. */
export async function done({ acts }: Services, open: OpenProject, request: Request): Promise<void> {
  await refuseUnsaved(open);
  if (isNaming(request)) await refuseUnsavedMemos(open);
  const act = await inProgress(() => refactor(open.project, request));
  await acts.did(open, act);
  if (!changedAnything(act)) return;
  const words = vscode.l10n.t('Done: {act}', { act: wordsOf(open, act.name) });
  vscode.window.setStatusBarMessage(`$(check) ${words}`, 5000);
}

/** Whether links in memos may be written anew. */
function isNaming({ kind }: Request): boolean {
  return kind === 'name' || kind === 'id' || kind === 'merge' || kind === 'promote';
}

/** What changes where, a line each. */
function changesIn({ before, after, codings, mentions, memos }: Plan): string[] {
  const lines = changedLines(before, after);
  const { sources, coders, doubles } = codings;
  return [
    vscode.l10n.t('Codebook: {n} lines change.', { n: lines }),
    ...(mentions
      ? [
          vscode.l10n.t('Among them are rules and definitions that name the code: {n}.', {
            n: mentions,
          }),
        ]
      : []),
    codings.codings
      ? vscode.l10n.t('Codings: {n}, in {sources} sources, by {coders}.', {
          n: codings.codings,
          sources: sources.length,
          coders: coders.join(', '),
        })
      : vscode.l10n.t('No coding changes.'),
    ...(doubles
      ? [
          vscode.l10n.t(
            'Where a coder has the same excerpt under both codes, one coding stays, with the memos of both: {n}.',
            { n: doubles },
          ),
        ]
      : []),
    ...(memos.links
      ? [
          vscode.l10n.t('Links in memos that follow: {n}, in {files} files.', {
            n: memos.links,
            files: memos.edits.size,
          }),
        ]
      : []),
    vscode.l10n.t('“Codebook: Undo Coding Act” takes all of it back in one step.'),
  ];
}

/** How many lines of the one are not in the other, whichever has more. */
function changedLines(before: string, after: string): number {
  const count = (a: string, b: string) => {
    const left = new Map<string, number>();
    for (const line of b.split('\n')) left.set(line, (left.get(line) ?? 0) + 1);
    return a.split('\n').filter((line) => {
      const n = left.get(line) ?? 0;
      left.set(line, n - 1);
      return n <= 0;
    }).length;
  };
  return Math.max(count(before, after), count(after, before));
}

function questionOf(words: string): string {
  const act = words.charAt(0).toUpperCase() + words.slice(1);
  return vscode.l10n.t('{act}?', { act });
}

function inProgress<T>(work: () => Promise<T>): Thenable<T> {
  return vscode.window.withProgress({ location: { viewId: 'codebook.codes' } }, work);
}
