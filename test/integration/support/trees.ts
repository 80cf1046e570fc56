import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Project } from '../../../src/core/project/project';
import { UriStore } from '../../../src/extension/host/uriStore';
import type { ProjectList } from '../../../src/extension/tree/projectList';
import { OpenProject, type ProjectEvent } from '../../../src/extension/workspace';
import { fixedChance } from '../../support/builders';
import { fixture } from './host';

/** Projects of a test's own, on disk beside the one that is open, seen by a tree alone. */
export interface OwnProjects extends ProjectList {
  readonly open: OpenProject;
  /** Changes a file as another program would. */
  put(path: string, text: string): Promise<void>;
  remove(): Promise<void>;
}

let made = 0;

export async function ownProjects(files: Readonly<Record<string, string>>): Promise<OwnProjects> {
  const folder = fixture(`trees-${Date.now()}-${made++}`);
  const write = (path: string, text: string) =>
    vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(folder, ...path.split('/')),
      new TextEncoder().encode(text),
    );
  for (const [path, text] of Object.entries(files)) await write(path, text);
  const project = await Project.open(new UriStore(folder), fixedChance());
  const open = new OpenProject(folder, project);
  const changes = new vscode.EventEmitter<ProjectEvent>();
  const checks = new vscode.EventEmitter<OpenProject>();
  project.onDidChange.on((change) => changes.fire({ open, change }));
  project.onDidCheck.on(() => checks.fire(open));
  return {
    open,
    all: [open],
    onDidChange: changes.event,
    onDidCheck: checks.event,
    onDidChangeList: new vscode.EventEmitter<void>().event,
    put: async (path, text) => {
      await write(path, text);
      await project.refresh([path], true);
    },
    remove: async () => {
      open.dispose();
      changes.dispose();
      checks.dispose();
      await vscode.workspace.fs.delete(folder, { recursive: true });
    },
  };
}

/** What is kept for a workspace, here until the test ends. */
export class Memory implements vscode.Memento {
  private readonly values = new Map<string, unknown>();

  keys(): readonly string[] {
    return [...this.values.keys()];
  }

  get<T>(key: string, otherwise?: T): T | undefined {
    return (this.values.get(key) as T | undefined) ?? otherwise;
  }

  update(key: string, value: unknown): Promise<void> {
    this.values.set(key, value);
    return Promise.resolve();
  }
}

/** A tree as a person sees it: each row's label and what stands beside it, indented by level. */
export async function drawn<Node>(
  tree: vscode.TreeDataProvider<Node>,
  node?: Node,
  indent = '',
): Promise<string[]> {
  const rows: string[] = [];
  for (const child of (await tree.getChildren(node)) ?? []) {
    const item = await tree.getTreeItem(child);
    rows.push(`${indent}${labelOf(item)} | ${String(item.description ?? '')}`);
    if (item.collapsibleState) rows.push(...(await drawn(tree, child, `${indent}  `)));
  }
  return rows;
}

/** The label, with «marks» around what is highlighted. */
export function labelOf({ label }: vscode.TreeItem): string {
  if (typeof label !== 'object') return label ?? '';
  const [[start, end] = [0, 0]] = label.highlights ?? [];
  const text = label.label;
  return `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`;
}

/** The rows that a tree asks to draw anew; undefined stands for all. */
export function refreshes<Node>(tree: vscode.TreeDataProvider<Node>): (unknown[] | undefined)[] {
  const fired: (unknown[] | undefined)[] = [];
  tree.onDidChangeTreeData?.((nodes) => fired.push(nodes ? [nodes].flat() : undefined));
  return fired;
}

/**
 * That these rows, and no others, were asked for once. Rows are compared as objects: they lead to
 * whole projects, which `deepEqual` would write down.
 */
export function assertRefreshed(
  fired: readonly (readonly unknown[] | undefined)[],
  rows: readonly unknown[],
): void {
  const [asked] = fired;
  const kinds = asked?.map((row) => (row as { kind?: string }).kind).join();
  const isSame = asked?.length === rows.length && rows.every((row, at) => row === asked[at]);
  assert.ok(fired.length === 1 && isSame, `${fired.length} times; ${kinds}`);
}
