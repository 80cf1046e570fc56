import * as vscode from 'vscode';
import { registerCommand } from '../../host/errors';
import type { Feature, Services } from '../../services';
import { CodeDrag } from './drag';
import { goToCode, reload } from './goTo';
import { sortCodes } from './sort';
import { pickCode } from '../../tree/pickCode';
import { type BookNode, CodebookProvider, type CodeNode } from './provider';
import { showTicked, toggleAll, toggleCoders, toggleCodes, toggleNode } from './show';

/** The Codebook view, and what its rows and the palette do with codes. */
export const codebookTreeFeature: Feature = (services) => {
  const { projects, visibility, selection, codeOrder } = services;
  const treeDataProvider = new CodebookProvider(projects, visibility, codeOrder);
  const view = vscode.window.createTreeView<BookNode>('codebook.codes', {
    treeDataProvider,
    dragAndDropController: new CodeDrag(),
    canSelectMany: true,
    showCollapseAll: true,
    // A category's box is its own: what is inside it may be shown in part.
    manageCheckboxStateManually: true,
  });
  const describe = () => {
    view.description = visibility.isAllHidden ? vscode.l10n.t('highlights are hidden') : '';
  };
  describe();
  return vscode.Disposable.from(
    treeDataProvider,
    view,
    visibility.onDidChange(describe),
    view.onDidChangeSelection(({ selection: nodes }) => (selection.current = selected(nodes))),
    view.onDidChangeCheckboxState(({ items }) => showTicked(visibility, items)),
    registerCommand('codebook.showExcerpts', (id: unknown) => showExcerpts(services, id)),
    registerCommand('codebook.goToCode', (id: unknown) => goTo(services, id)),
    registerCommand('codebook.toggleCode', () => toggleCodes(services)),
    registerCommand('codebook.toggleCoder', () => toggleCoders(services)),
    registerCommand('codebook.toggleHighlights', () => toggleAll(services)),
    registerCommand('codebook.sortCodes', () => sortCodes(codeOrder)),
    registerCommand('codebook.toggleBoxes', () =>
      codeOrder.change({ hasBoxes: !codeOrder.hasBoxes }),
    ),
    registerCommand('codebook.reload', () => reload(projects)),
    registerCommand('codebook.tree.show', (node: CodeNode) => show(services, node)),
    registerCommand('codebook.tree.showWithDescendants', (node: CodeNode) =>
      show(services, node, true),
    ),
    registerCommand('codebook.tree.goToCode', (node: CodeNode) => goToCode(node.open, node.code)),
    registerCommand('codebook.tree.toggleCode', (node: CodeNode) => toggleNode(services, node)),
  );
};

/** The codes among selected rows; of several projects, those of the first. */
function selected(nodes: readonly BookNode[]) {
  const codes = nodes.flatMap((node) => (node.kind === 'code' ? [node] : []));
  const open = codes[0]?.open;
  return (
    open && { open, codes: codes.filter((node) => node.open === open).map(({ code }) => code) }
  );
}

/** A category has no excerpts of its own: those below it are shown. */
function show(
  { choice }: Services,
  { open, code }: Pick<CodeNode, 'open' | 'code'>,
  withDescendants = open.project.book.byId.get(code)?.codable === false,
): void {
  choice.choose({ open, code, withDescendants, case: undefined });
}

/** @param id of a code, where a link or another command knows it */
async function showExcerpts(services: Services, id: unknown): Promise<void> {
  const open = services.projects.active;
  if (!open) return;
  const title = vscode.l10n.t('Show Excerpts of a Code');
  const code = typeof id === 'string' ? id : (await pickCode(open, title))?.id;
  if (code !== undefined) show(services, { open, code });
}

async function goTo({ projects }: Services, id: unknown): Promise<void> {
  const open = projects.active;
  if (!open) return;
  const title = vscode.l10n.t('Go to a Code in the Codebook');
  const code = typeof id === 'string' ? id : (await pickCode(open, title))?.id;
  if (code !== undefined) await goToCode(open, code);
}
