import * as vscode from 'vscode';
import { inBackground, registerCommand } from '../../host/errors';
import type { Feature, Services } from '../../services';
import type { Choice, Chosen } from '../../state/choice';
import type { Reviewed } from '../../state/reviewing';
import type { ExcerptNode } from '../../tree/excerpts';
import type { MoreNode } from '../../tree/moreItem';
import { caseName, codeName, joined } from '../../tree/names';
import { openExcerpt } from '../../tree/openExcerpt';
import { copyQuote, editMemoOf, removeCoding } from './edit';
import { pickCase, pickGrouping } from './pick';
import type { GroupNode } from './groupItem';
import { codingsInWords } from './reviewItems';
import { type ExcerptsNode, ExcerptsProvider, type Shown } from './provider';

/** The Excerpts view: what the researcher chose to read. */
export const excerptsTreeFeature: Feature = (services) => {
  const { projects, choice, reviewing } = services;
  const treeDataProvider = new ExcerptsProvider(projects, choice);
  const view = vscode.window.createTreeView<ExcerptsNode>('codebook.excerpts', {
    treeDataProvider,
    showCollapseAll: true,
  });
  let chosen: Chosen | undefined;
  const follow = () => {
    if (choice.chosen === chosen) return;
    chosen = choice.chosen;
    inBackground(bringUp(chosen, view.visible));
  };
  return vscode.Disposable.from(
    treeDataProvider,
    view,
    treeDataProvider.onDidShow((shown) => entitle(view, shown)),
    treeDataProvider.onDidShow((shown) => guide(view, shown, treeDataProvider.review.count)),
    treeDataProvider.review.onDidChange(() =>
      tellToReview(view, choice, treeDataProvider.review.count),
    ),
    reviewing.onDidChange((at) => {
      if (at) inBackground(revealReviewed(view, treeDataProvider, at));
    }),
    choice.onDidChange(follow),
    projects.onDidChangeList(() => {
      if (chosen && !projects.all.includes(chosen.open)) choice.choose(undefined);
    }),
    registerCommand('codebook.clearExcerpts', () => choice.choose(undefined)),
    registerCommand('codebook.groupExcerpts', () => pickGrouping(choice)),
    registerCommand('codebook.showExcerptsOfCase', () => showCase(services)),
    registerCommand('codebook.tree.moreExcerpts', (node: MoreNode<GroupNode>) =>
      treeDataProvider.more(node),
    ),
    registerCommand('codebook.tree.openExcerpt', async (node: ExcerptNode) => {
      await openExcerpt(services, node);
      if (!treeDataProvider.review.parentOf(node)) return;
      const { open, source, coding } = node;
      reviewing.look({ open, source, coder: coding.coder, id: coding.record.id });
    }),
    registerCommand('codebook.tree.copyQuote', (node: ExcerptNode) => copyQuote(node)),
    registerCommand('codebook.tree.removeCoding', (node: ExcerptNode) =>
      removeCoding(services, node),
    ),
    registerCommand('codebook.tree.editMemo', (node: ExcerptNode) => editMemoOf(services, node)),
  );
};

/** Shows the view beside what has the focus, so that the answer to a choice is seen. */
async function bringUp(chosen: Chosen | undefined, isVisible: boolean): Promise<void> {
  const { executeCommand } = vscode.commands;
  await executeCommand('setContext', 'codebook.hasChoice', chosen !== undefined);
  await executeCommand('setContext', 'codebook.hasCase', chosen?.case !== undefined);
  if (chosen && !isVisible)
    await executeCommand('codebook.excerpts.focus', { preserveFocus: true });
}

function entitle(view: vscode.TreeView<ExcerptsNode>, shown: Shown | undefined): void {
  view.title = shown
    ? vscode.l10n.t('Excerpts ({n})', { n: shown.total })
    : vscode.l10n.t('Excerpts');
  view.description = shown ? inWords(shown.chosen) : '';
}

function inWords({ open, code, withDescendants, case: ofCase, also }: Chosen): string {
  const name = code === undefined ? undefined : codeName(open, code);
  const codes =
    name !== undefined && withDescendants && open.project.book.byId.get(code ?? '')?.codable
      ? vscode.l10n.t('{code} and below', { code: name })
      : name;
  return joined(codes, ofCase === undefined ? undefined : caseName(open, ofCase), also?.words);
}

/** The number stands on the view's icon too: what is to be reviewed is seen from anywhere. */
function tellToReview(view: vscode.TreeView<ExcerptsNode>, choice: Choice, count: number): void {
  view.badge = count ? { value: count, tooltip: codingsInWords(count) } : undefined;
  guide(view, choice.chosen, count);
}

/** Where there is something to review, the view is not empty, and its welcome is not shown. */
function guide(view: vscode.TreeView<ExcerptsNode>, shown: object | undefined, count: number) {
  view.message =
    shown || !count
      ? ''
      : vscode.l10n.t(
          'Choose a code in the Codebook view, or a case in the Cases view, to read its excerpts here.',
        );
}

/** Selects the row of the coding that is being reviewed; the focus stays where it is. */
async function revealReviewed(
  view: vscode.TreeView<ExcerptsNode>,
  { review }: ExcerptsProvider,
  { open, source, coder, id }: Reviewed,
): Promise<void> {
  const rows = await review.children(review.source(open, source));
  const row = rows.find(
    (each) =>
      each.kind === 'excerpt' && each.coding.coder === coder && each.coding.record.id === id,
  );
  if (row) await view.reveal(row, { select: true, focus: false });
}

async function showCase({ projects, choice }: Services): Promise<void> {
  const open = projects.active;
  if (!open) return;
  const id = await pickCase(open);
  if (id !== undefined) choice.choose({ open, code: undefined, withDescendants: false, case: id });
}
