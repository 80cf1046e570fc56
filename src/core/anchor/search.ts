import type { Lines } from '../text/lines';
import { overlaps, type Span } from '../text/span';
import { Claims } from './claims';
import type { Folded } from './fold';
import { outrivalled } from './contests';
import { type Fragment, fragmentOf } from './fragment';
import { isClear, isWithin, locationOf, scored } from './judge';
import type { Location } from './location';
import { type Between, Neighbours } from './neighbours';
import { countBelow } from './order';
import { placeBetween, type Placement, type Scored } from './placement';
import { isBare, isQuote } from './proof';
import { gramsOf, placementsBySeed } from './seeds';
import { hiddenRival } from './rival';
import type { Selector } from './selector';
import type { Times } from './times';

/** After each round more places are known, and neighbours say more. */
const rounds = 3;
/** Between neighbours no farther apart than this, all is compared. Units. */
const narrow = 1500;
/** Units beside it that are compared, too: they hold the context. */
const margin = 80;
/** … and so many beside its very words. */
const nearby = 24;
/** Words that stand more often between two neighbours are told apart by what is around them. */
const mostTimes = 3;

/** If no more than this share is looked for, neighbours are asked before all of the text is. */
const few = 0.25;

interface Wanted {
  readonly i: number;
  readonly fragment: Fragment;
  readonly places: Placement[];
  /** Where all has been compared. */
  compared?: Between;
}

/** Looks for those excerpts of a changed text that do not stand there to the letter with their context. */
export class Search {
  private readonly locations: (Location | undefined)[];
  /** Of those that were looked for. */
  private readonly scores = new Map<number, Scored>();
  private wanted: Wanted[];
  private readonly claims: Claims;
  /** As far as places are known; undefined while more are than it says. */
  private neighbours: Neighbours | undefined;

  /**
   * @param selectors in the order of their ranges
   * @param spans of those that are known
   * @param folded the text, or the parts of it where the others may be
   * @param times whether times count as words
   */
  constructor(
    private readonly text: string,
    private readonly lines: Lines,
    private readonly selectors: readonly Selector[],
    private readonly spans: (Span | undefined)[],
    private readonly folded: Folded,
    times: Times,
  ) {
    this.locations = spans.map((span) => span && { state: 'found', span });
    this.wanted = selectors.flatMap((selector, i) =>
      spans[i] ? [] : { i, fragment: fragmentOf(selector, times), places: [] },
    );
    this.claims = new Claims(text, lines, selectors);
    spans.forEach((span, i) => span && this.claims.learn(i, span));
  }

  run(): Location[] {
    const isFew = this.wanted.length < this.selectors.length * few;
    if (isFew) this.round(true, true);
    if (this.wanted.length) this.seed();
    for (let round = 0; round < rounds && this.wanted.length; round++) {
      const before = this.wanted.length;
      this.round(round > 0);
      if (round > 0 && this.wanted.length === before) break;
    }
    const worse = this.outrivalled();
    return this.selectors.map((_, i) =>
      worse.has(i) ? { state: 'lost' } : (this.locations[i] ?? { state: 'lost' }),
    );
  }

  /** Of those that were looked for, which stand on the words of others. */
  private outrivalled(): ReadonlySet<number> {
    if (!this.scores.size) return new Set();
    const isComparable = (selector: Selector) => this.claims.isComparable(selector);
    const { selectors, spans, scores, folded } = this;
    return outrivalled(selectors, spans, scores, folded.units, isComparable);
  }

  /** Looks all over the text. */
  private seed(): void {
    const fragments = this.wanted.map(({ fragment }) => fragment);
    const grams = gramsOf(fragments, this.folded);
    for (const { fragment, places } of this.wanted) {
      const more = placementsBySeed(fragment, this.text, this.folded, grams);
      if (!more.length && isBare(fragment, this.text.length))
        more.push(...this.exactly(fragment, 0, this.text.length));
      const isNew = ({ span }: Placement) => !more.some((each) => overlaps(each.span, span));
      places.push(...more, ...places.splice(0).filter(isNew));
    }
  }

