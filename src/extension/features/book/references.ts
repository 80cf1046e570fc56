import * as vscode from 'vscode';
import { descendantsOf } from '../../../core/codebook/codebook';
import { namingTexts } from '../../../core/codebook/places';
import type { Link } from '../../../core/memos/links';
import { keyOf, type Thing } from '../../../core/memos/things';
import { rangeOf } from '../../host/convert';
import { codedSources } from '../../tree/excerpts';
import type { OpenProject } from '../../workspace';
import { meantAt, placeOfThing } from './definition';
import { linksIn, memoNow, rangeOfName } from './memos';
import { mentionsOf, rangeIn } from './watches';
import type { BookContext } from './context';
import { readable } from '../../../core/project/readable';

/**
 * Every excerpt of the code that is meant at a place (of a category, of the codes below it), and
 * every place in the codebook and the memos that names it; of anything else, the memos that do.
 */
export async function referencesAt(
  context: BookContext,
  document: vscode.TextDocument,
  position: vscode.Position,
  isDefinitionWanted: boolean,
  isCancelled: () => boolean,
): Promise<vscode.Location[]> {
  const meant = meantAt(context, document, position);
  if (!meant?.thing) return [];
  const { open, thing } = meant;
  const place = isDefinitionWanted ? await placeOfThing(context, open, thing) : undefined;
  const own = place ? [new vscode.Location(place.uri, place.key)] : [];
  const memos = memosNaming(context, open, thing);
  if (thing.kind !== 'code') return [...own, ...memos];
  return [
    ...own,
    ...rulesNaming(context, open, thing.id),
    ...memos,
    ...(await excerptsOf(context, open, thing.id, isCancelled)),
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
    const source = isAsked ? await readable(project, path) : undefined;
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

/** Where memos and propositions are about a thing or link to it, by path and place. */
export function memosNaming(
  { services, watches }: BookContext,
  open: OpenProject,
  thing: Thing,
): vscode.Location[] {
  const { memos } = open.project;
  const resolver = memos.resolver(watches.bookOf(open));
  const leads = ({ target }: Link) => {
    const found = resolver.thingOf(target);
    return found !== undefined && keyOf(found) === keyOf(thing);
  };
  return [...memos.all.values()].flatMap((each) => {
    const { memo, lines } = memoNow(services.projects, open, each);
    const uri = open.uriOf(memo.path);
    return linksIn(memo)
      .filter(leads)
      .map((link) => new vscode.Location(uri, rangeOfName(lines, link)));
  });
}
