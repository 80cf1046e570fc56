import * as vscode from 'vscode';
import { descendantsOf } from '../../../core/codebook/codebook';
import type { Services } from '../../services';
import { codeRows, pickChanged } from '../../tree/pickCode';
import type { Visibility } from '../../state/visibility';
import type { BookNode, CodeNode } from './provider';

/** Shows or hides in the text: of a category, what is below it; if any of that shows, all is hidden. */
export async function toggleNode({ visibility }: Services, node: CodeNode): Promise<void> {
  const { book } = node.open.project;
  const isCategory = book.byId.get(node.code)?.codable === false;
  const codes = isCategory ? descendantsOf(book, node.code).map(({ id }) => id) : [node.code];
  const shown = codes.filter((id) => visibility.isCodeShown(id));
  await visibility.toggleCodes(shown.length ? shown : codes);
}

export async function toggleCodes({ projects, visibility }: Services): Promise<void> {
  const open = projects.active;
  if (!open) return;
  const codes = open.project.book.codes.filter(({ codable }) => codable);
  const rows = codeRows(open, codes).map((row) => ({
    ...row,
    picked: visibility.isCodeShown(row.code.id),
  }));
  const changed = await pickChanged(rows, vscode.l10n.t('Codes Whose Highlights Are Shown'));
  await visibility.toggleCodes(changed.map(({ code }) => code.id));
}

export async function toggleCoders({ projects, visibility }: Services): Promise<void> {
  const coders = projects.active?.project.index.coders() ?? [];
  const rows = coders.map((label) => ({
    label,
    iconPath: new vscode.ThemeIcon('account'),
    picked: visibility.isCoderShown(label),
  }));
  const changed = await pickChanged(rows, vscode.l10n.t('Coders Whose Highlights Are Shown'));
  await visibility.toggleCoders(changed.map(({ label }) => label));
}

export async function toggleAll({ visibility }: Services): Promise<void> {
  await visibility.toggleAll();
  const words = visibility.isAllHidden
    ? `$(eye-closed) ${vscode.l10n.t('Highlights are hidden')}`
    : `$(eye) ${vscode.l10n.t('Highlights are shown')}`;
  vscode.window.setStatusBarMessage(words, 4000);
}

/** Shows and hides what was ticked and unticked; with a category, what is below it. */
export async function showTicked(
  visibility: Visibility,
  items: readonly (readonly [BookNode, vscode.TreeItemCheckboxState])[],
): Promise<void> {
  const changed = items.flatMap(([node, state]) => {
    if (node.kind !== 'code') return [];
    const { book } = node.open.project;
    const below = descendantsOf(book, node.code).map(({ id }) => id);
    const codes = book.byId.get(node.code)?.codable === false ? below : [node.code];
    const isShown = state === vscode.TreeItemCheckboxState.Checked;
    return codes.filter((code) => visibility.isCodeShown(code) !== isShown);
  });
  await visibility.toggleCodes([...new Set(changed)]);
}
