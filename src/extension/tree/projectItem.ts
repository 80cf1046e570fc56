import * as vscode from 'vscode';
import type { OpenProject } from '../workspace';
import { idOf } from './nodes';

/** The root of a project, where several are open. It has no counts: drawing it again draws all below. */
export interface ProjectNode {
  readonly kind: 'project';
  readonly open: OpenProject;
}

export function projectItem({ open }: ProjectNode): vscode.TreeItem {
  const item = new vscode.TreeItem(open.name, vscode.TreeItemCollapsibleState.Expanded);
  item.id = idOf(open, 'project');
  item.iconPath = new vscode.ThemeIcon('book');
  item.tooltip = open.folder.path;
  item.contextValue = 'project';
  return item;
}