  /** Where the very words begin between two offsets of the text. */
  private exactly(fragment: Fragment, from: number, to: number): Placement[] {
    const { quote } = fragment.selector;
    const found: Placement[] = [];
    const within = this.text.slice(from, to + quote.length);
    let start = within.indexOf(quote);
    for (; start >= 0 && found.length < mostTimes; start = within.indexOf(quote, start + 1)) {
      const at = countBelow(this.folded.at, from + start) - fragment.ends[0];
      const end = Math.min(this.folded.units.length, at + fragment.units.length + nearby);
      const place = placeBetween(fragment, this.text, this.folded, at - nearby, end, at);
      if (place) found.push(place);
    }
    return found;
  }

  /**
   * Decides what can be decided by what is known so far.
   * @param isFirst while it is not known what stands elsewhere: only the very words are believed
   */
  private round(isComparing: boolean, isFirst = false): void {
    this.neighbours ??= new Neighbours(this.lines, this.selectors, this.spans);
    const { neighbours } = this;
    const decided = this.wanted.map((each) => this.decide(each, neighbours, isComparing));
    decided.forEach((location, k) => {
      const { i } = this.wanted[k] ?? { i: -1 };
      const isOther = location.state === 'moved' && location.because !== 'place';
      if (location.state === 'lost' || (isFirst && isOther)) return;
      this.locations[i] = location;
      this.spans[i] = location.span;
      this.neighbours = undefined;
      if (location.state === 'found') this.claims.learn(i, location.span);
    });
    this.wanted = this.wanted.filter(({ i }) => !this.locations[i]);
  }

  private decide(wanted: Wanted, neighbours: Neighbours, isComparing: boolean): Location {
    const { i, fragment, places } = wanted;
    const beside = neighbours.beside(i);
    if (isComparing) this.compare(wanted, beside);
    const length = this.text.length;
    const ranked = places
      .filter(({ span }) => this.claims.allow(fragment.selector, span))
      .map((place) => scored(i, place, beside, neighbours, length))
      .sort(byFit);
    const [best] = ranked;
    if (!best || !isClear(this.text, fragment, ranked)) return { state: 'lost' };
    const hidden = hiddenRival(fragment, this.text, this.folded, best.place);
    const rival = hidden && scored(i, hidden, beside, neighbours, length);
    if (rival && !isClear(this.text, fragment, [best, rival])) return { state: 'lost' };
    this.scores.set(i, best);
    return isQuote(fragment, this.text, this.folded, best)
      ? locationOf(this.text, fragment, best)
      : { state: 'lost' };
  }

  /** Looks at all that stands between the neighbours, as far as no place there is known. */
  private compare(wanted: Wanted, beside: Between): void {
    const { fragment, places, compared } = wanted;
    if (beside.end - beside.start > narrow) return;
    if (compared?.start === beside.start && compared.end === beside.end) return;
    wanted.compared = beside;
    const isNew = ({ span }: Placement) => !places.some((each) => overlaps(each.span, span));
    const near = places.filter(({ span }) => isWithin(beside, span));
    if (!near.length) {
      const { at, units } = this.folded;
      const from = countBelow(at, beside.start) - margin;
      // An excerpt that begins before the neighbour may end behind it.
      const quote = fragment.ends[1] - fragment.ends[0];
      const to = Math.min(units.length, countBelow(at, beside.end) + quote + margin);
      const place = placeBetween(fragment, this.text, this.folded, from, to);
      if (place && isNew(place)) places.push(place);
    }
    if (near.some(({ isExact }) => isExact)) return;
    places.push(...this.exactly(fragment, beside.start, beside.end).filter(isNew));
  }
}

/** Best first; of equal ones that where the very words stand. */
function byFit(a: Scored, b: Scored): number {
  return b.score - a.score || Number(b.place.isExact) - Number(a.place.isExact);
}
