import * as vscode from 'vscode';
import type { Candidate } from '../../../core/anchor/location';
import { pathOf } from '../../../core/codebook/codebook';
import { colorOf } from '../../../core/codebook/color';
import { type Label, labelIn } from '../../../core/codebook/label';
import type { LocatedCoding } from '../../../core/project/located';
import { commandLink, escapeMarkdown } from '../../host/markdown';
import { nameLanguage } from '../../host/words';
import { movedInWords } from '../../tree/excerptItem';
import { linkedText } from '../../tree/linkedText';
import { goToThingCommand, memoLinks, openMemoCommand } from '../../tree/memos';
import type { OpenProject } from '../../workspace';

const commands = [
  'codebook.showExcerpts',
  'codebook.goToCode',
  'codebook.editMemo',
  'codebook.review.accept',
  'codebook.review.nextCandidate',
  'codebook.review.compare',
  openMemoCommand,
  goToThingCommand,
] as const;

/** A source of a project. */
interface Place {
  readonly open: OpenProject;
  /** Path. */
  readonly path: string;
}

/** What stands at a place: each code with its codings there. @param more how many are left out */
export function hoverMarkdown(
  place: Place,
  codings: ReadonlyMap<string, readonly LocatedCoding[]>,
  more: number,
): vscode.MarkdownString {
  const codes = [...codings].map(([id, ofCode]) => codeInWords(place, id, ofCode));
  const rest = more > 0 ? [escapeMarkdown(vscode.l10n.t('… and {n} more', { n: more }))] : [];
  const markdown = new vscode.MarkdownString([...codes, ...rest].join('\n\n---\n\n'));
  // All that files say is escaped, so no file can run even these.
  markdown.isTrusted = { enabledCommands: commands };
  markdown.supportHtml = true;
  return markdown;
}

function codeInWords(place: Place, id: string, codings: readonly LocatedCoding[]): string {
  const { book } = place.open.project;
  const code = book.byId.get(id);
  const language = nameLanguage();
  const text = (label: Label) => escapeMarkdown(labelIn(label, language) ?? '');
  const list = (title: string, labels: readonly Label[]) =>
    labels.length ? [`**${title}** ${labels.map(text).join(' · ')}`] : [];
  const ways = [link(vscode.l10n.t('Excerpts'), 'codebook.showExcerpts', id)];
  const below = [...codings.map((coding) => codingInWords(place, coding))];
  if (!code) {
    const unknown = escapeMarkdown(vscode.l10n.t('This code is not in the codebook.'));
    return paragraphs([`**${escapeMarkdown(id)}**`], [unknown], [...below, ...ways]);
  }
  ways.push(link(vscode.l10n.t('Codebook'), 'codebook.goToCode', id));
  return paragraphs(
    [`${swatch(colorOf(book, code))} **${escapeMarkdown(pathOf(book, code, language))}**`],
    code.definition ? [text(code.definition)] : [],
    [
      ...list(vscode.l10n.t('Include'), code.include),
      ...list(vscode.l10n.t('Exclude'), code.exclude),
    ],
    [...below, ...[memoLinks(place.open, { kind: 'code', id })].flatMap((line) => line ?? [])],
    [ways.join(' · ')],
  );
}

/** Paragraphs of lines. */
function paragraphs(...parts: readonly (readonly string[])[]): string {
  return parts
    .filter((lines) => lines.length)
    .map((lines) => lines.join('  \n'))
    .join('\n\n');
}

/** Who applied the code and when, and the memo. */
function codingInWords(place: Place, coding: LocatedCoding): string {
  const { coder, record, location } = coding;
  const memo = record.memo ?? '';
  const way = memo === '' ? vscode.l10n.t('Add memo') : vscode.l10n.t('Edit memo');
  const facts = [escapeMarkdown(coder), escapeMarkdown(dateInWords(record.created))];
  const line = [...facts, link(way, 'codebook.editMemo', record.id)].filter((part) => part !== '');
  const quoted =
    memo === '' ? '' : `\n\n> ${linkedText(place.open, memo).replace(/\n/g, '\n> ')}\n\n`;
  const state = location.state === 'moved' ? movedLines(place, coding, location) : '';
  return `${line.join(' · ')}${state}${quoted}`;
}

/** Why it is to be looked at, and what can be done. */
function movedLines({ open, path }: Place, coding: LocatedCoding, moved: Candidate): string {
  const { coder, record } = coding;
  const ref = { folder: open.folder.toString(), source: path, coder, id: record.id };
  const ways = [
    link(vscode.l10n.t('Accept'), 'codebook.review.accept', ref),
    link(vscode.l10n.t('Next candidate'), 'codebook.review.nextCandidate', ref),
    link(vscode.l10n.t('Then and now'), 'codebook.review.compare', ref),
  ];
  return `  \n${escapeMarkdown(movedInWords(moved))}  \n${ways.join(' · ')}`;
}

/** A patch of the colour; its name stands beside it. */
function swatch(color: string): string {
  return `<span style="background-color:${color};border-radius:3px;">&nbsp;&nbsp;&nbsp;</span>`;
}

function link(label: string, command: (typeof commands)[number], argument: unknown): string {
  return commandLink(label, command, argument);
}

function dateInWords(created: string): string {
  const date = new Date(created);
  return Number.isNaN(date.getTime())
    ? ''
    : date.toLocaleDateString(vscode.env.language, { dateStyle: 'medium' });
}
