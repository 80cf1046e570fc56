import { type Lines, offsetAt } from '../text/lines';
import { overlaps, type Span } from '../text/span';
import { fold } from './fold';
import { fragmentOf } from './fragment';
import { becauseOf } from './judge';
import type { Candidate } from './location';
import { placeBetween } from './placement';
import { contextInCommon, type Selector } from './selector';

/** Of places where the very words stand, so many are compared. */
const mostOccurrences = 1000;
/** What is less like the quote is none of it. */
const leastSimilarity = 0.5;

/**
 * Where an excerpt may be, best first, at most `most`; none overlaps a better one. For a person to
 * choose from: it offers what `locateAll` would not believe.
 */
export function candidates(
  text: string,
  lines: Lines,
  selector: Selector,
  most = 5,
): readonly Candidate[] {
  const chosen: Candidate[] = [];
  for (const candidate of [...occurrences(text, lines, selector), ...alike(text, selector, most)]) {
    if (chosen.length === most) break;
    if (!chosen.some(({ span }) => overlaps(span, candidate.span))) chosen.push(candidate);
  }
  return chosen;
}

/** Where the very words stand, the best context first, then the nearest. */
function occurrences(text: string, lines: Lines, selector: Selector): Candidate[] {
  const { quote, range } = selector;
  const expected = offsetAt(lines, range[0], range[1]) ?? offsetAt(lines, range[0], 1);
  const ranked: { span: Span; context: number }[] = [];
  let at = quote ? text.indexOf(quote) : -1;
  for (; at >= 0 && ranked.length < mostOccurrences; at = text.indexOf(quote, at + 1)) {
    const span = { start: at, end: at + quote.length };
    ranked.push({ span, context: contextInCommon(text, span, selector) });
  }
  const distance = ({ start }: Span) => Math.abs(start - (expected ?? text.length));
  ranked.sort((a, b) => b.context - a.context || distance(a.span) - distance(b.span));
  return ranked.map(({ span }) => ({ span, similarity: 1, because: 'place' }));
}

/** Where something like it stands: the best place, the best of what is left, and so on. */
function alike(text: string, selector: Selector, most: number): Candidate[] {
  const fragment = fragmentOf(selector);
  const folded = fold(text);
  const found: Candidate[] = [];
  for (let tries = 0; tries < 2 * most; tries++) {
    const place = placeBetween(fragment, text, folded, 0, folded.units.length);
    if (!place) break;
    const { span, similarity } = place;
    if (similarity >= leastSimilarity) found.push({ span, similarity, because: becauseOf(place) });
    folded.units.fill(0, place.units.start, place.units.end);
  }
  return found;
}
