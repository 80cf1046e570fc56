import * as vscode from 'vscode';
import { sentence } from '../../../core/base/sentences';
import { codebookFile, settingsFile } from '../../../core/project/layout';
import { Refusal } from '../../../core/project/operations';
import { rangeOfProblem } from '../../host/convert';
import type { OpenProject, Projects } from '../../workspace';

/** Opens the codebook where a code is defined. */
export async function goToCode(open: OpenProject, id: string): Promise<void> {
  const code = open.project.book.byId.get(id);
  if (!code) throw new Refusal(sentence('The code “{id}” is not in the codebook.', { id }));
  const document = await vscode.workspace.openTextDocument(open.uriOf(codebookFile));
  const range = rangeOfProblem(code.range);
  const editor = await vscode.window.showTextDocument(document, { selection: range });
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Reads every file again, where a change of one was not noticed, and looks for projects. */
export async function reload(projects: Projects): Promise<void> {
  await vscode.window.withProgress({ location: { viewId: 'codebook.codes' } }, async () => {
    for (const { project } of projects.all) {
      await project.refresh([], true);
      // The settings say which files are read at all: with them everything is.
      await project.refresh([settingsFile]);
    }
    await projects.search();
  });
}
