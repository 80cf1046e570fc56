import * as vscode from 'vscode';
import type { Code } from '../../../core/codebook/codebook';
import { type Label, labelIn } from '../../../core/codebook/label';
import { firstLine, type Memo } from '../../../core/memos/memoFile';
import { nameLanguage } from '../../host/words';
import { excerptItem, excerptTooltip, shortState } from '../../tree/excerptItem';
import type { ExcerptNode } from '../../tree/excerpts';
import { memosAbout, memoTooltip, openMemo } from '../../tree/memos';
import { codeName, joined } from '../../tree/names';

/** What stands below a coding: its memo, and what its code is and is not. */
export interface RuleNode {
  readonly kind: 'memo' | 'definition' | 'include' | 'exclude';
  readonly of: ExcerptNode;
  readonly text: string;
  /** Among those of its kind. */
  readonly number: number;
}

/** A memo about the code of a coding, or about the coding itself. */
export interface MemoNode {
  readonly kind: 'about';
  readonly of: ExcerptNode;
  readonly memo: Memo;
}

export type CursorNode = ExcerptNode | RuleNode | MemoNode;

const icons = {
  memo: 'comment',
  definition: 'book',
  include: 'check',
  exclude: 'circle-slash',
} as const;

/** The codings at the cursor, the shortest first, each with the rules of its code. */
export class AtCursorProvider implements vscode.TreeDataProvider<CursorNode> {
  private readonly changes = new vscode.EventEmitter<undefined>();
  private shown: readonly ExcerptNode[] = [];

  readonly onDidChangeTreeData = this.changes.event;

  get count(): number {
    return this.shown.length;
  }

  /** @param isOther whether the rows say something else than before, though of the same codings */
  show(nodes: readonly ExcerptNode[], isOther: boolean): void {
    const isSame =
      nodes.length === this.shown.length &&
      nodes.every((node, i) => node.coding === this.shown[i]?.coding);
    this.shown = nodes;
    if (!isSame || isOther) this.changes.fire(undefined);
  }

  getChildren(node?: CursorNode): CursorNode[] {
    if (!node) return [...this.shown];
    return node.kind === 'excerpt' ? below(node) : [];
  }

  getTreeItem(node: CursorNode): vscode.TreeItem {
    if (node.kind === 'excerpt') return this.codingItem(node);
    return node.kind === 'about' ? memoItem(node) : ruleItem(node);
  }

  resolveTreeItem(item: vscode.TreeItem, node: CursorNode): vscode.TreeItem {
    if (node.kind === 'excerpt') item.tooltip = excerptTooltip(node);
    else item.tooltip = node.kind === 'about' ? memoTooltip(node.of.open, node.memo) : node.text;
    return item;
  }

  dispose(): void {
    this.changes.dispose();
  }

  private codingItem(node: ExcerptNode): vscode.TreeItem {
    const { open, coding } = node;
    const item = excerptItem(node, keyOf(node), {});
    const state = shortState(node);
    item.label = codeName(open, coding.record.code);
    item.description = joined(coding.coder, state, node.label.text);
    const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
    const isFirst = this.shown[0] === node;
    item.collapsibleState = below(node).length ? (isFirst ? Expanded : Collapsed) : None;
    return item;
  }
}

function below(of: ExcerptNode): (RuleNode | MemoNode)[] {
  const { open, coding } = of;
  const { id, code } = coding.record;
  const memos = new Set([
    ...memosAbout(open, { kind: 'coding', id }),
    ...memosAbout(open, { kind: 'code', id: code }),
  ]);
  const rules = rulesOf(of);
  const own = rules.filter(({ kind }) => kind === 'memo');
  const about = [...memos].map((memo): MemoNode => ({ kind: 'about', of, memo }));
  return [...own, ...about, ...rules.filter(({ kind }) => kind !== 'memo')];
}

function memoItem({ of, memo }: MemoNode): vscode.TreeItem {
  const item = new vscode.TreeItem(memo.title);
  item.id = `${keyOf(of)}\nabout\n${memo.path}`;
  item.description = firstLine(memo);
  item.iconPath = new vscode.ThemeIcon('note');
  item.accessibilityInformation = {
    label: `${vscode.l10n.t('memo')}: ${memo.title}, ${firstLine(memo)}`,
  };
  item.command = openMemo(of.open, memo);
  return item;
}

function rulesOf(of: ExcerptNode): RuleNode[] {
  const { record } = of.coding;
  const code = of.open.project.book.byId.get(record.code);
  const node = (kind: RuleNode['kind']) => (text: string, number: number) =>
    ({ kind, of, text, number }) as const;
  return [
    ...(record.memo ? [record.memo] : []).map(node('memo')),
    ...texts(code?.definition ? [code.definition] : []).map(node('definition')),
    ...texts(code?.include).map(node('include')),
    ...texts(code?.exclude).map(node('exclude')),
  ];
}

function texts(labels: Code['include'] = []): string[] {
  const language = nameLanguage();
  return labels.flatMap((label: Label) => labelIn(label, language) ?? []);
}

function ruleItem({ kind, of, text, number }: RuleNode): vscode.TreeItem {
  const item = new vscode.TreeItem(text.replace(/\s+/g, ' '));
  item.id = `${keyOf(of)}\n${kind}\n${number}`;
  item.iconPath = new vscode.ThemeIcon(icons[kind]);
  item.accessibilityInformation = { label: `${kindInWords(kind)}: ${text}` };
  if (kind === 'memo')
    item.command = {
      command: 'codebook.tree.editMemo',
      title: vscode.l10n.t('Edit memo'),
      arguments: [of],
    };
  return item;
}

function kindInWords(kind: RuleNode['kind']): string {
  switch (kind) {
    case 'memo':
      return vscode.l10n.t('memo');
    case 'definition':
      return vscode.l10n.t('definition');
    case 'include':
      return vscode.l10n.t('Include');
    case 'exclude':
      return vscode.l10n.t('Exclude');
  }
}

function keyOf({ open, source, coding }: ExcerptNode): string {
  return [open.folder.toString(), source, coding.coder, coding.record.id].join('\n');
}
