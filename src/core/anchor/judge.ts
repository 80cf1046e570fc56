import type { Span } from '../text/span';
import type { Folded } from './fold';
import type { Fragment } from './fragment';
import type { Because, Location } from './location';
import type { Between, Neighbours } from './neighbours';
import { goesOn, placeBetween, type Placement } from './placement';
import { contextInCommon } from './selector';

/** Bits that a place has to have beyond those that single it out from all others. */
const enough = 10;
const certain = 16;
/** … where the very words stand and nowhere else. */
const enoughOnce = 4;
const tellingOnce = 12;
const unmistakable = 60;
/** Units of context: with less, the quote is all there is to go by. */
const bare = 8;
/** Units of a text of a few lines. */
const fewUnits = 120;
const bareSimilarity = 0.7;
/** Units of a quote that is its own proof if it stands once and no more is known. */
const telling = 8;
/** Bits by which a place has to be better than the next. */
const clearly = 8;
/** Bits against a place that is out of order: excerpts seldom move. */
const outOfOrder = 4;
/** Where the neighbours moved by the same number of lines, one between them did, too. */
const sameShift = 4;
const otherShift = -8;
/** … and what stands between two such neighbours elsewhere has always been there. */
const oldPlace = -16;
/** How like the quote a place has to be, and what it has to tell, by how many sides speak for it. */
const needed = [
  { similarity: 0.9, bits: 32 },
  { similarity: 0.65, bits: 12 },
  { similarity: 0.5, bits: 10 },
] as const;

/** A placement with the bits that are left when it is told from all other places. */
export interface Scored {
  readonly place: Placement;
  readonly score: number;
}

export function score(
  i: number,
  place: Placement,
  beside: Between,
  neighbours: Neighbours,
  length: number,
): number {
  const shift = neighbours.shift(i, place.span);
  if (isWithin(beside, place.span)) {
    const agreed = agreedShift(beside);
    const byLines = agreed === undefined ? 0 : shift === agreed ? sameShift : otherShift;
    return place.evidence + byLines - Math.log2(beside.end - beside.start + 2);
  }
  const agreed = agreedShift(neighbours.around(place.span));
  const byLines = agreed === undefined || shift === agreed ? 0 : oldPlace;
  return place.evidence + byLines - Math.log2(length + 2) - outOfOrder;
}

function agreedShift({ before, after }: Between): number | undefined {
  return before === after ? before : undefined;
}

export function isWithin(between: Span, { start }: Span): boolean {
  return between.start <= start && start <= between.end;
}

/** Whether the best of several is one to be believed. */
export function isClear(
  text: string,
  fragment: Fragment,
  [best, next]: readonly Scored[],
): boolean {
  if (best && isBare(fragment, text.length))
    return (!next || best.score - next.score >= clearly) && isNoTwin(text, best.place);
  if (!best || best.score - (next?.score ?? 0) < clearly) return false;
  return best.score >= enough || (best.score >= enoughOnce && standsOnce(text, best.place));
}

/**
 * Whether the quote is all there is to go by: nothing worth mention is known of what was around it, as
 * of codings made elsewhere, or the text is but a few lines.
 */
export function isBare({ units, ends }: Fragment, length: number): boolean {
  return length < fewUnits || units.length - (ends[1] - ends[0]) < bare;
}

function isNoTwin(text: string, place: Placement): boolean {
  return !place.isExact || standsOnce(text, place);
}

/** Whether the very words stand there and nowhere else. */
function standsOnce(text: string, { isExact, span }: Placement): boolean {
  if (!isExact) return false;
  const quote = text.slice(span.start, span.end);
  const first = text.indexOf(quote);
  return first === span.start && text.indexOf(quote, first + 1) < 0;
}

/** Whether it is the quote that stands there, and not only its context. */
export function isQuote(
  fragment: Fragment,
  text: string,
  folded: Folded,
  place: Placement,
): boolean {
  const { similarity, ofQuote, touching } = place;
  if (isBare(fragment, text.length)) return similarity >= bareSimilarity && ofQuote > 0;
  const supports = supportsOf(place);
  if (!supports && ofQuote >= tellingOnce && standsOnce(text, place)) return true;
  const least = needed[supports];
  if (similarity < least.similarity) return false;
  if (ofQuote >= least.bits) return true;
  const touches = touching.filter((bits) => bits >= 8).length;
  if (place.isExact && hasTwin(fragment, text, place)) return false;
  if (touches === 2) return true;
  if (similarity < 1) return supports === 2 && similarity >= (touches ? 0.7 : 0.75);
  if (touches) return goesOn(fragment, folded, place);
  return supports === 2 && isAlone(fragment, text, folded, place);
}

/** Whether the same few words stand near by, among others that are as much like the context. */
function hasTwin({ selector, units }: Fragment, text: string, { span }: Placement): boolean {
  const { quote } = selector;
  const own = contextInCommon(text, span, selector);
  const from = Math.max(0, span.start - units.length);
  const near = text.slice(from, span.end + units.length);
  for (let at = near.indexOf(quote); at >= 0; at = near.indexOf(quote, at + 1)) {
    const start = from + at;
    if (start === span.start) continue;
    if (contextInCommon(text, { start, end: start + quote.length }, selector) >= own) return true;
  }
  return false;
}

/** How many sides of the context speak for a place: a little on both is as much as more on one. */
function supportsOf({ context, touching }: Placement): 0 | 1 | 2 {
  const isSupport = (side: 0 | 1, bits: number) => touching[side] >= 8 || context[side] >= bits;
  if (isSupport(0, 8) && isSupport(1, 8)) return 2;
  return isSupport(0, 12) || isSupport(1, 12) || context[0] + context[1] >= 14 ? 1 : 0;
}

/** Whether a short quote that its context does not touch stands only once between its contexts. */
function isAlone(
  fragment: Fragment,
  text: string,
  folded: Folded,
  { units: { start, end }, similarity, evidence }: Placement,
): boolean {
  const slack = fragment.units.length;
  const to = Math.min(folded.units.length, end + slack);
  const hidden = folded.units.slice(start, end);
  folded.units.fill(0, start, end);
  const other = placeBetween(fragment, text, folded, start - slack, to);
  const isAlone = !other || other.similarity < similarity || other.evidence < evidence - 4;
  folded.units.set(hidden, start);
  return isAlone;
}

export function locationOf(text: string, fragment: Fragment, { place, score }: Scored): Location {
  const { span, similarity, isExact } = place;
  if (isBare(fragment, text.length) && span.end - span.start >= telling && standsOnce(text, place))
    return { state: 'found', span };
  const isCertain = isExact && score >= certain;
  if (isCertain && (supportsOf(place) === 2 || isUnmistakable(text, place)))
    return { state: 'found', span };
  return { state: 'moved', span, similarity, because: becauseOf(place) };
}

/** Nobody says so much twice in the same words. */
function isUnmistakable(text: string, place: Placement): boolean {
  return place.ofQuote >= unmistakable && standsOnce(text, place);
}

export function becauseOf({ isExact, similarity }: Placement): Because {
  if (isExact) return 'place';
  return similarity === 1 ? 'form' : 'words';
}
