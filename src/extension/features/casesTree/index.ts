import * as vscode from 'vscode';
import { registerCommand } from '../../host/errors';
import type { Feature, Services } from '../../services';
import type { MoreNode } from '../../tree/moreItem';
import type { OpenProject } from '../../workspace';
import type { CaseCodeNode, CaseNode } from './nodes';
import { CasesProvider } from './provider';

/** The Cases view: whom the study is about, and what was coded of each. */
export const casesTreeFeature: Feature = (services) => {
  const { projects, context, choice } = services;
  const memory = context.workspaceState;
  const treeDataProvider = new CasesProvider(projects, () => memory.get<string>(groupingKey));
  const view = vscode.window.createTreeView('codebook.cases', {
    treeDataProvider,
    showCollapseAll: true,
  });
  const describe = () => {
    view.description = memory.get<string>(groupingKey) ?? '';
  };
  describe();
  return vscode.Disposable.from(
    treeDataProvider,
    view,
    registerCommand('codebook.groupCases', async () => {
      if (!(await pickGrouping(services))) return;
      describe();
      treeDataProvider.refresh();
    }),
    registerCommand('codebook.tree.moreExcerptsOfCase', (node: MoreNode<CaseCodeNode>) =>
      treeDataProvider.more(node),
    ),
    registerCommand('codebook.tree.onlyCase', ({ open, case: id }: CaseNode) =>
      choice.choose({ open, code: undefined, withDescendants: false, case: id }),
    ),
    registerCommand('codebook.tree.narrowToCase', (node: CaseNode) => narrowToCase(services, node)),
    registerCommand('codebook.tree.narrowToCode', (node: CodeRow) => narrowToCode(services, node)),
  );
};

const groupingKey = 'cases.groupBy';

/** A row that stands for a code, with or without a case. */
interface CodeRow {
  readonly open: OpenProject;
  readonly code: string;
  readonly case?: string;
}

/** The code that was chosen stays, where it is of the same project. */
function narrowToCase({ choice }: Services, { open, case: id }: CaseNode): void {
  const { chosen } = choice;
  const kept = chosen?.open === open ? chosen : { code: undefined, withDescendants: false };
  choice.choose({ open, code: kept.code, withDescendants: kept.withDescendants, case: id });
}

/** The case of the row, else the case that was chosen, stays. */
function narrowToCode({ choice }: Services, { open, code, case: ofRow }: CodeRow): void {
  const { chosen } = choice;
  const ofCase = ofRow ?? (chosen?.open === open ? chosen.case : undefined);
  const isCategory = open.project.book.byId.get(code)?.codable === false;
  choice.choose({ open, code, withDescendants: isCategory, case: ofCase });
}

/** Lets the person choose an attribute; tells whether one (or none of them) was chosen. */
async function pickGrouping({ projects, context }: Services): Promise<boolean> {
  const memory = context.workspaceState;
  const now = memory.get<string>(groupingKey);
  const names = projects.all.flatMap(({ project }) => project.caseTable.attributeNames);
  const rows = [undefined, ...new Set(names)].map((attribute) => ({
    label: attribute ?? vscode.l10n.t('No grouping'),
    attribute,
    ...(attribute === now ? { description: vscode.l10n.t('now') } : {}),
  }));
  const picked = await vscode.window.showQuickPick(rows, {
    title: vscode.l10n.t('Group Cases By'),
    placeHolder: vscode.l10n.t('Choose an attribute of the cases'),
  });
  if (!picked) return false;
  await memory.update(groupingKey, picked.attribute);
  return true;
}
