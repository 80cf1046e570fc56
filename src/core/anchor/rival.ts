import type { Folded } from './fold';
import type { Fragment } from './fragment';
import { placeBetween, type Placement } from './placement';

/** Units on each side in which texts that repeat themselves do so: captions, templates. */
const reach = 320;
/** A place that tells less than this share of the quote's bits is none of it. */
const leastShare = 0.5;
/** Fewer bits of a quote stand anywhere. */
const leastBits = 6;

/**
 * Where else near by a fragment may stand, if all that speaks for a place is left out: what is
 * looked for as a whole shows only the better one of two places that are so near.
 */
export function hiddenRival(
  fragment: Fragment,
  text: string,
  folded: Folded,
  { units: { start, end }, runs, ofQuote }: Placement,
): Placement | undefined {
  if (ofQuote < leastBits) return undefined;
  const { units } = folded;
  const kept = runs.map(({ y, length }) => units.slice(y, y + length));
  for (const { y, length } of runs) units.fill(0, y, y + length);
  const to = Math.min(units.length, end + reach);
  const place = placeBetween(fragment, text, folded, start - reach, to);
  const isRival = place && place.ofQuote >= Math.max(leastBits, leastShare * ofQuote);
  // Compared while what is left out is out.
  const rival = isRival ? { ...place } : undefined;
  runs.forEach(({ y }, i) => units.set(kept[i] ?? [], y));
  return rival;
}
