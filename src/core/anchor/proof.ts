import type { Folded } from './fold';
import type { Fragment } from './fragment';
import { goesOn, placeBetween, type Placement, type Scored } from './placement';
import { contextInCommon } from './selector';

/** How like the quote a place has to be if it tells so many bits; one of several. */
interface Need {
  readonly similarity: number;
  readonly bits: number;
}

/**
 * What proves a quote, by how many sides of its context speak for a place and how many of the
 * neighbours lead to its line. Of so many places right and wrong in edited texts these are the
 * bounds beyond which hardly any was wrong.
 */
const byContext: readonly (readonly Need[])[] = [
  [{ similarity: 0.65, bits: 32 }],
  [{ similarity: 0.65, bits: 12 }],
  [{ similarity: 0.5, bits: 10 }],
];
const byContextAndOne: readonly (readonly Need[])[] = [
  [{ similarity: 1, bits: 6 }],
  [
    { similarity: 0.65, bits: 6 },
    { similarity: 1, bits: 4 },
  ],
  [],
];
const byContextAndBoth: readonly (readonly Need[])[] = [
  [
    { similarity: 0.5, bits: 12 },
    { similarity: 0.65, bits: 6 },
    { similarity: 1, bits: 1 },
  ],
  [
    { similarity: 0.5, bits: 12 },
    { similarity: 0.65, bits: 6 },
    { similarity: 1, bits: 1 },
  ],
  [
    { similarity: 0.5, bits: 6 },
    { similarity: 0.65, bits: 3 },
  ],
];
const byLed = [[], byContextAndOne, byContextAndBoth] as const;
/** Bits of a quote that nothing speaks for but that its words stand once. */
const tellingOnce = 12;

/** Units of context: with less, the quote is all there is to go by. */
const bare = 8;
/** Units of a text of a few lines. */
const fewUnits = 120;
const bareSimilarity = 0.7;
const bareBits = 5;

/**
 * Whether the quote is all there is to go by: nothing worth mention is known of what was around it, as
 * of codings made elsewhere, or the text is but a few lines.
 */
export function isBare({ units, ends }: Fragment, length: number): boolean {
  return length < fewUnits || units.length - (ends[1] - ends[0]) < bare;
}

/** Whether the very words stand there and nowhere else. */
export function standsOnce(text: string, { isExact, span }: Placement): boolean {
  if (!isExact) return false;
  const quote = text.slice(span.start, span.end);
  const first = text.indexOf(quote);
  return first === span.start && text.indexOf(quote, first + 1) < 0;
}

function contextLength({ selector: { before, after } }: Fragment): number {
  return before.length + after.length;
}

/** Whether it is the quote that stands there, and not only its context. */
export function isQuote(
  fragment: Fragment,
  text: string,
  folded: Folded,
  { place, led }: Scored,
): boolean {
  const { similarity, ofQuote, touching } = place;
  if (isBare(fragment, text.length)) {
    // Its context was times or marks alone, and they are others now: that speaks against it.
    const isLeft = text.length >= fewUnits && contextLength(fragment) >= bare;
    return isLeft
      ? similarity === 1 && ofQuote >= bareBits
      : similarity >= bareSimilarity && ofQuote > 0;
  }
  const supports = supportsOf(place);
  if (!supports && ofQuote >= tellingOnce && standsOnce(text, place)) return true;
  const isEnough = (need: Need) => similarity >= need.similarity && ofQuote >= need.bits;
  if (byContext[supports]?.some(isEnough)) return true;
  if (place.isExact && hasTwin(fragment, text, place)) return false;
  if (byLed[led][supports]?.some(isEnough)) return true;
  if (!supports || similarity < (supports === 1 ? 0.65 : 0.5)) return false;
  const touches = touching.filter((bits) => bits >= 8).length;
  if (similarity < 1 && ofQuote === 0) return false;
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
export function supportsOf({ context, touching }: Placement): 0 | 1 | 2 {
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
