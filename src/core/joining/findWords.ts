import { locateAll } from '../anchor/locate';
import type { Location } from '../anchor/location';
import { describe, type Selector } from '../anchor/selector';
import type { Range } from '../base/problem';
import { sentence } from '../base/sentences';
import type { QuotedCoding } from '../exchange/study';
import type { LocatedSource } from '../project/located';
import { lineAt } from '../text/lines';
import { shortened } from '../text/shortened';
import type { Span } from '../text/span';
import type { Joining } from './joining';
import { stemOf } from './matchSources';
import type { Coming } from './placing';
import { Squeezed } from './squeezed';

/** Of words that stand more often, the place is anybody's guess. */
const mostPlaces = 64;

/** A range that tells nothing. */
const nowhere: Range = [1, 1, 1, 2];

/** A source of the project while words are looked for in it. */
interface Searched {
  readonly source: LocatedSource;
  readonly squeezed: Squeezed;
}

/** Codings that are known by their words, by the path of the source in which these stand. */
export async function findWords(joining: Joining): Promise<ReadonlyMap<string, Coming[]>> {
  const { project, study, losses } = joining;
  const found = new Map<string, Coming[]>();
  const searched = new Map<string, Searched | undefined>();
  const open = async (path: string): Promise<Searched | undefined> => {
    if (!searched.has(path)) {
      const source = await project.located(path);
      searched.set(path, source && { source, squeezed: new Squeezed(source.text) });
    }
    return searched.get(path);
  };
  const paths = pathsFor([...project.sources.keys()]);
  for (const [name, codings] of bySource(study.quoted ?? [])) {
    let left = codings;
    for (const path of paths(name)) {
      if (!left.length) break;
      const text = await open(path);
      if (!text) continue;
      const { coming, missing } = search(text, left);
      found.set(path, [...(found.get(path) ?? []), ...coming]);
      left = missing;
    }
    for (const { words } of left)
      losses.lose('unfound-words', unfound, `${name === '' ? '' : `${name}: `}${shortened(words)}`);
  }
  for (const coming of found.values())
    for (const { selector, location } of coming)
      if (location.state === 'moved' && location.because === 'place')
        losses.lose('repeated-words', repeated, shortened(selector.quote));
  return found;
}

const unfound = sentence(
  'Codings whose words are in no source of the project are left out: import those texts, then this file again.',
);
const repeated = sentence(
  'Codings whose words stand in their source more than once come as lost ones: choose the place of each (Needs Review) after the import.',
);

function bySource(codings: readonly QuotedCoding[]): ReadonlyMap<string, readonly QuotedCoding[]> {
  const grouped = new Map<string, QuotedCoding[]>();
  for (const coding of codings) {
    const own = grouped.get(coding.source);
    if (own) own.push(coding);
    else grouped.set(coding.source, [coding]);
  }
  return grouped;
}

/** The sources that a name may stand for: by path, or without folder, ending and number; else all. */
function pathsFor(paths: readonly string[]): (name: string) => readonly string[] {
  const byStem = new Map<string, string[]>();
  for (const path of paths) byStem.set(stemOf(path), [...(byStem.get(stemOf(path)) ?? []), path]);
  return (name) => {
    if (paths.includes(name)) return [name];
    const stem = stemOf(name);
    return byStem.get(stem) ?? byStem.get(stem.replace(/^d?\s*\d+\s*[:：.]\s*/, '')) ?? paths;
  };
}

function search({ source, squeezed }: Searched, codings: readonly QuotedCoding[]) {
  const { text, lines } = source;
  const coming: Coming[] = [];
  const rest: QuotedCoding[] = [];
  for (const coding of codings) {
    const places = squeezed.places(whole(coding.words), mostPlaces);
    const [first, ...others] = places;
    const told = others.length ? places.filter(({ start }) => isTold(coding, start)) : places;
    if (!first) rest.push(coding);
    else if (told.length === 1 && told[0]) coming.push(at(coding, told[0]));
    else coming.push(somewhere(coding, told[0] ?? first));
  }
  const wanted = rest.map((coding) => bare(coding));
  const locations = locateAll(text, lines, wanted);
  const missing = rest.filter((coding, i) => {
    const location = locations[i];
    if (!location || location.state === 'lost') return true;
    coming.push(roughly(coding, location));
    return false;
  });
  return { coming, missing };

  function isTold({ range }: QuotedCoding, start: number): boolean {
    if (!range) return false;
    const line = lineAt(lines, start);
    return line >= range[0] && line <= range[2];
  }
  function at(coding: QuotedCoding, span: Span): Coming {
    return { ...coding, selector: describe(text, lines, span), location: { state: 'found', span } };
  }
  /** With nothing that would prove the place, so that a person is asked. */
  function somewhere(coding: QuotedCoding, span: Span): Coming {
    const { quote } = describe(text, lines, span);
    const selector: Selector = { range: nowhere, quote, before: '', after: '' };
    return {
      ...coding,
      selector,
      location: { state: 'moved', span, similarity: 1, because: 'place' },
    };
  }
  /** At the place that is likely, with the words of the table: so it stays one to be confirmed. */
  function roughly(coding: QuotedCoding, location: Exclude<Location, { state: 'lost' }>): Coming {
    const there = describe(text, lines, location.span);
    if (location.state === 'found') return { ...coding, selector: there, location };
    return { ...coding, selector: { ...there, quote: whole(coding.words) }, location };
  }
}

/** Tables cut long words off with dots. */
function whole(words: string): string {
  return words.replace(/\s*(?:…|\.{3}|\[…\]|\[\.{3}\])\s*$/, '').trim();
}

function bare({ words, range }: QuotedCoding): Selector {
  return { range: range ?? nowhere, quote: whole(words), before: '', after: '' };
}
