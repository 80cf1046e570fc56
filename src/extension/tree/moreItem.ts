import * as vscode from 'vscode';

/** The row below a batch of excerpts: there are more of them. */
export interface MoreNode<Parent> {
  readonly kind: 'more';
  readonly parent: Parent;
  /** How many are still to come. */
  readonly left: number;
}

/** @param command shows the next batch; is given the row */
export function moreItem<Parent>(node: MoreNode<Parent>, command: string, id: string) {
  const label = vscode.l10n.t('Show more');
  const item = new vscode.TreeItem(label);
  item.id = id;
  item.description = vscode.l10n.t('{n} left', { n: node.left });
  item.iconPath = new vscode.ThemeIcon('ellipsis');
  item.command = { command, title: label, arguments: [node] };
  return item;
}
