import * as vscode from 'vscode';
import { colorOf } from '../../core/codebook/color';
import type { Candidate } from '../../core/anchor/location';
import { doubtOf } from '../../core/project/doubts';
import { codeIcon } from '../host/icons';
import { escapeMarkdown } from '../host/markdown';
import type { OpenProject } from '../workspace';
import type { ExcerptNode } from './excerpts';
import { caseName, codeName, codePath, joined, sourceName } from './names';

/** What the rows around an excerpt already say of it. */
export interface Around {
  readonly source?: boolean;
  readonly coder?: boolean;
  readonly code?: boolean;
}

/** @param id unique in the tree */
export function excerptItem(node: ExcerptNode, id: string, around: Around): vscode.TreeItem {
  const item = new vscode.TreeItem(labelWithState(node));
  item.id = id;
  item.description = besides(node, around);
  item.iconPath = codeIconOf(node.open, node.coding.record.code, isLost(node));
  item.contextValue = contextOf(node);
  item.accessibilityInformation = { label: spoken(node) };
  item.command = {
    command: 'codebook.tree.openExcerpt',
    title: vscode.l10n.t('Open Excerpt'),
    arguments: [node],
  };
  return item;
}

/** The code's colour; a warning for what can't be found, or is not in the codebook. */
export function codeIconOf(
  { project }: OpenProject,
  id: string,
  isWrong = false,
): vscode.Uri | vscode.ThemeIcon {
  const code = project.book.byId.get(id);
  if (code && !isWrong) return codeIcon(colorOf(project.book, code));
  return new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
}

export function isLost({ coding }: ExcerptNode): boolean {
  return coding.location.state === 'lost';
}

/** The source and line of an excerpt: `L01-r1.txt:12`. */
export function placeOf({ open, source, line }: ExcerptNode): string {
  return `${sourceName(open, source)}:${line}`;
}

/** A tooltip is built only for the row that the pointer rests on. */
export function excerptTooltip(node: ExcerptNode): vscode.MarkdownString {
  const { open, source, coding } = node;
  const { record } = coding;
  const quote = escapeMarkdown(record.quote.trim()).replace(/\n/g, '\n> ');
  const facts = [
    codePath(open, record.code),
    joined(caseName(open, node.case), `${source}:${node.line}`),
    joined(coding.coder, dateInWords(record.created)),
    stateInWords(node),
  ];
  const memo = record.memo ? `\n\n---\n\n${escapeMarkdown(record.memo)}` : '';
  const lines = facts.filter((fact) => fact !== undefined).map(escapeMarkdown);
  return new vscode.MarkdownString(`> ${quote}\n\n${lines.join('  \n')}${memo}`);
}

/** What is wrong stands in front: what stands beside a long label is cut off in a narrow side bar. */
function labelWithState(node: ExcerptNode): vscode.TreeItemLabel {
  const { text, own } = node.label;
  const state = shortState(node);
  const front = state === undefined ? '' : `[${state}] `;
  const highlight: [number, number] = [front.length + own.start, front.length + own.end];
  return { label: front + text, highlights: [highlight] };
}

function besides(node: ExcerptNode, around: Around): string {
  const { open, coding, line } = node;
  return joined(
    around.code ? undefined : codeName(open, coding.record.code),
    around.source ? vscode.l10n.t('line {line}', { line }) : placeOf(node),
    around.coder || open.project.index.coders().length < 2 ? undefined : coding.coder,
    coding.record.memo ? vscode.l10n.t('memo') : undefined,
  );
}

function spoken(node: ExcerptNode): string {
  const { open, coding } = node;
  return [
    shortState(node),
    coding.record.quote.replace(/\s+/g, ' '),
    codeName(open, coding.record.code),
    sourceName(open, node.source),
    vscode.l10n.t('line {line}', { line: node.line }),
    coding.coder,
    coding.record.memo && vscode.l10n.t('has a memo'),
  ]
    .filter((part) => part)
    .join(', ');
}

/** Words that the menus in package.json look for: that it is an excerpt, and what can be done. */
function contextOf({ coding }: ExcerptNode): string {
  const doubt = doubtOf(coding);
  return doubt ? `excerpt ${doubt}` : 'excerpt';
}

/** Undefined where there is nothing to say. */
export function shortState({ coding }: ExcerptNode): string | undefined {
  switch (doubtOf(coding) ?? coding.location.state) {
    case 'found':
      return undefined;
    case 'moved':
      return vscode.l10n.t('moved');
    case 'lost':
      return vscode.l10n.t('lost');
    case 'back':
      return vscode.l10n.t('found again');
    case 'conflict':
      return vscode.l10n.t('in conflict');
  }
}

function stateInWords({ coding }: ExcerptNode): string | undefined {
  const { location } = coding;
  const doubt = doubtOf(coding);
  if (doubt === 'conflict')
    return vscode.l10n.t(
      'In conflict: it was changed in different ways, and all versions are kept.',
    );
  if (doubt === 'back')
    return vscode.l10n.t('Found again: it was kept as lost, and its words are there once more.');
  switch (location.state) {
    case 'found':
      return undefined;
    case 'moved':
      return movedInWords(location);
    case 'lost':
      return doubt
        ? vscode.l10n.t('Lost: these words can’t be found in the source any more.')
        : vscode.l10n.t('Lost, and kept so: these words can’t be found in the source any more.');
  }
}

/** Why a moved excerpt is to be looked at. */
export function movedInWords({ because, similarity }: Candidate): string {
  switch (because) {
    case 'words': {
      const share = Math.floor(similarity * 100);
      return vscode.l10n.t(
        'Moved: the words have changed ({share} % are the same), and the excerpt is probably here.',
        { share },
      );
    }
    case 'form':
      return vscode.l10n.t(
        'Moved: the same words stand here in another form, and the excerpt is probably here.',
      );
    case 'place':
      return vscode.l10n.t('Moved: the very words stand here, but they may be others like them.');
  }
}

function dateInWords(created: string): string {
  const date = new Date(created);
  if (Number.isNaN(date.getTime())) return '';
  return date.toLocaleString(vscode.env.language, { dateStyle: 'medium', timeStyle: 'short' });
}
