import * as vscode from 'vscode';
import { firstLine, type Memo } from '../../../core/memos/memoFile';
import { codeIconOf } from '../../tree/excerptItem';
import { openMemo, thingIcon, topicsInWords } from '../../tree/memos';
import { codeName, joined, sourceName } from '../../tree/names';
import { idOf } from '../../tree/nodes';
import { kindsInWords } from '../../tree/pickThing';
import type { CodingMemoNode, GroupKind, GroupNode, MemoNode, MentionNode } from './nodes';

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

export function groupItem({ open, of }: GroupNode, count: number): vscode.TreeItem {
  const label = groupInWords(of);
  // Of the memos of codings there may be very many.
  const item = new vscode.TreeItem(label, of === 'coding' ? Collapsed : Expanded);
  item.id = idOf(open, 'group', of);
  item.description = String(count);
  item.iconPath = new vscode.ThemeIcon(groupIcons[of]);
  item.contextValue = 'memoGroup';
  item.accessibilityInformation = { label: `${label}, ${count}` };
  return item;
}

const groupIcons = {
  code: 'symbol-enum-member',
  case: 'person',
  source: 'file',
  coding: 'quote',
  other: 'note',
} as const;

function groupInWords(of: GroupKind): string {
  return of === 'other' ? vscode.l10n.t('Other memos') : kindsInWords(of);
}

/** @param day in a list by date, which says when each was written */
export function memoItem(
  node: MemoNode,
  memo: Memo,
  mentions: number,
  day: string | undefined,
): vscode.TreeItem {
  const { open, group } = node;
  const item = new vscode.TreeItem(memo.title, mentions ? Collapsed : None);
  item.id = idOf(open, 'memo', group ?? '', memo.path);
  const about = topicsInWords(open, memo).join(', ');
  // What a title says already needs no saying beside it.
  const isSaid = memo.title.includes(about);
  item.description = joined(day, isSaid ? undefined : about, firstLine(memo));
  item.iconPath = iconOf(node, memo);
  item.contextValue = 'memo';
  const spoken = [memo.title, day, about, firstLine(memo)].filter((part) => part);
  item.accessibilityInformation = { label: spoken.join(', ') };
  item.command = openMemo(open, memo);
  return item;
}

/** Of the first thing of its group that it is about. */
function iconOf({ open, group }: MemoNode, memo: Memo): vscode.Uri | vscode.ThemeIcon {
  const things = open.project.memos.index.topicsOf(memo);
  const thing = group === undefined ? things[0] : things.find(({ kind }) => kind === group);
  return thing ? thingIcon(open, thing) : new vscode.ThemeIcon('note');
}

export function mentionItem({ open, parent, path, line, text }: MentionNode): vscode.TreeItem {
  const memo = open.project.memos.all.get(path);
  const title = memo?.title ?? path;
  const item = new vscode.TreeItem(title);
  item.id = idOf(open, 'mention', parent.group ?? '', parent.path, path);
  item.description = text;
  item.iconPath = new vscode.ThemeIcon('references');
  item.contextValue = 'mention';
  item.tooltip = vscode.l10n.t('Links to this memo on line {line}', { line });
  const words = vscode.l10n.t('mentioned in “{memo}”', { memo: title });
  item.accessibilityInformation = { label: `${words}, ${text}` };
  if (memo) item.command = openMemo(open, memo, line);
  return item;
}

export function codingMemoItem(node: CodingMemoNode, day: string | undefined): vscode.TreeItem {
  const { open, memo } = node;
  const { record, coder, source } = memo;
  const words = record.memo.replace(/\s+/g, ' ').trim();
  const item = new vscode.TreeItem(words);
  item.id = idOf(open, 'codingMemo', memo.file, record.id);
  const place = `${sourceName(open, source)}:${record.range[0]}`;
  item.description = joined(day, codeName(open, record.code), coder, place);
  item.iconPath = codeIconOf(open, record.code);
  item.contextValue = 'codingMemo';
  item.accessibilityInformation = {
    label: [words, codeName(open, record.code), coder, place].join(', '),
  };
  item.command = {
    command: 'codebook.memos.openCoding',
    title: vscode.l10n.t('Open Excerpt'),
    arguments: [node],
  };
  return item;
}
