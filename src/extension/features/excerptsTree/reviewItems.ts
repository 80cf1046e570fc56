import * as vscode from 'vscode';
import { joined, sourceName } from '../../tree/names';
import { idOf } from '../../tree/nodes';
import { sourcesToReview } from '../../tree/toReview';
import type { OpenProject } from '../../workspace';

/** The group of what there is to review in a project. */
export interface ReviewNode {
  readonly kind: 'review';
  readonly open: OpenProject;
}

/** A source with codings to review. */
export interface ReviewSourceNode {
  readonly kind: 'review-source';
  readonly open: OpenProject;
  /** Path. */
  readonly source: string;
}

/** With more codings or sources than these, the sources are folded: to unfold one is to read it. */
const few = { codings: 60, sources: 8 };

/** @param isNamed whether the project is to be named: there are several */
export function reviewItem({ open }: ReviewNode, isNamed: boolean): vscode.TreeItem {
  const { Expanded } = vscode.TreeItemCollapsibleState;
  const label = vscode.l10n.t('Needs Review');
  const item = new vscode.TreeItem(label, Expanded);
  const count = countToReview(open);
  item.id = idOf(open, 'review');
  item.description = joined(String(count), isNamed ? open.name : undefined);
  item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  item.contextValue = 'review';
  item.tooltip = vscode.l10n.t(
    'Codings whose words have moved, changed or gone. They are kept, and wait for you to say where they belong.',
  );
  item.accessibilityInformation = { label: `${label}, ${codingsInWords(count)}` };
  return item;
}

export function reviewSourceItem({ open, source: path }: ReviewSourceNode): vscode.TreeItem {
  const all = sourcesToReview(open);
  const source = all.find((each) => each.path === path);
  const doubts = source?.doubts ?? [];
  const isFew = countToReview(open) <= few.codings && all.length <= few.sources;
  const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(sourceName(open, path), isFew ? Expanded : Collapsed);
  const gone = source?.isGone ? vscode.l10n.t('the file is gone') : undefined;
  item.id = idOf(open, 'review', path);
  item.description = joined(String(doubts.length), gone);
  item.iconPath = new vscode.ThemeIcon(source?.isGone ? 'warning' : 'file');
  item.contextValue = contextOf(
    open,
    path,
    doubts.some(({ isLost }) => !isLost),
  );
  item.tooltip = path;
  const spoken = [sourceName(open, path), codingsInWords(doubts.length), gone];
  item.accessibilityInformation = { label: spoken.filter((part) => part).join(', ') };
  return item;
}

export function countToReview(open: OpenProject): number {
  return sourcesToReview(open).reduce((sum, { doubts }) => sum + doubts.length, 0);
}

export function codingsInWords(n: number): string {
  return n === 1
    ? vscode.l10n.t('1 coding to review')
    : vscode.l10n.t('{n} codings to review', { n });
}

function contextOf({ project }: OpenProject, path: string, hasPlaces: boolean): string {
  const states = [
    project.sources.has(path) ? undefined : 'gone',
    hasPlaces ? 'acceptable' : undefined,
  ];
  return ['review-source', ...states.filter((state) => state)].join(' ');
}
