import * as vscode from 'vscode';
import { descendantsOf } from '../../../core/codebook/codebook';
import { type Label, labelIn, plainLabel } from '../../../core/codebook/label';
import type { Place } from '../../../core/codebook/reshape';
import { nameLanguage } from '../../host/words';
import { codeRows } from '../../tree/pickCode';
import type { OpenProject } from '../../workspace';

export async function askName(title: string, value = ''): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('What is it called?'),
    value,
    validateInput: (typed) =>
      typed.trim() === '' ? vscode.l10n.t('Type a name for the code.') : undefined,
  });
  return name?.trim();
}

/** The label with the name that the reader sees put otherwise; other languages stay. */
export function renamed(label: Label, name: string): Label {
  const shown = labelIn(label, nameLanguage());
  const seen = [...label].find(([, text]) => text === shown);
  return label.size > 1 && seen ? new Map([...label, [seen[0], name]]) : plainOr(label, name);
}

function plainOr(label: Label, name: string): Label {
  const [language] = label.keys();
  return language ? new Map([[language, name]]) : plainLabel(name);
}

/** Where codes are to go: not into themselves, nor into what is inside them. */
export async function pickPlace(
  open: OpenProject,
  codes: readonly string[],
  title: string,
): Promise<Place | undefined> {
  const { book } = open.project;
  const own = new Set(codes.flatMap((id) => [id, ...descendantsOf(book, id).map((c) => c.id)]));
  const top = { label: `$(home) ${vscode.l10n.t('At the top level')}`, code: undefined };
  const rows = codeRows(
    open,
    book.codes.filter(({ id }) => !own.has(id)),
  );
  const picked = await vscode.window.showQuickPick<
    vscode.QuickPickItem & { readonly code: { readonly id: string } | undefined }
  >([top, ...rows], {
    title,
    placeHolder: vscode.l10n.t('Choose the code to put it in'),
    matchOnDescription: true,
  });
  return picked && { parent: picked.code?.id };
}

/** One of some codes, by id. */
export async function pickOf(
  open: OpenProject,
  ids: readonly string[],
  options: vscode.QuickPickOptions,
): Promise<string | undefined> {
  const codes = ids.flatMap((id) => open.project.book.byId.get(id) ?? []);
  const picked = await vscode.window.showQuickPick(codeRows(open, codes), {
    matchOnDescription: true,
    ...options,
  });
  return picked?.code.id;
}
