import { follow } from '../anchor/follow';
import type { Text } from '../anchor/sameLines';
import type { LocatedCoding } from './locatedCoding';

/**
 * Codings of which it is known where they were in a text, in the one that came in its place. Those
 * found there in lines that are the same are where these are now; the others are looked for by what
 * their records say, where the text is new or they were before.
 */
export function relocated(
  codings: readonly LocatedCoding[],
  before: Text,
  now: Text,
): LocatedCoding[] {
  const guesses = codings.map(({ location }) =>
    location.state === 'lost' ? undefined : location.span,
  );
  const certain = codings.map(({ location }) =>
    location.state === 'found' ? location.span : undefined,
  );
  const records = codings.map(({ record }) => record);
  const found = follow(before, now, records, certain, guesses);
  return codings.map((coding, i) => ({ ...coding, location: found[i] ?? { state: 'lost' } }));
}
