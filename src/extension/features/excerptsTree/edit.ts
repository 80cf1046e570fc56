import * as vscode from 'vscode';
import { editMemo, removeCodings } from '../../../core/project/operations';
import type { Services } from '../../services';
import { coderName } from '../../state/coder';
import { placeOf } from '../../tree/excerptItem';
import type { ExcerptNode } from '../../tree/excerpts';
import { caseName, codeName } from '../../tree/names';
import { currentCoding } from '../../tree/openExcerpt';

export async function copyQuote(node: ExcerptNode): Promise<void> {
  const { open, coding } = node;
  const values = {
    quote: coding.record.quote.trim(),
    case: caseName(open, node.case),
    place: placeOf(node),
  };
  await vscode.env.clipboard.writeText(vscode.l10n.t('“{quote}” ({case}, {place})', values));
  vscode.window.setStatusBarMessage(`$(copy) ${vscode.l10n.t('Copied the quote')}`, 3000);
}

/** Nothing is asked: the act can be undone. */
export async function removeCoding({ acts }: Services, node: ExcerptNode): Promise<void> {
  const { open, source } = node;
  const coding = await currentCoding(node);
  await acts.did(open, await removeCodings(open.project, source, [coding]));
  const codes = codeName(open, coding.record.code);
  const words =
    coding.coder === coderName()
      ? vscode.l10n.t('Removed {codes}', { codes })
      : vscode.l10n.t('Removed {codes} of {coder}', { codes, coder: coding.coder });
  vscode.window.setStatusBarMessage(`$(trash) ${words}`, 4000);
}

/** Stands for a line break in an input of one line. */
const lineBreakMark = ' ⏎ ';

export async function editMemoOf({ acts }: Services, node: ExcerptNode): Promise<void> {
  const { open, source } = node;
  const coding = await currentCoding(node);
  const code = codeName(open, coding.record.code);
  const memo = await vscode.window.showInputBox({
    title: vscode.l10n.t('Memo on {code}', { code }),
    prompt: vscode.l10n.t(
      'What do you want to remember about this coding? Empty takes the memo away.',
    ),
    value: (coding.record.memo ?? '').replace(/\n/g, lineBreakMark),
  });
  if (memo === undefined) return;
  const words = memo.replaceAll(lineBreakMark, '\n').trim();
  await acts.did(open, await editMemo(open.project, source, coding, words));
}
