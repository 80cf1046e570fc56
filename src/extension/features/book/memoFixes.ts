import * as vscode from 'vscode';
import type { Link } from '../../../core/memos/links';
import { nearestTo } from '../../../core/memos/memoProblems';
import type { Resolver } from '../../../core/memos/resolver';
import { targetFor } from '../../../core/memos/target';
import { rangeOf } from '../../host/convert';
import { kindInWords } from '../../tree/memos';
import type { BookContext } from './context';
import { linksIn, memoIn, type OpenMemo } from './memos';

/** What can be done about the problems at a place of a memo. */
export function memoFixes(
  { services, watches }: BookContext,
  document: vscode.TextDocument,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const memo = memoIn(services.projects, document);
  if (!memo) return [];
  const resolver = memo.open.project.memos.resolver(watches.bookOf(memo.open));
  return diagnostics.flatMap((diagnostic) => {
    if (diagnostic.source !== 'Codebook') return [];
    if (diagnostic.code === 'open-front-matter') return closing(memo, diagnostic);
    if (diagnostic.code !== 'unknown-link' && diagnostic.code !== 'ambiguous-link') return [];
    const link = linksIn(memo.memo).find(({ span }) =>
      rangeOf(memo.lines, span).intersection(diagnostic.range),
    );
    return link ? linkFixes(memo, link, resolver, diagnostic) : [];
  });
}

function linkFixes(
  memo: OpenMemo,
  link: Link,
  resolver: Resolver,
  diagnostic: vscode.Diagnostic,
): vscode.CodeAction[] {
  const range = rangeOf(memo.lines, link.span);
  const found = resolver.find(link.target);
  if (found.state === 'several')
    return found.things.map((thing) => {
      const target = targetFor(thing, resolver);
      const title = vscode.l10n.t('Link to “{target}” ({kind})', {
        target,
        kind: kindInWords(thing.kind),
      });
      return replacing(memo, range, target, title, diagnostic);
    });
  const near = nearestTo(link.target, resolver);
  const actions = near === undefined ? [] : [change(memo, range, near, diagnostic)];
  return [...actions, ...making(memo, link, diagnostic), ...unlinking(memo, link, diagnostic)];
}

function change(
  memo: OpenMemo,
  range: vscode.Range,
  near: string,
  diagnostic: vscode.Diagnostic,
): vscode.CodeAction {
  const title = vscode.l10n.t('Change to “{near}”', { near });
  const action = replacing(memo, range, near, title, diagnostic);
  action.isPreferred = true;
  return action;
}

/** A link to what is still to be written makes it. */
function making({ open, memo }: OpenMemo, link: Link, diagnostic: vscode.Diagnostic) {
  if (memo.topics.includes(link) || /^(?:code|case|source|coding|memo):/.test(link.target))
    return [];
  const title = vscode.l10n.t('Write a memo “{title}”', { title: link.target });
  const action = newAction(title, diagnostic);
  action.command = {
    title,
    command: 'codebook.memos.make',
    arguments: [open.folder.toString(), link.target],
  };
  return [action];
}

/** Words that are no link after all. */
function unlinking(memo: OpenMemo, link: Link, diagnostic: vscode.Diagnostic) {
  const { source } = memo.memo;
  const start = source.lastIndexOf('[[', link.span.start);
  const end = source.indexOf(']]', link.span.end) + 2;
  if (memo.memo.topics.includes(link) || start < 0 || end < 2) return [];
  const words = source.slice(start + 2, end - 2).replace(/^[^|]*\|/, '');
  const range = rangeOf(memo.lines, { start, end });
  const title = vscode.l10n.t('Take the brackets away');
  return [replacing(memo, range, words, title, diagnostic)];
}

function closing(memo: OpenMemo, diagnostic: vscode.Diagnostic): vscode.CodeAction[] {
  const { source } = memo.memo;
  const [fields = ''] =
    /^---[ \t]*\n(?:[\p{L}_][\p{L}\p{N}_ -]*:[^\n]*\n|[ \t]+[^\n]*\n)*/u.exec(source) ?? [];
  const action = newAction(vscode.l10n.t('Close the front matter'), diagnostic);
  action.edit = new vscode.WorkspaceEdit();
  const { start } = rangeOf(memo.lines, { start: fields.length, end: fields.length });
  action.edit.insert(memo.document.uri, start, '---\n');
  action.isPreferred = true;
  return [action];
}

function replacing(
  { document }: OpenMemo,
  range: vscode.Range,
  words: string,
  title: string,
  diagnostic: vscode.Diagnostic,
): vscode.CodeAction {
  const action = newAction(title, diagnostic);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.replace(document.uri, range, words);
  return action;
}

function newAction(title: string, diagnostic: vscode.Diagnostic): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  return action;
}
