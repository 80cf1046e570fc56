import * as vscode from 'vscode';
import { isDone, planLines } from '../../../core/project/gitSetup';
import { inBackground, registerCommand } from '../../host/errors';
import type { GitMerging } from '../../platform';
import type { Feature } from '../../services';
import type { OpenProject, Projects } from '../../workspace';

/** Telling git to merge codings one by one, and taking that back. */
export const gitFeature: Feature = ({ git, projects }) => {
  const offered = new Set<string>();
  return vscode.Disposable.from(
    registerCommand('codebook.setUpGitMerging', () => ask(git, projects, true)),
    registerCommand('codebook.removeGitMerging', () => ask(git, projects, false)),
    projects.onDidChangeList(() => inBackground(offerUpdate(git, projects, offered))),
  );
};

/** Shows what will be changed, and does it when told to. */
async function ask(
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

/** Why it can’t be done here; undefined where it can. */
function whyNot(git: GitMerging | undefined, open: OpenProject | undefined): string | undefined {
  if (!open) return vscode.l10n.t('There is no project here.');
  if (!git || open.folder.scheme !== 'file')
    return vscode.l10n.t(
      'Git can’t be run from here: open the project’s folder in VS Code on the machine where it is.',
    );
  if (!vscode.workspace.isTrusted)
    return vscode.l10n.t(
      'Settings of git run a program, so they are not touched in Restricted Mode. Trust the folder first.',
    );
  return undefined;
}

/** The settings name our command by its path, which an update of the extension changes. */
async function offerUpdate(
  git: GitMerging | undefined,
  projects: Projects,
  offered: Set<string>,
): Promise<void> {
  for (const open of projects.all) {
    const { folder } = open;
    if (offered.has(folder.toString()) || whyNot(git, open) !== undefined) continue;
    offered.add(folder.toString());
    if (!(await git?.isStale(folder))) continue;
    const update = vscode.l10n.t('Update');
    const answer = await vscode.window.showWarningMessage(
      vscode.l10n.t(
        'Git was told to merge “{project}” with a program that is not there any more, as after an update.',
        { project: open.name },
      ),
      update,
    );
    if (answer === update && git) await git.carryOut(folder, await git.plan(folder, true));
  }
}
