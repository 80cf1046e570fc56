import * as vscode from 'vscode';
import { linksOf as bracketsIn } from '../../../core/memos/links';
import type { Thing } from '../../../core/memos/things';
import { casesFile, codebookFile } from '../../../core/project/layout';
import { offsetOf, rangeOf, rangeOfProblem } from '../../host/convert';
import { codingOfId } from '../../tree/codingOfId';
import { thingName } from '../../tree/memos';
import type { OpenProject } from '../../workspace';
import type { BookContext, Meant } from './context';
import { linkAt, linksIn, memoIn, memoNow, rangeOfName } from './memos';
import { codingAt } from './transcripts';
import { type BookWatches, type OpenBook, rangeIn, spotAt } from './watches';

/** In a codebook an id or a link, in a memo a link, in a source the words that are coded. */
export function meantAt(
  context: BookContext,
  document: vscode.TextDocument,
  position: vscode.Position,
): Meant | undefined {
  const { services, watches } = context;
  const book = watches.of(document);
  if (book) return meantInBook(book, position);
  const memo = memoIn(services.projects, document);
  if (!memo) return codingAt(services, document, position);
  const link = linkAt(memo, position);
  if (!link) return undefined;
  const { open, lines } = memo;
  const { target } = link;
  const thing = open.project.memos.resolver(watches.bookOf(open)).thingOf(target);
  return { open, thing, target, range: rangeOfName(lines, link) };
}

function meantInBook(book: OpenBook, position: vscode.Position): Meant | undefined {
  const { open, sight } = book;
  const { meant } = spotAt(book, position);
  const code = meant && { open, target: meant.id, range: rangeIn(book, meant.span) };
  if (code && sight.book.byId.has(code.target))
    return { ...code, thing: { kind: 'code', id: code.target } };
  const offset = offsetOf(sight.lines, position);
  const link = bracketsIn(sight.parsed.source).find(
    ({ span }) => span.start <= offset && offset <= span.end,
  );
  if (!link) return code && { ...code, thing: undefined };
  const thing = open.project.memos.resolver(sight.book).thingOf(link.target);
  return { open, thing, target: link.target, range: rangeIn(book, link.span) };
}

/** Where something stands. */
export interface PlaceOf {
  readonly uri: vscode.Uri;
  /** What names it. */
  readonly key: vscode.Range;
  readonly whole: vscode.Range;
}

/** Where a code is defined: in the editor as it stands there, or else in the file. */
export function placeOfCode(
  watches: BookWatches,
  open: OpenProject,
  id: string,
): PlaceOf | undefined {
  const uri = open.uriOf(codebookFile);
  const book = watches.ofProject(open);
  const place = book?.sight.places.byId.get(id);
  if (book && place)
    return { uri, key: rangeIn(book, place.key), whole: rangeIn(book, place.whole) };
  const code = book ? undefined : open.project.book.byId.get(id);
  const key = code && rangeOfProblem(code.range);
  return key && { uri, key, whole: key };
}

/** Where a link leads, but to a coding: that is to be looked for. */
function placeOf(
  { services, watches }: BookContext,
  open: OpenProject,
  { kind, id }: Thing,
): PlaceOf | undefined {
  const top = new vscode.Range(0, 0, 0, 0);
  switch (kind) {
    case 'code':
      return placeOfCode(watches, open, id);
    case 'case': {
      const known = open.project.caseTable.byId.get(id);
      const key = known && rangeOfProblem(known.range);
      return key && { uri: open.uriOf(casesFile), key, whole: key };
    }
    case 'source':
      return { uri: open.uriOf(id), key: top, whole: top };
    case 'memo': {
      const memo = open.project.memos.all.get(id);
      const now = memo && memoNow(services.projects, open, memo);
      const span = now?.memo.titleSpan;
      const key = now && span ? rangeOf(now.lines, span) : top;
      return { uri: open.uriOf(id), key, whole: key };
    }
    case 'coding':
      return undefined;
  }
}

/** As it is written, with a coding at its place in its source. */
export async function placeOfThing(
  context: BookContext,
  open: OpenProject,
  thing: Thing,
): Promise<PlaceOf | undefined> {
  if (thing.kind !== 'coding') return placeOf(context, open, thing);
  const node = await codingOfId(open, thing.id);
  const source = node && (await open.project.located(node.source));
  if (!node || !source) return undefined;
  const { location } = node.coding;
  const uri = open.uriOf(node.source);
  const key =
    location.state === 'lost'
      ? new vscode.Range(node.line - 1, 0, node.line - 1, 0)
      : rangeOf(source.lines, location.span);
  return { uri, key, whole: key };
}

export async function definitionAt(
  context: BookContext,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.LocationLink[] | undefined> {
  const meant = meantAt(context, document, position);
  const place = meant?.thing && (await placeOfThing(context, meant.open, meant.thing));
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

/** What stands in double brackets and what memos are about, each leading to where it is. */
export function linksOf(
  context: BookContext,
  document: vscode.TextDocument,
): vscode.DocumentLink[] {
  const { services, watches } = context;
  const book = watches.of(document);
  if (book) {
    const { open, sight } = book;
    const resolve = (target: string) => open.project.memos.resolver(sight.book).thingOf(target);
    // Ids in rules lead on without being drawn as links: the hover over them is worth more.
    return bracketsIn(sight.parsed.source).flatMap(({ target, span }) =>
      linkTo(context, open, resolve(target), rangeIn(book, span)),
    );
  }
  const memo = memoIn(services.projects, document);
  if (!memo) return [];
  const { open, lines } = memo;
  const resolver = open.project.memos.resolver(watches.bookOf(open));
  return linksIn(memo.memo).flatMap((link) =>
    linkTo(context, open, resolver.thingOf(link.target), rangeOfName(lines, link)),
  );
}

function linkTo(
  context: BookContext,
  open: OpenProject,
  thing: Thing | undefined,
  range: vscode.Range,
): vscode.DocumentLink[] {
  const place = thing && placeOf(context, open, thing);
  if (!place) return [];
  const { line, character } = place.key.start;
  const link = new vscode.DocumentLink(
    range,
    place.uri.with({ fragment: `L${line + 1},${character + 1}` }),
  );
  link.tooltip =
    thing.kind === 'code'
      ? vscode.l10n.t('Go to “{code}” in the codebook', { code: thing.id })
      : vscode.l10n.t('Go to “{name}”', { name: thingName(open, thing) });
  return [link];
}
