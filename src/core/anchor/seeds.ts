import { overlaps } from '../text/span';
import type { Folded } from './fold';
import type { Fragment } from './fragment';
import { placeBetween, type Placement } from './placement';
import { eachSample, GramPlaces } from './grams';

/** A gram that a text has more often than this tells nothing. */
const mostPlaces = 24;
/** Places that are looked at closely, of those at which the most grams point. */
const mostPlacements = 5;

/** Others, at which less than this share of the best's grams point, are no rivals. */
const leastVotes = 0.4;
/** Units around a place that are enough if nearly all of the fragment is there. */
const nearby = 24;
const nearlyAll = 0.8;
/** … which is not worth a try where less than this share of its grams is there. */
const nearlyAllVotes = 0.6;

export function gramsOf(fragments: readonly Fragment[], { units }: Folded): GramPlaces {
  return new GramPlaces(
    fragments.map((fragment) => fragment.units),
    units,
    mostPlaces,
  );
}

/** Where grams of a fragment stand in a text together, best first. */
export function placementsBySeed(
  fragment: Fragment,
  text: string,
  folded: Folded,
  grams: GramPlaces,
): Placement[] {
  const { units } = fragment;
  const found: number[] = [];
  let samples = 0;
  eachSample(units, (hash, at) => {
    samples++;
    const places = grams.of(hash);
    if (places.length <= mostPlaces) for (const place of places) found.push(place - at);
  });
  const starts = Int32Array.from(found).sort();
  const reach = Math.max(48, Math.ceil(units.length * 0.35));
  const groups: { first: number; last: number; votes: number }[] = [];
  for (const start of starts) {
    const group = groups.at(-1);
    if (group && start - group.first <= reach) {
      group.last = start;
      group.votes++;
    } else groups.push({ first: start, last: start, votes: 1 });
  }
  groups.sort((a, b) => b.votes - a.votes);
  const most = groups[0]?.votes ?? 0;
  const placements = groups.slice(0, mostPlacements).flatMap(({ first, last, votes }) => {
    if (votes < most * leastVotes) return [];
    const within = (slack: number) =>
      placeBetween(
        fragment,
        text,
        folded,
        first - slack,
        Math.min(folded.units.length, last + units.length + slack),
        first,
      );
    const near = votes >= samples * nearlyAllVotes ? within(nearby) : undefined;
    if (near && near.evidence >= fragment.weight * nearlyAll) return near;
    return within(Math.max(160, Math.ceil(units.length * 0.5))) ?? [];
  });
  placements.sort((a, b) => b.evidence - a.evidence);
  return placements.filter(
    (one, i) => !placements.slice(0, i).some((better) => overlaps(better.span, one.span)),
  );
}
