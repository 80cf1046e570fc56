import * as vscode from 'vscode';
import { Refusal } from '../../core/base/refusal';
import { sentence } from '../../core/base/sentences';
import { isMemoFile } from '../../core/memos/memoFile';
import { codebookFile } from '../../core/project/layout';
import { inWords } from '../host/words';
import type { OpenProject } from '../workspace';

/**
 * What is typed into the codebook and not saved would be overwritten on disk, or overwrite it: asks
 * to save it. Rejects with a Refusal where it is not saved.
 */
export async function refuseUnsaved(open: OpenProject): Promise<void> {
  const key = open.uriOf(codebookFile).toString();
  const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === key);
  if (!document?.isDirty) return;
  const words = sentence('The codebook has unsaved changes. Save it first, so that none are lost.');
  const save = vscode.l10n.t('Save and Go On');
  const answer = await vscode.window.showWarningMessage(inWords(words), save);
  if (answer !== save || !(await document.save())) throw new Refusal(words);
  await open.project.refresh([codebookFile]);
}

/** As `refuseUnsaved`, of the memos that are open in editors. */
export async function refuseUnsavedMemos(open: OpenProject): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    const path = open.pathOf(document.uri);
    if (!document.isDirty || path === undefined || !isMemoFile(path)) continue;
    const words = sentence('{file} has unsaved changes. Save it first, so that none are lost.', {
      file: path,
    });
    const save = vscode.l10n.t('Save and Go On');
    const answer = await vscode.window.showWarningMessage(inWords(words), save);
    if (answer !== save || !(await document.save())) throw new Refusal(words);
    await open.project.refresh([path]);
  }
}
