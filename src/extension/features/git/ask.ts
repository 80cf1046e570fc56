import * as vscode from 'vscode';
import { isDone, planLines } from '../../../core/project/gitSetup';
import type { GitMerging } from '../../platform';
import type { Projects } from '../../workspace';
import { whyNot } from './whyNot';

/** Shows what will be changed, and does it when told to. */
export async function ask(
  git: GitMerging | undefined,
  projects: Projects,
  isWanted: boolean,
): Promise<void> {
  const open = projects.active;
  const why = whyNot(git, open);
  if (why !== undefined) void vscode.window.showWarningMessage(why);
  if (!git || !open || why !== undefined) return;
  const plan = await git.plan(open.folder, isWanted);
  if (isDone(plan)) {
    void vscode.window.showInformationMessage(
      isWanted
        ? vscode.l10n.t('Git merges “{project}” by codings already.', { project: open.name })
        : vscode.l10n.t('Git does not merge “{project}” by codings.', { project: open.name }),
    );
    return;
  }
  const question = isWanted
    ? vscode.l10n.t('Let git merge “{project}” by codings, not by lines?', { project: open.name })
    : vscode.l10n.t('Let git merge “{project}” by lines again?', { project: open.name });
  const button = isWanted ? vscode.l10n.t('Set Up') : vscode.l10n.t('Remove');
  const detail = [whose(), '', ...planLines(plan)].join('\n');
  const answer = await vscode.window.showInformationMessage(
    question,
    { modal: true, detail },
    button,
  );
  if (answer !== button) return;
  await git.carryOut(open.folder, plan);
  void vscode.window.showInformationMessage(
    isWanted
      ? vscode.l10n.t(
          'Git merges “{project}” by codings now. Commit .gitattributes for the others.',
          {
            project: open.name,
          },
        )
      : vscode.l10n.t('Git merges “{project}” by lines again.', { project: open.name }),
  );
}

function whose(): string {
  return vscode.l10n.t(
    'The lines of .gitattributes are for everybody: commit them. The settings are for this clone alone; everybody sets up their own.',
  );
}
