import * as vscode from 'vscode';
import { isMemo, type Memo } from '../../core/memos/memoFile';
import { keyOf, type Thing, type ThingKind } from '../../core/memos/things';
import { splitsPair } from '../../core/text/chars';
import { commandLink, escapeMarkdown } from '../host/markdown';
import type { OpenProject } from '../workspace';
import { codeIconOf } from './excerptItem';
import { caseName, codeName, joined, sourceName } from './names';

/** Opens a memo; what rows and hovers run. Takes a project’s folder, a path and a line (1-based). */
export const openMemoCommand = 'codebook.memos.open';

/** Goes to what a link leads to. Takes a project’s folder and a thing. */
export const goToThingCommand = 'codebook.book.goToThing';

/** The memos about a thing, by path. */
export function memosAbout({ project }: OpenProject, thing: Thing): readonly Memo[] {
  return project.memos.index.about(thing).filter(({ path }) => isMemo(path));
}

/** Knows beside which rows a memo is told, so that trees are drawn anew only when that changes. */
export class NotedThings {
  private readonly known = new WeakMap<OpenProject, string>();

  /** Whether other things have memos than when last asked. */
  haveChanged(open: OpenProject): boolean {
    const { all, index } = open.project.memos;
    const memos = [...all.values()].filter(({ path }) => isMemo(path));
    const keys = new Set(memos.flatMap((memo) => index.topicsOf(memo).map(keyOf)));
    const now = [...keys].sort().join('\n');
    const before = this.known.get(open);
    this.known.set(open, now);
    return now !== before;
  }
}

/** The memo in a row’s words, where there is one. */
export function memoInWords(open: OpenProject, thing: Thing): string | undefined {
  return memosAbout(open, thing).length ? vscode.l10n.t('memo') : undefined;
}

/** The memos about a thing in Markdown, each a link that opens it; undefined without any. */
export function memoLinks(open: OpenProject, thing: Thing): string | undefined {
  const memos = memosAbout(open, thing);
  if (!memos.length) return undefined;
  const links = memos.map(({ title, path }) =>
    commandLink(title, openMemoCommand, open.folder.toString(), path),
  );
  return `**${vscode.l10n.t('Memos')}** ${links.join(' · ')}`;
}

export function openMemo(open: OpenProject, { path }: Memo, line?: number): vscode.Command {
  const given = line === undefined ? [] : [line];
  return {
    command: openMemoCommand,
    title: vscode.l10n.t('Open Memo'),
    arguments: [open.folder.toString(), path, ...given],
  };
}

/** How much of a memo’s text a tooltip tells. UTF-16 units. */
const most = 600;

/** What a memo is about, who wrote it when, and how it begins. */
export function memoTooltip(open: OpenProject, memo: Memo): vscode.MarkdownString {
  const about = topicsInWords(open, memo);
  const facts = joined(about.join(', '), memo.coder, dayOf(memo.created));
  const text = shortenedText(memo.text);
  const parts = [`**${escapeMarkdown(memo.title)}**`, escapeMarkdown(facts), escapeMarkdown(text)];
  return new vscode.MarkdownString(parts.filter((part) => part !== '').join('\n\n'));
}

/** What a memo is about, by the names shown here. */
export function topicsInWords(open: OpenProject, memo: Memo): string[] {
  return open.project.memos.index.topicsOf(memo).map((thing) => thingName(open, thing));
}

/** A moment as its day, in the reader’s way; what is none stays as it is written. */
export function dayOf(created: string): string {
  const date = new Date(created);
  if (created === '' || Number.isNaN(date.getTime())) return created;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(created);
  const zone = isDay ? { timeZone: 'UTC' } : {};
  return date.toLocaleDateString(vscode.env.language, { dateStyle: 'medium', ...zone });
}

function shortenedText(text: string): string {
  if (text.length <= most) return text;
  const end = splitsPair(text, most) ? most - 1 : most;
  return `${text.slice(0, end).trimEnd()}…`;
}

/** What a thing is called here; a coding by what is coded. */
export function thingName(open: OpenProject, { kind, id }: Thing): string {
  switch (kind) {
    case 'code':
      return codeName(open, id);
    case 'case':
      return caseName(open, id);
    case 'source':
      return sourceName(open, id);
    case 'memo':
      return open.project.memos.all.get(id)?.title ?? id;
    case 'coding':
      return vscode.l10n.t('a coding');
  }
}

export function thingIcon(open: OpenProject, { kind, id }: Thing): vscode.Uri | vscode.ThemeIcon {
  return kind === 'code' ? codeIconOf(open, id) : new vscode.ThemeIcon(thingIcons[kind]);
}

const thingIcons = { case: 'person', source: 'file', memo: 'note', coding: 'quote' } as const;

/** As it stands beside a name. */
export function kindInWords(kind: ThingKind): string {
  switch (kind) {
    case 'code':
      return vscode.l10n.t('code');
    case 'case':
      return vscode.l10n.t('case');
    case 'source':
      return vscode.l10n.t('source');
    case 'coding':
      return vscode.l10n.t('coding');
    case 'memo':
      return vscode.l10n.t('memo');
  }
}
