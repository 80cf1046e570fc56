import * as vscode from 'vscode';
import { inBackground, registerCommand } from '../../host/errors';
import type { GitMerging } from '../../platform';
import type { Feature } from '../../services';
import type { Projects } from '../../workspace';
import { whyNot } from './whyNot';

/** Telling git to merge codings one by one, and taking that back. */
export const gitFeature: Feature = ({ git, projects }) => {
  const offered = new Set<string>();
  const command = (id: string, isWanted: boolean) =>
    registerCommand(id, async () => (await import('./ask')).ask(git, projects, isWanted));
  return vscode.Disposable.from(
    command('codebook.setUpGitMerging', true),
    command('codebook.removeGitMerging', false),
    projects.onDidChangeList(() => inBackground(offerUpdate(git, projects, offered))),
  );
};

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
