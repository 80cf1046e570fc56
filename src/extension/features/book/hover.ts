import * as vscode from 'vscode';
import { linkTrouble } from '../../../core/memos/memoProblems';
import { commandLink, escapeMarkdown } from '../../host/markdown';
import { inWords } from '../../host/words';
import { codeTooltip } from '../../tree/codeTooltip';
import { openMemoCommand } from '../../tree/memos';
import { thingTooltip } from '../../tree/thingTooltip';
import type { OpenProject } from '../../workspace';
import type { BookContext, Meant } from './context';
import { meantAt } from './definition';
import { fieldInWords } from './fieldWords';
import { rangeIn, spotAt } from './watches';

/** What a code means, what counts as it and how often it was applied; or what else is meant. */
export async function hoverAt(
  context: BookContext,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.Hover | undefined> {
  const meant = meantAt(context, document, position);
  if (!meant) return fieldHover(context, document, position);
  const { open, thing, range, target } = meant;
  if (thing?.kind === 'code') return codeHover(context, open, thing.id, range);
  const markdown = thing
    ? await thingTooltip(open, thing)
    : nothingCalled(context, meant, document);
  return new vscode.Hover(markdown ?? new vscode.MarkdownString(escapeMarkdown(target)), range);
}

function codeHover(
  context: BookContext,
  open: OpenProject,
  id: string,
  range: vscode.Range | undefined,
): vscode.Hover {
  const book = context.watches.ofProject(open);
  const codes = context.watches.bookOf(open);
  const code = codes.byId.get(id);
  if (!code) return new vscode.Hover(noCode(id), range);
  const markdown = codeTooltip(open, code, codes);
  const line = book?.sight.brokenLine;
  if (line !== undefined) markdown.appendMarkdown(`\n\n_${escapeMarkdown(staleWords(line))}_`);
  const excerpts = 'codebook.book.showExcerpts';
  const title = vscode.l10n.t('Excerpts');
  markdown.appendMarkdown(`\n\n${commandLink(title, excerpts, open.folder.toString(), id)}`);
  // All that files say is escaped, so no file can run even these.
  markdown.isTrusted = { enabledCommands: [excerpts, openMemoCommand] };
  return new vscode.Hover(markdown, range);
}

/** Why a link leads nowhere. */
function nothingCalled(
  { watches }: BookContext,
  { open, target }: Meant,
  document: vscode.TextDocument,
): vscode.MarkdownString {
  if (watches.of(document)) return noCode(target);
  const resolver = open.project.memos.resolver(watches.bookOf(open));
  const trouble = linkTrouble(target, false, resolver);
  return new vscode.MarkdownString(trouble ? escapeMarkdown(inWords(trouble.sentence)) : '');
}

function noCode(code: string): vscode.MarkdownString {
  const words = vscode.l10n.t('There is no code “{code}” in the codebook.', { code });
  return new vscode.MarkdownString(escapeMarkdown(words));
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
