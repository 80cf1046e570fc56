import * as vscode from 'vscode';
import type { Problem } from '../../../core/base/problem';
import { fixesFor } from '../../../core/codebook/fixes';
import { soundKinds } from '../../../core/codebook/sound/sound';
import { rangeOf } from '../../host/convert';
import { inWords } from '../../host/words';
import type { BookContext } from './context';
import type { OpenBook } from './watches';

/** What can be done about the problems at a place of the codebook. */
export function bookFixes(
  { services, watches }: BookContext,
  document: vscode.TextDocument,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const book = watches.of(document);
  if (!book) return [];
  const known = [
    ...book.sight.parsed.problems,
    ...(services.bookChecks.of(book.open)?.problems ?? []),
  ];
  return diagnostics.flatMap((diagnostic) => {
    if (diagnostic.source !== 'Codebook') return [];
    const problem = known.find((each) => isTold(each, diagnostic));
    return problem ? actionsFor(book, problem, diagnostic) : [];
  });
}

function isTold(problem: Problem, { code, message, range }: vscode.Diagnostic): boolean {
  return (
    problem.kind === code &&
    problem.range[0] === range.start.line + 1 &&
    inWords(problem.sentence) === message
  );
}

function actionsFor(
  book: OpenBook,
  problem: Problem,
  diagnostic: vscode.Diagnostic,
): vscode.CodeAction[] {
  const edits = fixesFor(problem, book.sight).map(({ title, splices, isSnippet }, i) => {
    const action = newAction(inWords(title), diagnostic);
    action.edit = new vscode.WorkspaceEdit();
    action.edit.set(
      book.document.uri,
      splices.map((splice) => {
        const range = rangeOf(book.sight.lines, splice);
        return isSnippet && splice.insert.includes('${')
          ? new vscode.SnippetTextEdit(range, new vscode.SnippetString(splice.insert))
          : new vscode.TextEdit(range, splice.insert);
      }),
    );
    action.isPreferred = i === 0;
    return action;
  });
  return [
    ...edits,
    ...lookingActions(book, problem, diagnostic),
    ...offActions(problem, diagnostic),
  ];
}

/** Ways to look at what a problem is about before anything is changed. */
function lookingActions(
  { open, sight }: OpenBook,
  { kind, sentence }: Problem,
  diagnostic: vscode.Diagnostic,
): vscode.CodeAction[] {
  const folder = open.folder.toString();
  const { code, other } = sentence.values;
  const run = (title: string, command: string, ...args: readonly unknown[]) => {
    const action = newAction(title, diagnostic);
    action.command = { title, command, arguments: [...args] };
    return [action];
  };
  switch (kind) {
    case 'category-applied':
      return run(
        vscode.l10n.t('Show its excerpts'),
        'codebook.book.showExcerpts',
        folder,
        code,
        true,
      );
    case 'applied-with-excluded':
    case 'always-together':
      return run(
        vscode.l10n.t('Show where both stand'),
        'codebook.book.showBoth',
        folder,
        code,
        other,
      );
    case 'no-example':
    case 'example-not-coded':
      return typeof code === 'string' && sight.places.byId.has(code)
        ? run(
            vscode.l10n.t('Choose an example from its excerpts…'),
            'codebook.book.addExample',
            folder,
            code,
          )
        : [];
    default:
      return [];
  }
}

function offActions({ kind }: Problem, diagnostic: vscode.Diagnostic): vscode.CodeAction[] {
  if (!Object.hasOwn(soundKinds, kind) && kind !== 'duplicate-key') return [];
  const title = vscode.l10n.t('Tell no more of “{kind}” in this project', { kind });
  const action = newAction(title, diagnostic);
  action.command = { title, command: 'codebook.book.turnOff', arguments: [kind] };
  return [action];
}

function newAction(title: string, diagnostic: vscode.Diagnostic): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  return action;
}
