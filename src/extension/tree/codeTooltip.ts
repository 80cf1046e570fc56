import * as vscode from 'vscode';
import { type Code, pathOf } from '../../core/codebook/codebook';
import { type Label, labelIn } from '../../core/codebook/label';
import { escapeMarkdown } from '../host/markdown';
import { nameLanguage } from '../host/words';
import type { OpenProject } from '../workspace';
import { type Counts, countsOf } from './counts';
import { memoLinks, openMemoCommand } from './memos';
import { excerptsInWords, joined, lostInWords } from './names';

/**
 * Everything the codebook says of a code, and its counts.
 * @param book where it is another one than the project’s: in an editor, and not saved yet
 */
export function codeTooltip(
  open: OpenProject,
  code: Code,
  book = open.project.book,
): vscode.MarkdownString {
  const { index, doubts } = open.project;
  const language = nameLanguage();
  const text = (label: Label) => escapeMarkdown(labelIn(label, language) ?? '');
  const list = (title: string, labels: readonly Label[]) =>
    labels.length
      ? [`**${title}**\n\n${labels.map((each) => `- ${indented(text(each))}`).join('\n')}`]
      : [];
  const id =
    code.key === undefined
      ? code.id
      : joined(code.id, vscode.l10n.t('key {key}', { key: code.key }));
  const memos = memoLinks(open, { kind: 'code', id: code.id });
  const parts = [
    `**${escapeMarkdown(pathOf(book, code, language))}**`,
    ...(code.definition ? [text(code.definition)] : []),
    ...list(vscode.l10n.t('Include'), code.include),
    ...list(vscode.l10n.t('Exclude'), code.exclude),
    ...list(vscode.l10n.t('Examples'), code.examples),
    ...(code.aliases.length
      ? [`**${vscode.l10n.t('Also called')}** ${escapeMarkdown(code.aliases.join(', '))}`]
      : []),
    `${escapeMarkdown(joined(...countsInWords(code, countsOf({ book, index, doubts }, code.id))))}  \n${escapeMarkdown(id)}`,
    ...(memos === undefined ? [] : [memos]),
  ];
  const markdown = new vscode.MarkdownString(parts.join('\n\n'));
  // All that files say is escaped, so no file can run even this one.
  markdown.isTrusted = { enabledCommands: [openMemoCommand] };
  return markdown;
}

/** Lines of an entry after its first belong to it. */
function indented(text: string): string {
  return text.replace(/\n/g, '\n  ');
}

/** How often a code was applied, and what is lost of it. */
export function countsInWords({ codable, children }: Code, { own, total, lost }: Counts): string[] {
  const below = vscode.l10n.t('{n} with the codes below', { n: total });
  const gone = [lostInWords(lost)].filter((words) => words !== undefined);
  if (!children.length) return [excerptsInWords(own), ...gone];
  return [codable ? excerptsInWords(own) : vscode.l10n.t('category'), below, ...gone];
}
