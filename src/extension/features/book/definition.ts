import * as vscode from 'vscode';
import { linksIn } from '../../../core/codebook/mentions';
import { codebookFile } from '../../../core/project/layout';
import { rangeOfProblem } from '../../host/convert';
import type { OpenProject } from '../../workspace';
import { memoLinkAt, memoLinks, projectOfMemo } from './memos';
import { type BookWatches, rangeIn, spotAt } from './watches';
import type { BookContext, Meant } from './context';
import { codingAt } from './transcripts';

/** In a codebook an id, in a memo a link, in a source the words that are coded. */
export function meantAt(
  { services, watches }: BookContext,
  document: vscode.TextDocument,
  position: vscode.Position,
): Meant | undefined {
  const book = watches.of(document);
  if (book) {
    const { meant } = spotAt(book, position);
    return meant && { open: book.open, id: meant.id, range: rangeIn(book, meant.span) };
  }
  const open = projectOfMemo(services.projects, document);
  const link = open && memoLinkAt(document, position);
  if (open && link) return { open, ...link };
  return codingAt(services, document, position);
}

/** Where a code is defined: in the editor as it stands there, or else in the file. */
export function placeOfCode(
  watches: BookWatches,
  open: OpenProject,
  id: string,
):
  | { readonly uri: vscode.Uri; readonly key: vscode.Range; readonly whole: vscode.Range }
  | undefined {
  const uri = open.uriOf(codebookFile);
  const book = watches.ofProject(open);
  const place = book?.sight.places.byId.get(id);
  if (book && place)
    return { uri, key: rangeIn(book, place.key), whole: rangeIn(book, place.whole) };
  const code = book ? undefined : open.project.book.byId.get(id);
  const key = code && rangeOfProblem(code.range);
  return key && { uri, key, whole: key };
}

export function definitionAt(
  context: BookContext,
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.LocationLink[] | undefined {
  const meant = meantAt(context, document, position);
  const place = meant && placeOfCode(context.watches, meant.open, meant.id);
  if (!place) return undefined;
  return [
    {
      targetUri: place.uri,
      targetRange: place.whole,
      targetSelectionRange: place.key,
      ...(meant.range && { originSelectionRange: meant.range }),
    },
  ];
}

/** The ids in double brackets, each leading to its code. */
export function linksOf(
  { services, watches }: BookContext,
  document: vscode.TextDocument,
): vscode.DocumentLink[] {
  const book = watches.of(document);
  if (book) {
    const { open, sight } = book;
    // Ids in rules lead on without being drawn as links: the hover over them is worth more.
    return linksIn(sight.parsed.source).flatMap(({ id, span }) =>
      linkTo(watches, open, id, rangeIn(book, span)),
    );
  }
  const open = projectOfMemo(services.projects, document);
  if (!open) return [];
  return memoLinks(document).flatMap(({ id, range }) => linkTo(watches, open, id, range));
}

function linkTo(
  watches: BookWatches,
  open: OpenProject,
  id: string,
  range: vscode.Range,
): vscode.DocumentLink[] {
  const place = placeOfCode(watches, open, id);
  if (!place) return [];
  const { line, character } = place.key.start;
  const link = new vscode.DocumentLink(
    range,
    place.uri.with({ fragment: `L${line + 1},${character + 1}` }),
  );
  link.tooltip = vscode.l10n.t('Go to “{code}” in the codebook', { code: id });
  return [link];
}
