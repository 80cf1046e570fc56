import * as vscode from 'vscode';
import { registerCommand } from '../../host/errors';
import type { Feature, Services } from '../../services';
import { CodeDrag } from './drag';
import { goToCode, reload } from './goTo';
import { pickCode } from './pick';
import { type BookNode, CodebookProvider, type CodeNode } from './provider';
import { toggleAll, toggleCoders, toggleCodes, toggleNode } from './show';

/** The Codebook view, and what its rows and the palette do with codes. */
export const codebookTreeFeature: Feature = (services) => {
  const { projects, visibility } = services;
  const treeDataProvider = new CodebookProvider(projects, visibility);
  const view = vscode.window.createTreeView<BookNode>('codebook.codes', {
    treeDataProvider,
    dragAndDropController: new CodeDrag(),
    canSelectMany: true,
    showCollapseAll: true,
  });
  const describe = () => {
    view.description = visibility.isAllHidden ? vscode.l10n.t('highlights are hidden') : '';
  };
  describe();
  return vscode.Disposable.from(
    treeDataProvider,
    view,
    visibility.onDidChange(describe),
    registerCommand('codebook.showExcerpts', (id: unknown) => showExcerpts(services, id)),
    registerCommand('codebook.goToCode', (id: unknown) => goTo(services, id)),
    registerCommand('codebook.toggleCode', () => toggleCodes(services)),
    registerCommand('codebook.toggleCoder', () => toggleCoders(services)),
    registerCommand('codebook.toggleHighlights', () => toggleAll(services)),
    registerCommand('codebook.reload', () => reload(projects)),
    registerCommand('codebook.tree.show', (node: CodeNode) => show(services, node)),
    registerCommand('codebook.tree.showWithDescendants', (node: CodeNode) =>
      show(services, node, true),
    ),
    registerCommand('codebook.tree.goToCode', (node: CodeNode) => goToCode(node.open, node.code)),
    registerCommand('codebook.tree.toggleCode', (node: CodeNode) => toggleNode(services, node)),
  );
};

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
