import type { Span } from '../text/span';
import { carry } from './carry';
import { locateAll } from './locate';
import type { Location } from './location';
import type { Text } from './sameLines';
import type { Selector } from './selector';

/**
 * Where excerpts of one text are in the one that came in its place. Those in lines that are the same,
 * between lines that are, are found there; the others are looked for by what their records say,
 * where the text is new or they were before. What would be lost though its own lines stayed, in their
 * order, and stand nowhere else is probably there: a person should confirm.
 * @param spans where they were; undefined where that isn't known for certain
 * @param guesses where they may have been
 */
export function follow(
  before: Text,
  now: Text,
  selectors: readonly Selector[],
  spans: readonly (Span | undefined)[],
  guesses: readonly (Span | undefined)[],
): Location[] {
  const { spans: known, likely, parts } = carry(before, now, spans, guesses);
  const found = locateAll(now.text, now.lines, selectors, known, parts);
  return found.map((location, i) => {
    const span = location.state === 'lost' ? likely(i) : undefined;
    return span ? { state: 'moved', span, similarity: 1, because: 'place' } : location;
  });
}
