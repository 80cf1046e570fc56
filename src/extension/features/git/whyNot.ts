import * as vscode from 'vscode';
import type { GitMerging } from '../../platform';
import type { OpenProject } from '../../workspace';

/** Why it can’t be done here; undefined where it can. */
export function whyNot(
  git: GitMerging | undefined,
  open: OpenProject | undefined,
): string | undefined {
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
