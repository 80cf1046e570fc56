import * as vscode from 'vscode';
import { ancestorsOf, type Codebook, nameIn, namesOf } from '../../../core/codebook/codebook';
import { colorOf } from '../../../core/codebook/color';
import { idFor } from '../../../core/codebook/id';
import type { BookChange } from '../../../core/project/bookChange';
import { Refusal } from '../../../core/project/operations';
import { codeIcon } from '../../host/icons';
import { nameLanguage } from '../../host/words';
import { refuseUnsaved } from '../../state/savedBook';
import type { OpenProject } from '../../workspace';

/** A code that was written into the codebook, and what that changed there. */
export interface Created {
  readonly id: string;
  readonly book: BookChange;
}

/**
 * Asks for what of a new code is not known yet, and writes it into the codebook.
 * @param parent id of the code to put it in; null for the top level; undefined to ask
 */
export async function createCode(
  open: OpenProject,
  known: { readonly name?: string; readonly parent?: string | null },
): Promise<Created | undefined> {
  const name = known.name || (await askName());
  if (name === undefined) return undefined;
  const parent = known.parent === undefined ? await askParent(open.project.book) : known.parent;
  return parent === undefined ? undefined : writeCode(open, name, parent);
}

/** Writes a code into the codebook, inside another or (null) at the top level. */
export async function writeCode(
  open: OpenProject,
  name: string,
  parent: string | null,
): Promise<Created> {
  await refuseUnsaved(open);
  const { book, bookText: before } = open.project;
  const id = idFor(name, book.byId.keys());
  const [{ addCode }, { bookChange }] = await Promise.all([
    import('../../../core/codebook/edit'),
    import('../../../core/project/bookChange'),
  ]);
  const edited = addCode(before, { id, name, ...(parent === null ? {} : { parent }) });
  if (edited.kind === 'refused') throw new Refusal(edited.reason);
  await open.project.writeBook(edited.text);
  return { id, book: bookChange(before, edited.text) };
}

/** The code that already has a name (in any language), so that it is not made twice. */
export function codeNamed(book: Codebook, name: string): string | undefined {
  const wanted = name.trim().toLowerCase();
  return book.codes.find(
    (code) => code.codable && namesOf(code).some((each) => each.toLowerCase() === wanted),
  )?.id;
}

async function askName(): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('New Code'),
    prompt: vscode.l10n.t('What is the code called?'),
    validateInput: (value) =>
      value.trim() === '' ? vscode.l10n.t('Type a name for the code.') : undefined,
  });
  return name?.trim();
}

async function askParent(book: Codebook): Promise<string | null | undefined> {
  if (!book.codes.length) return null;
  const language = nameLanguage();
  const top = { label: vscode.l10n.t('At the top level'), id: null };
  const inside = book.codes.map((code) => ({
    label: nameIn(code, language),
    description: ancestorsOf(book, code)
      .map((above) => nameIn(above, language))
      .join(' › '),
    iconPath: codeIcon(colorOf(book, code)),
    id: code.id,
  }));
  const picked = await vscode.window.showQuickPick<vscode.QuickPickItem & { id: string | null }>(
    [top, ...inside],
    {
      title: vscode.l10n.t('Where Does the New Code Belong?'),
      placeHolder: vscode.l10n.t('Choose the code to put it in'),
      matchOnDescription: true,
    },
  );
  return picked?.id;
}
