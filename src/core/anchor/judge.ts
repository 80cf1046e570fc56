import type { Span } from '../text/span';
import type { Fragment } from './fragment';
import type { Because, Location } from './location';
import type { Between, Neighbours } from './neighbours';
import type { Placement, Scored } from './placement';
import { isBare, standsOnce, supportsOf } from './proof';

/** Bits that a place has to have beyond those that single it out from all others. */
const enough = 10;
const certain = 16;
/** … where the very words stand and nowhere else. */
const enoughOnce = 4;
const unmistakable = 60;
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

/** Weighs a place of the i-th selector in a text of so many units. */
export function scored(
  i: number,
  place: Placement,
  beside: Between,
  neighbours: Neighbours,
  length: number,
): Scored {
  const shift = neighbours.shift(i, place.span);
  if (isWithin(beside, place.span)) {
    const agreed = agreedShift(beside);
    const byLines = agreed === undefined ? 0 : shift === agreed ? sameShift : otherShift;
    const score = place.evidence + byLines - Math.log2(beside.end - beside.start + 2);
    const led = [beside.before, beside.after].filter((each) => each === shift).length;
    return { place, score, led: led === 2 ? 2 : led === 1 ? 1 : 0 };
  }
  const agreed = agreedShift(neighbours.around(place.span));
  const byLines = agreed === undefined || shift === agreed ? 0 : oldPlace;
  const score = place.evidence + byLines - Math.log2(length + 2) - outOfOrder;
  return { place, score, led: 0 };
}

function agreedShift({ before, after }: Between): number | undefined {
  return before === after ? before : undefined;
}

export function isWithin(between: Span, { start }: Span): boolean {
  return between.start <= start && start <= between.end;
}

/** Whether the best of several is one to be believed. */
export function isClear(text: string, fragment: Fragment, ranked: readonly Scored[]): boolean {
  const [best, next] = ranked;
  if (best && isBare(fragment, text.length))
    return (!next || isBetter(best, next)) && isNoTwin(text, best.place);
  if (!best || !isBetter(best, next)) return false;
  // The very words elsewhere, or others here: either may be it.
  const isElsewhere = ({ place, score }: Scored) => place.isExact && score >= enough;
  if (!best.place.isExact && ranked.some(isElsewhere)) return false;
  return best.score >= enough || (best.score >= enoughOnce && standsOnce(text, best.place));
}

/** Whether a place is clearly better than the next one; the very words only have to be no worse. */
function isBetter(best: Scored, next: Scored | undefined): boolean {
  const isAlone = best.place.isExact && next?.place.isExact === false;
  return best.score - (next?.score ?? 0) >= (isAlone ? 0 : clearly);
}

function isNoTwin(text: string, place: Placement): boolean {
  return !place.isExact || standsOnce(text, place);
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
