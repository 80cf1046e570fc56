import * as vscode from 'vscode';
import { pathOf } from '../../../core/codebook/codebook';
import { colorOf } from '../../../core/codebook/color';
import { type Label, labelIn } from '../../../core/codebook/label';
import type { LocatedCoding } from '../../../core/project/located';
import { escapeMarkdown } from '../../host/markdown';
import { nameLanguage } from '../../host/words';
import type { OpenProject } from '../../workspace';

const commands = ['codebook.showExcerpts', 'codebook.goToCode', 'codebook.editMemo'] as const;

/** One code, and each of its codings at a place. What files say is escaped: no file can run a command. */
export function codeHover(
  { project: { book } }: OpenProject,
  id: string,
  codings: readonly LocatedCoding[],
): vscode.MarkdownString {
  const code = book.byId.get(id);
  const language = nameLanguage();
  const text = (label: Label) => escapeMarkdown(labelIn(label, language) ?? '');
  const list = (title: string, labels: readonly Label[]) =>
    labels.length ? [`**${title}** ${labels.map(text).join(' · ')}`] : [];
  const parts = code
    ? [
        `${swatch(colorOf(book, code))} **${escapeMarkdown(pathOf(book, code, language))}**`,
        ...(code.definition ? [text(code.definition)] : []),
        ...list(vscode.l10n.t('Include'), code.include),
        ...list(vscode.l10n.t('Exclude'), code.exclude),
      ]
    : [
        `**${escapeMarkdown(id)}**`,
        escapeMarkdown(vscode.l10n.t('This code is not in the codebook.')),
      ];
  const ways = [
    link(vscode.l10n.t('Excerpts'), 'codebook.showExcerpts', id),
    ...(code ? [link(vscode.l10n.t('Codebook'), 'codebook.goToCode', id)] : []),
  ];
  return trusted([...parts, ...codings.map(codingInWords), ways.join(' · ')]);
}

export function moreHover(n: number): vscode.MarkdownString {
  return trusted([escapeMarkdown(vscode.l10n.t('… and {n} more', { n }))]);
}

/** Who applied the code and when, and the memo. */
function codingInWords({ coder, record, location }: LocatedCoding): string {
  const memo = record.memo ?? '';
  const way = memo === '' ? vscode.l10n.t('Add memo') : vscode.l10n.t('Edit memo');
  const facts = [escapeMarkdown(coder), escapeMarkdown(dateInWords(record.created))];
  const line = [...facts, link(way, 'codebook.editMemo', record.id)].filter((part) => part !== '');
  const moved = vscode.l10n.t('Moved: the words have changed, and the excerpt is probably here.');
  return [
    line.join(' · '),
    ...(location.state === 'moved' ? [escapeMarkdown(moved)] : []),
    ...(memo === '' ? [] : [`> ${escapeMarkdown(memo).replace(/\n/g, '\n> ')}`]),
  ].join('\n\n');
}

/** A patch of the colour; its name stands beside it. */
function swatch(color: string): string {
  return `<span style="background-color:${color};border-radius:3px;">&nbsp;&nbsp;&nbsp;</span>`;
}

function link(label: string, command: (typeof commands)[number], argument: string): string {
  const encoded = encodeURIComponent(JSON.stringify([argument])).replace(
    /[()']/g,
    (mark) => `%${mark.charCodeAt(0).toString(16)}`,
  );
  return `[${escapeMarkdown(label)}](command:${command}?${encoded})`;
}

function trusted(parts: readonly string[]): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(parts.join('\n\n'));
  markdown.isTrusted = { enabledCommands: commands };
  markdown.supportHtml = true;
  return markdown;
}

function dateInWords(created: string): string {
  const date = new Date(created);
  return Number.isNaN(date.getTime())
    ? ''
    : date.toLocaleDateString(vscode.env.language, { dateStyle: 'medium' });
}
