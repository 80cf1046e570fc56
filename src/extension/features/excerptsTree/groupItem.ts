import * as vscode from 'vscode';
import type { OpenProject } from '../../workspace';
import { caseName, excerptsInWords, joined, sourceName } from '../../tree/names';
import { idOf } from '../../tree/nodes';
import type { ExcerptGrouping } from '../../state/choice';

/** A group of excerpts; what it holds is looked up, as it changes. */
export interface GroupNode {
  readonly kind: 'group';
  readonly open: OpenProject;
  readonly by: ExcerptGrouping;
  readonly key: string;
}

export function groupItem(node: GroupNode, count: number, isUnfolded: boolean): vscode.TreeItem {
  const name = nameOf(node);
  const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(name, isUnfolded ? Expanded : Collapsed);
  item.id = idOf(node.open, node.by, node.key);
  item.description = String(count);
  item.iconPath = new vscode.ThemeIcon(iconNames[node.by]);
  item.tooltip = tooltipOf(node);
  item.contextValue = `group ${node.by}`;
  item.accessibilityInformation = { label: `${name}, ${excerptsInWords(count)}` };
  return item;
}

const iconNames = { source: 'file', case: 'person', coder: 'account' } as const;

function nameOf({ open, by, key }: GroupNode): string {
  switch (by) {
    case 'source':
      return sourceName(open, key);
    case 'case':
      return caseName(open, key);
    case 'coder':
      return key;
  }
}

function tooltipOf({ open, by, key }: GroupNode): string {
  return by === 'source' ? joined(key, ...factsOf(open, key)) : key;
}

function factsOf(open: OpenProject, path: string): string[] {
  const facts = open.project.sources.get(path);
  if (!facts) return [vscode.l10n.t('The file is gone.')];
  const cases = facts.cases.map((id) => caseName(open, id)).join(', ');
  return [cases, facts.kind, facts.round, facts.perspective];
}
