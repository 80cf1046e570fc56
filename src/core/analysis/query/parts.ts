import type { CodingFile } from '../../project/codingIndex';
import type { LocatedSource } from '../../project/located';
import type { Span } from '../../text/span';
import type { SourceRows } from '../sourceRows';
import type { SourcePart } from './fields';
import { type Mask, onSameExcerpt, related, relatedToPlaces } from './relations';
import type { Relation } from './syntax';

/** A source before anything of it is read. */
export interface Candidate extends SourcePart {
  readonly files: readonly CodingFile[];
}

/** A part of a question, ready to be answered. */
export interface Part {
  /** Whether it asks for codes and nothing else: then it may be said of the excerpt as a whole. */
  readonly isOfCodes: boolean;
  /** What holds of every coding of a source; undefined where that depends on the coding. */
  ofSource(source: Candidate): boolean | undefined;
  /** Whether it can't be said of a source's codings without its text. */
  needsText(source: Candidate): boolean;
  /** The codings of a source of which it holds. */
  mask(rows: SourceRows): Mask;
  /** Of words: where they stand in the text itself, coded or not. Of all else undefined. */
  readonly places?: PlacesIn | undefined;
}

export type PlacesIn = (source: LocatedSource) => readonly Span[];

export function everything(): Part {
  return {
    isOfCodes: false,
    ofSource: () => true,
    needsText: () => false,
    mask: ({ count }) => new Uint8Array(count).fill(1),
  };
}

export function not(part: Part): Part {
  return {
    isOfCodes: false,
    ofSource: (source) => {
      const holds = part.ofSource(source);
      return holds === undefined ? undefined : !holds;
    },
    needsText: (source) => part.needsText(source),
    // An excerpt without a code has none of its codings with it.
    mask: (rows) => {
      const mask = part.mask(rows);
      return (part.isOfCodes ? onSameExcerpt(rows, mask, true) : mask).map((one) => 1 - one);
    },
  };
}

export function or(parts: readonly Part[]): Part {
  return {
    isOfCodes: parts.every(({ isOfCodes }) => isOfCodes),
    ofSource: (source) => {
      const held = parts.map((part) => part.ofSource(source));
      return held.includes(true) ? true : held.includes(undefined) ? undefined : false;
    },
    needsText: (source) => openParts(parts, source).some((part) => part.needsText(source)),
    mask: (rows) => {
      const mask = new Uint8Array(rows.count);
      for (const part of parts) unite(mask, part.mask(rows));
      return mask;
    },
    places: placesOfAny(parts),
  };
}

/** Undefined where one of them asks for something else than words. */
function placesOfAny(parts: readonly Part[]): PlacesIn | undefined {
  const all = parts.flatMap(({ places }) => places ?? []);
  if (all.length < parts.length) return undefined;
  return (source) => all.flatMap((places) => places(source));
}

/**
 * What holds of a coding altogether. Several codes are asked of the excerpt: a coding of one of
 * them is meant where the others stand on the very same words.
 */
export function and(parts: readonly Part[]): Part {
  const ofCodes = parts.filter(({ isOfCodes }) => isOfCodes);
  const others = parts.filter(({ isOfCodes }) => !isOfCodes);
  return {
    isOfCodes: !others.length,
    ofSource: (source) => {
      const held = parts.map((part) => part.ofSource(source));
      return held.includes(false) ? false : held.includes(undefined) ? undefined : true;
    },
    needsText: (source) => openParts(parts, source).some((part) => part.needsText(source)),
    mask: (rows) => {
      const mask = withAll(rows, ofCodes);
      for (const part of others) {
        if (!mask.includes(1)) return mask;
        meet(mask, part.mask(rows));
      }
      return mask;
    },
  };
}

/** Codings of one of these codes whose excerpts have all of them. */
function withAll(rows: SourceRows, ofCodes: readonly Part[]): Mask {
  const own = ofCodes.map((part) => part.mask(rows));
  const [first, ...more] = own;
  if (!first) return new Uint8Array(rows.count).fill(1);
  if (!more.length) return first;
  const any = new Uint8Array(rows.count);
  const all = new Uint8Array(rows.count).fill(1);
  for (const mask of own) {
    unite(any, mask);
    meet(all, onSameExcerpt(rows, mask, true));
  }
  meet(all, any);
  return all;
}

/** Codings that stand in a relation to one of which the part holds; to words where it asks for words. */
export function relatedTo(relation: Relation, part: Part): Part {
  const isMeasured =
    relation.kind === 'same-turn' ||
    relation.kind === 'near' ||
    relation.kind === 'before' ||
    relation.kind === 'after';
  return {
    isOfCodes: false,
    // Where it holds of all codings of a source, there may still be no other one near.
    ofSource: (source) => (part.ofSource(source) === false ? false : undefined),
    needsText: (source) => isMeasured || part.needsText(source),
    mask: (rows) => {
      const { places } = part;
      if (!places) return related(rows, relation, part.mask(rows));
      const source = rows.read?.source;
      return relatedToPlaces(rows, relation, source ? places(source) : []);
    },
  };
}

/** Those on which the answer for a source still depends. */
function openParts(parts: readonly Part[], source: Candidate): readonly Part[] {
  return parts.filter((part) => part.ofSource(source) === undefined);
}

function unite(mask: Mask, more: Mask): void {
  for (let row = 0; row < mask.length; row++) if (more[row]) mask[row] = 1;
}

function meet(mask: Mask, other: Mask): void {
  for (let row = 0; row < mask.length; row++) if (!other[row]) mask[row] = 0;
}
