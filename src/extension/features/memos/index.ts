import * as vscode from 'vscode';
import { Refusal } from '../../../core/base/refusal';
import { sentence } from '../../../core/base/sentences';
import { registerCommand } from '../../host/errors';
import type { Feature, Services } from '../../services';
import { LateTree } from '../../tree/lateTree';
import { openMemoCommand } from '../../tree/memos';
import { openExcerpt } from '../../tree/openExcerpt';
import type * as all from './commands';
import type { CodingMemoNode, MemosNode, More } from './nodes';
import type { MemosProvider } from './provider';

/** The Memos view, and what is done with memos from the palette and from other views. */
export const memosFeature: Feature = (services) => {
  const { context, projects } = services;
  const memory = context.workspaceState;
  const isByDate = () => memory.get<boolean>(byDateKey, false);
  const treeDataProvider = new LateTree<MemosNode, MemosProvider>(
    async () => new (await import('./provider')).MemosProvider(projects, isByDate),
  );
  const view = vscode.window.createTreeView<MemosNode>('codebook.memos', {
    treeDataProvider,
    showCollapseAll: true,
  });
  const command = (id: string, run: (commands: typeof all) => Command) =>
    registerCommand(id, async (...given: unknown[]) =>
      run(await import('./commands'))(services, onSelected(view, given)),
    );
  const toggle = async () => {
    await memory.update(byDateKey, !isByDate());
    (await treeDataProvider.rows()).refresh();
  };
  return vscode.Disposable.from(
    treeDataProvider,
    view,
    command('codebook.newMemo', ({ newMemo }) => newMemo),
    command('codebook.writeMemo', ({ writeMemo }) => writeMemo),
    command('codebook.openMemo', ({ openMemo }) => openMemo),
    command('codebook.renameMemo', ({ rename }) => rename),
    command('codebook.deleteMemo', ({ remove }) => remove),
    registerCommand('codebook.insertLink', async () =>
      (await import('./insertLink')).insertLink(services),
    ),
    registerCommand('codebook.sortMemos', toggle),
    registerCommand(openMemoCommand, (folder: string, path: string, line?: number) =>
      open(services, folder, path, line),
    ),
    registerCommand('codebook.memos.make', async (folder: string, title: string) => {
      const project = projectIn(services, folder);
      if (project) await (await import('./commands')).make(services, project, title, undefined);
    }),
    registerCommand('codebook.memos.more', async (node: More) =>
      (await treeDataProvider.rows()).more(node),
    ),
    registerCommand('codebook.memos.openCoding', (node: CodingMemoNode) =>
      openCoding(services, node),
    ),
    registerCommand('codebook.memos.editCoding', async (node: CodingMemoNode) =>
      vscode.commands.executeCommand('codebook.tree.editMemo', await excerptOf(node)),
    ),
  );
};

const byDateKey = 'memos.byDate';

type Command = (services: Services, given: readonly unknown[]) => Promise<void>;

/** Stands for the row that is selected in the view: what a key acts on. */
const selection = 'selection';

function onSelected(view: vscode.TreeView<MemosNode>, given: readonly unknown[]) {
  return given[0] === selection ? [view.selection[0]] : given;
}

function projectIn({ projects }: Services, folder: string) {
  return projects.all.find((each) => each.folder.toString() === folder);
}

/** @param line 1-based */
async function open(
  services: Services,
  folder: string,
  path: string,
  line?: number,
): Promise<void> {
  const project = projectIn(services, folder);
  if (!project) return;
  const at = line === undefined ? undefined : new vscode.Position(line - 1, 0);
  await vscode.window.showTextDocument(project.uriOf(path), {
    ...(at ? { selection: new vscode.Range(at, at) } : {}),
  });
}

async function openCoding(services: Services, node: CodingMemoNode): Promise<void> {
  await openExcerpt(services, await excerptOf(node));
}

/** The row’s coding as it is now. */
async function excerptOf({ open: project, memo }: CodingMemoNode) {
  const { codingOfId } = await import('../../tree/codingOfId');
  const node = await codingOfId(project, memo.record.id);
  if (!node)
    throw new Refusal(
      sentence('This coding is no longer there. It was removed, or its file has changed.'),
    );
  return node;
}
