import * as vscode from 'vscode';
import { pathOf } from '../../../core/codebook/codebook';
import { colorOf } from '../../../core/codebook/color';
import { type Label, labelIn } from '../../../core/codebook/label';
import type { LocatedCoding } from '../../../core/project/located';
import { escapeMarkdown } from '../../host/markdown';
import { nameLanguage } from '../../host/words';
import type { OpenProject } from '../../workspace';

const commands = ['codebook.showExcerpts', 'codebook.goToCode', 'codebook.editMemo'] as const;

/** What stands at a place: each code with its codings there. @param more how many are left out */
export function hoverMarkdown(
  open: OpenProject,
  codings: ReadonlyMap<string, readonly LocatedCoding[]>,
  more: number,
): vscode.MarkdownString {
  const codes = [...codings].map(([id, ofCode]) => codeInWords(open, id, ofCode));
  const rest = more > 0 ? [escapeMarkdown(vscode.l10n.t('… and {n} more', { n: more }))] : [];
  const markdown = new vscode.MarkdownString([...codes, ...rest].join('\n\n---\n\n'));
  // All that files say is escaped, so no file can run even these.
  markdown.isTrusted = { enabledCommands: commands };
  markdown.supportHtml = true;
  return markdown;
}

function codeInWords(
  { project: { book } }: OpenProject,
  id: string,
  codings: readonly LocatedCoding[],
): string {
  const code = book.byId.get(id);
  const language = nameLanguage();
  const text = (label: Label) => escapeMarkdown(labelIn(label, language) ?? '');
  const list = (title: string, labels: readonly Label[]) =>
    labels.length ? [`**${title}** ${labels.map(text).join(' · ')}`] : [];
  const ways = [link(vscode.l10n.t('Excerpts'), 'codebook.showExcerpts', id)];
  const below = [...codings.map(codingInWords)];
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
    [...below, ways.join(' · ')],
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
function codingInWords({ coder, record, location }: LocatedCoding): string {
  const memo = record.memo ?? '';
  const way = memo === '' ? vscode.l10n.t('Add memo') : vscode.l10n.t('Edit memo');
  const facts = [escapeMarkdown(coder), escapeMarkdown(dateInWords(record.created))];
  const line = [...facts, link(way, 'codebook.editMemo', record.id)].filter((part) => part !== '');
  const moved = vscode.l10n.t('Moved: the words have changed, and the excerpt is probably here.');
  const quoted = memo === '' ? '' : `\n\n> ${escapeMarkdown(memo).replace(/\n/g, '\n> ')}\n\n`;
  const state = location.state === 'moved' ? `  \n${escapeMarkdown(moved)}` : '';
  return `${line.join(' · ')}${state}${quoted}`;
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

function dateInWords(created: string): string {
  const date = new Date(created);
  return Number.isNaN(date.getTime())
    ? ''
    : date.toLocaleDateString(vscode.env.language, { dateStyle: 'medium' });
}
