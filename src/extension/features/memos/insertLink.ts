import * as vscode from 'vscode';
import { Refusal } from '../../../core/base/refusal';
import { sentence } from '../../../core/base/sentences';
import { targetFor } from '../../../core/memos/target';
import type { Services } from '../../services';
import { type ThingRow, thingRows } from '../../tree/pickThing';

/** Puts a link to what is chosen at the cursor; words that are selected become its words. */
export async function insertLink({ projects }: Services): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const open = editor && projects.of(editor.document.uri);
  const path = editor && open?.pathOf(editor.document.uri);
  if (!open || path === undefined || open.isSource(path) || !/\.(?:md|yaml)$/i.test(path))
    throw new Refusal(
      sentence('Links stand in memos and in the texts of the codebook. Put the cursor in one.'),
    );
  const picked = await vscode.window.showQuickPick<ThingRow>(
    thingRows(open, ['code', 'case', 'source', 'memo']),
    {
      title: vscode.l10n.t('Insert Link'),
      placeHolder: vscode.l10n.t('What does it lead to?'),
      matchOnDescription: true,
    },
  );
  if (!picked?.thing) return;
  const target = targetFor(picked.thing, open.project.memos.resolver());
  await editor.edit((edit) => {
    for (const selection of editor.selections) {
      const words = editor.document.getText(selection).trim();
      const isShown = words !== '' && words !== target && !/[[\]\n]/.test(words);
      edit.replace(selection, isShown ? `[[${target}|${words}]]` : `[[${target}]]`);
    }
  });
}
