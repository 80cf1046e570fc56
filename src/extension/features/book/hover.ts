import * as vscode from 'vscode';
import { escapeMarkdown } from '../../host/markdown';
import { codeTooltip } from '../../tree/codeTooltip';
import { meantAt } from './definition';
import type { BookContext } from './context';
import { fieldInWords } from './fieldWords';
import { rangeIn, spotAt } from './watches';

/** What a code means, what counts as it and how often it was applied. */
export function hoverAt(
  context: BookContext,
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.Hover | undefined {
  const meant = meantAt(context, document, position);
  if (!meant) return fieldHover(context, document, position);
  const { open, id, range } = meant;
  const book = context.watches.ofProject(open);
  const codes = context.watches.bookOf(open);
  const code = codes.byId.get(id);
  if (!code) {
    const words = vscode.l10n.t('There is no code “{code}” in the codebook.', { code: id });
    return new vscode.Hover(new vscode.MarkdownString(escapeMarkdown(words)), range);
  }
  const markdown = codeTooltip(open, code, codes);
  const line = book?.sight.brokenLine;
  if (line !== undefined) markdown.appendMarkdown(`\n\n_${escapeMarkdown(staleWords(line))}_`);
  const argument = encodeURIComponent(JSON.stringify([open.folder.toString(), id]));
  const title = escapeMarkdown(vscode.l10n.t('Excerpts'));
  markdown.appendMarkdown(`\n\n[${title}](command:codebook.book.showExcerpts?${argument})`);
  // All that files say is escaped, so no file can run even this one.
  markdown.isTrusted = { enabledCommands: ['codebook.book.showExcerpts'] };
  return new vscode.Hover(markdown, range);
}

/** What the field is for whose name stands there. */
function fieldHover(
  { watches }: BookContext,
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.Hover | undefined {
  const book = watches.of(document);
  const field = book && spotAt(book, position).field;
  const words = field ? fieldInWords(field.name) : '';
  if (!book || !field || words === '') return undefined;
  const markdown = new vscode.MarkdownString(`**${field.name}**\n\n${escapeMarkdown(words)}`);
  return new vscode.Hover(markdown, rangeIn(book, field.span));
}

/** Says that what is shown is not what stands there. */
export function staleWords(line: number): string {
  return vscode.l10n.t(
    'Line {line} can’t be read, so codes are shown as they were before. Mend it to see them as they are.',
    { line },
  );
}
