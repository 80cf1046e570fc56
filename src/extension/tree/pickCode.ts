import * as vscode from 'vscode';
import { Refusal } from '../../core/base/refusal';
import { sentence } from '../../core/base/sentences';
import { ancestorsOf, type Code, nameIn } from '../../core/codebook/codebook';
import { nameLanguage } from '../host/words';
import { codeIconOf } from './excerptItem';
import { joined } from './names';
import type { OpenProject } from '../workspace';
import { countsOf } from './counts';

export interface CodeRow extends vscode.QuickPickItem {
  readonly code: Code;
}

/** The codes in book order, for a quick pick. */
export function codeRows(open: OpenProject, codes: readonly Code[]): CodeRow[] {
  const language = nameLanguage();
  return codes.map((code) => ({
    label: nameIn(code, language),
    description: joined(
      String(countsOf(open.project, code.id).total),
      ancestorsOf(open.project.book, code)
        .map((above) => nameIn(above, language))
        .join(' › '),
    ),
    iconPath: codeIconOf(open, code.id),
    code,
  }));
}

export async function pickCode(open: OpenProject, title: string): Promise<Code | undefined> {
  const picked = await vscode.window.showQuickPick(codeRows(open, open.project.book.codes), {
    title,
    placeHolder: vscode.l10n.t('Choose a code'),
    matchOnDescription: true,
  });
  return picked?.code;
}

/** Asks for a code that can be applied; gives its id. */
export async function pickToApply(
  open: OpenProject,
  title: string,
  placeHolder: string,
): Promise<string | undefined> {
  const codes = open.project.book.codes.filter(({ codable }) => codable);
  if (!codes.length) throw new Refusal(sentence('There is no code yet. Make one first.'));
  const picked = await vscode.window.showQuickPick(codeRows(open, codes), {
    title,
    placeHolder,
    matchOnDescription: true,
  });
  return picked?.code.id;
}

/** Lets the person tick what is shown; gives those whose tick has changed. */
export async function pickChanged<Row extends vscode.QuickPickItem>(
  rows: readonly Row[],
  title: string,
): Promise<Row[]> {
  const picked = await vscode.window.showQuickPick(rows, {
    title,
    placeHolder: vscode.l10n.t('What is ticked is shown in the text'),
    canPickMany: true,
    matchOnDescription: true,
  });
  return picked ? rows.filter((row) => picked.includes(row) !== (row.picked ?? false)) : [];
}
