import * as vscode from 'vscode';
import type { Memo } from '../../../core/memos/memoFile';
import type { CodingMemo } from '../../../core/project/codingMemos';
import { Disposable } from '../../host/disposable';
import { escapeMarkdown } from '../../host/markdown';
import { batch } from '../../tree/excerpts';
import { dayOf, memoTooltip } from '../../tree/memos';
import { moreItem } from '../../tree/moreItem';
import { idOf, Nodes } from '../../tree/nodes';
import { projectItem, type ProjectNode } from '../../tree/projectItem';
import type { ProjectList } from '../../tree/projectList';
import type { OpenProject, ProjectEvent } from '../../workspace';
import { codingMemoItem, groupItem, memoItem, mentionItem } from './items';
import type { GroupKind, GroupNode, KeptNode, MemoNode, MemosNode, More } from './nodes';
import { byDate, groupsOf, memosIn, memosOf, mentionsOf } from './rows';

/** Acts of coding come close together. Milliseconds. */
const patience = 200;

const kinds: readonly GroupKind[] = ['code', 'case', 'source', 'other', 'coding'];

/** The memos of the open projects: by what they are about, or all in one list, the newest first. */
export class MemosProvider extends Disposable implements vscode.TreeDataProvider<MemosNode> {
  private readonly nodes = new Nodes<KeptNode>();
  private readonly changes = this.own(new vscode.EventEmitter<undefined>());
  /** How many rows of a long list are shown. */
  private readonly shown = new Map<ProjectNode | GroupNode, number>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly onDidChangeTreeData = this.changes.event;

  /** @param isByDate whether they are one list at this moment */
  constructor(
    private readonly projects: ProjectList,
    private readonly isByDate: () => boolean,
  ) {
    super();
    this.own(projects.onDidChange((event) => this.follow(event)));
    this.own(projects.onDidChangeList(() => this.refresh()));
    this.own(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('codebook.nameLanguage')) this.refresh();
      }),
    );
    this.own({ dispose: () => clearTimeout(this.timer) });
  }

  refresh(): void {
    this.changes.fire(undefined);
  }

  async getChildren(node?: MemosNode): Promise<MemosNode[]> {
    if (!node) return this.roots();
    switch (node.kind) {
      case 'project':
        return this.topOf(node);
      case 'group':
        return this.inGroup(node);
      case 'memo':
        return mentionsOf(node);
      case 'mention':
      case 'codingMemo':
      case 'more':
        return [];
    }
  }

  getParent(node: MemosNode): MemosNode | undefined {
    if (node.kind === 'project' || node.kind === 'more') return undefined;
    const root = this.projects.all.length > 1 ? this.project(node.open) : undefined;
    switch (node.kind) {
      case 'group':
        return root;
      case 'memo':
        return node.group === undefined ? root : this.group(node.open, node.group);
      case 'mention':
        return node.parent;
      case 'codingMemo':
        return this.isByDate() ? root : this.group(node.open, 'coding');
    }
  }

  async getTreeItem(node: MemosNode): Promise<vscode.TreeItem> {
    switch (node.kind) {
      case 'project':
        return projectItem(node);
      case 'group':
        return groupItem(node, await this.countOf(node));
      case 'memo': {
        const memo = node.open.project.memos.all.get(node.path);
        // Between a change of the memos and the tree's own refresh one may be gone.
        if (!memo) return new vscode.TreeItem(node.path);
        const day = node.group === undefined ? dayOf(memo.created) : undefined;
        return memoItem(node, memo, mentionsOf(node).length, day);
      }
      case 'mention':
        return mentionItem(node);
      case 'codingMemo':
        return codingMemoItem(node, this.isByDate() ? dayOf(node.memo.record.created) : undefined);
      case 'more': {
        const id = idOf(node.parent.open, 'more', node.parent.kind);
        return moreItem(node, 'codebook.memos.more', id);
      }
    }
  }

  resolveTreeItem(item: vscode.TreeItem, node: MemosNode): vscode.TreeItem {
    if (node.kind === 'memo') {
      const memo = node.open.project.memos.all.get(node.path);
      if (memo) item.tooltip = memoTooltip(node.open, memo);
    }
    if (node.kind === 'codingMemo') item.tooltip = codingTooltip(node.memo);
    return item;
  }

  /** The row of a memo, to reveal it: in the first of its groups. */
  rowOf(open: OpenProject, memo: Memo): MemoNode {
    return this.memo(open, memo, this.isByDate() ? undefined : groupsOf(open, memo)[0]);
  }

  /** Shows a further batch. */
  more({ parent }: More): void {
    this.shown.set(parent, (this.shown.get(parent) ?? batch) + batch);
    this.refresh();
  }

  private async roots(): Promise<MemosNode[]> {
    const { all } = this.projects;
    const projects = all.map((open) => this.project(open));
    const [first, ...others] = projects;
    return first && !others.length ? this.topOf(first) : projects;
  }

  private async topOf(node: ProjectNode): Promise<MemosNode[]> {
    const { open } = node;
    const ofCodings = await open.project.memos.ofCodings();
    if (!this.isByDate()) {
      const there = (of: GroupKind) =>
        of === 'coding' ? ofCodings.length || memosIn(open, of).length : memosIn(open, of).length;
      return kinds.filter(there).map((of) => this.group(open, of));
    }
    const rows = byDate(memosOf(open), ofCodings).map((memo): MemosNode =>
      'path' in memo ? this.memo(open, memo, undefined) : { kind: 'codingMemo', open, memo },
    );
    return this.batchOf(node, rows);
  }

  private async inGroup(node: GroupNode): Promise<MemosNode[]> {
    const { open, of } = node;
    const memos = memosIn(open, of).map((memo) => this.memo(open, memo, of));
    if (of !== 'coding') return memos;
    const ofCodings = await open.project.memos.ofCodings();
    const rows = ofCodings.map((memo): MemosNode => ({ kind: 'codingMemo', open, memo }));
    return this.batchOf(node, [...memos, ...rows]);
  }

  private batchOf(parent: ProjectNode | GroupNode, rows: readonly MemosNode[]): MemosNode[] {
    const most = this.shown.get(parent) ?? batch;
    const left = rows.length - most;
    return left > 0 ? [...rows.slice(0, most), { kind: 'more', parent, left }] : [...rows];
  }

  private async countOf({ open, of }: GroupNode): Promise<number> {
    const files = memosIn(open, of).length;
    return of === 'coding' ? files + (await open.project.memos.ofCodings()).length : files;
  }

  private project(open: OpenProject): ProjectNode {
    return this.nodes.get(open, 'project', () => ({ kind: 'project', open }));
  }

  private group(open: OpenProject, of: GroupKind): GroupNode {
    return this.nodes.get(open, `group ${of}`, () => ({ kind: 'group', open, of }));
  }

  private memo(open: OpenProject, { path }: Memo, group: GroupKind | undefined): MemoNode {
    const key = `memo ${group ?? ''}\n${path}`;
    return this.nodes.get(open, key, () => ({ kind: 'memo', open, path, group }));
  }

  private follow({ change }: ProjectEvent): void {
    const { memos, codes, codebook, register } = change;
    if (!codebook && !register && !memos?.size && !codes?.size) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.refresh(), patience);
  }
}

function codingTooltip({ record }: CodingMemo): vscode.MarkdownString {
  const quote = escapeMarkdown(record.quote.trim()).replace(/\n/g, '\n> ');
  return new vscode.MarkdownString(`${escapeMarkdown(record.memo)}\n\n> ${quote}`);
}
