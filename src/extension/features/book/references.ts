import * as vscode from 'vscode';
import { descendantsOf } from '../../../core/codebook/codebook';
import { namingTexts } from '../../../core/codebook/places';
import { rangeOf } from '../../host/convert';
import { codedSources } from '../../tree/excerpts';
import type { OpenProject } from '../../workspace';
import { meantAt, placeOfCode } from './definition';
import { memoLinks } from './memos';
import { mentionsOf, rangeIn } from './watches';
import type { BookContext } from './context';

/**
 * Every excerpt of the code that is meant at a place (of a category, of the codes below it), and
 * every place in the codebook and the memos that names it.
 */
export async function referencesAt(
  context: BookContext,
  document: vscode.TextDocument,
  position: vscode.Position,
  isDefinitionWanted: boolean,
  isCancelled: () => boolean,
): Promise<vscode.Location[]> {
  const meant = meantAt(context, document, position);
  if (!meant) return [];
  const { open, id } = meant;
  const place = placeOfCode(context.watches, open, id);
  const own = isDefinitionWanted && place ? [new vscode.Location(place.uri, place.key)] : [];
  return [
    ...own,
    ...rulesNaming(context, open, id),
    ...(await memosNaming(open, id, isCancelled)),
    ...(await excerptsOf(context, open, id, isCancelled)),
  ];
}

export async function excerptsOf(
  { watches }: BookContext,
  open: OpenProject,
  id: string,
  isCancelled: () => boolean,
): Promise<vscode.Location[]> {
  const { project } = open;
  const book = watches.bookOf(open);
  const isCategory = book.byId.get(id)?.codable === false;
  const below = isCategory ? descendantsOf(book, id).map((code) => code.id) : [];
  const codes = new Set([id, ...below]);
  const locations: vscode.Location[] = [];
  for (const path of codedSources(project)) {
    if (isCancelled()) return [];
    const isAsked = project.index
      .ofSource(path)
      .some((file) => [...project.index.codesIn(file)].some((code) => codes.has(code)));
    const source = isAsked ? await project.located(path) : undefined;
    if (!source) continue;
    const uri = open.uriOf(path);
    const spans = source.codings.flatMap(({ record, location }) =>
      codes.has(record.code) && location.state !== 'lost' ? [location.span] : [],
    );
    // Where two coders agree there is one place to look at.
    const seen = new Set<string>();
    for (const span of spans.sort((a, b) => a.start - b.start || a.end - b.end)) {
      const key = `${span.start} ${span.end}`;
      if (!seen.has(key)) locations.push(new vscode.Location(uri, rangeOf(source.lines, span)));
      seen.add(key);
    }
  }
  return locations;
}

/** Where the codebook names a code: only where it is open, for else nobody looks at it. */
function rulesNaming({ watches }: BookContext, open: OpenProject, id: string): vscode.Location[] {
  const book = watches.ofProject(open);
  if (!book) return [];
  return book.sight.places.codes.flatMap((code) =>
    namingTexts(code).flatMap((text) =>
      mentionsOf(book.sight, text)
        .filter((mention) => mention.id === id)
        .map(({ span }) => new vscode.Location(book.document.uri, rangeIn(book, span))),
    ),
  );
}

async function memosNaming(
  open: OpenProject,
  id: string,
  isCancelled: () => boolean,
): Promise<vscode.Location[]> {
  const locations: vscode.Location[] = [];
  const pattern = new vscode.RelativePattern(open.folder, '{memos,propositions}/**/*.md');
  for (const uri of (await vscode.workspace.findFiles(pattern)).sort(byPath)) {
    if (isCancelled()) return [];
    const document = await vscode.workspace.openTextDocument(uri);
    for (const link of memoLinks(document))
      if (link.id === id) locations.push(new vscode.Location(uri, link.range));
  }
  return locations;
}

function byPath(a: vscode.Uri, b: vscode.Uri): number {
  return a.path < b.path ? -1 : 1;
}
