import type { Span } from '../../text/span';
import { nowhere, type SourceRows } from '../sourceRows';
import type { Relation } from './syntax';
import { countUpTo, TextUnits } from './textUnits';

/** One byte a row: 1 for those that are meant. */
export type Mask = Uint8Array;

/** What of rows says where they stand. */
type Placed = Pick<SourceRows, 'count' | 'starts' | 'ends' | 'read'>;

/**
 * The rows that stand in a relation to one of `others`, of whichever coder. No row is related to
 * itself, and what is lost to nothing.
 */
export function related(rows: Placed, relation: Relation, others: Mask): Mask {
  switch (relation.kind) {
    case 'with':
      return onSameExcerpt(rows, others, false);
    case 'same-source': {
      const count = of(others, rows.starts).length;
      return maskOf(rows.starts, (row) => count - (others[row] ?? 0) > 0);
    }
    case 'overlaps':
      return touching(others, rows.starts, rows.ends, 0);
    case 'same-turn': {
      const { firsts, ends } = unitsOf(rows, 'turn');
      return touching(others, firsts, ends, 0);
    }
    case 'near': {
      const { firsts, ends } = unitsOf(rows, relation.unit);
      return touching(others, firsts, ends, relation.distance);
    }
    case 'contains':
      return containing(rows, others);
    case 'inside':
      return inside(rows, others);
    case 'before':
    case 'after':
      return inOrder(rows, others, relation);
  }
}

/**
 * The rows that stand in a relation to one of some places in the text. Each place is taken for one
 * row more, so that words and codings are compared alike.
 * @param places UTF-16 offsets, in whatever order
 */
export function relatedToPlaces(
  { read, count, starts, ends }: Placed,
  relation: Relation,
  places: readonly Span[],
): Mask {
  const sorted = [...places].sort((a, b) => a.start - b.start || a.end - b.end);
  const total = count + sorted.length;
  const all = {
    read,
    count: total,
    starts: new Float64Array(total),
    ends: new Float64Array(total),
  };
  const isPlace = new Uint8Array(total);
  const rowAt = new Int32Array(count);
  for (let at = 0, row = 0, next = 0; at < total; at++) {
    const place = sorted[next];
    const [start, end] = [starts[row] ?? Infinity, ends[row] ?? Infinity];
    const isFirst = place && (place.start < start || (place.start === start && place.end < end));
    all.starts[at] = isFirst ? place.start : start;
    all.ends[at] = isFirst ? place.end : end;
    if (isFirst) {
      isPlace[at] = 1;
      next++;
    } else rowAt[row++] = at;
  }
  const mask = related(all, relation, isPlace);
  return Uint8Array.from(rowAt, (at) => mask[at] ?? 0);
}

/** Rows on whose very excerpt one of `others` stands. Rows of one excerpt follow each other. */
export function onSameExcerpt(
  { count, starts, ends }: Placed,
  others: Mask,
  itself: boolean,
): Mask {
  const mask = new Uint8Array(count);
  for (let from = 0; from < count;) {
    let to = from;
    let found = 0;
    for (; to < count && starts[to] === starts[from] && ends[to] === ends[from]; to++)
      found += others[to] ?? 0;
    const isLost = starts[from] === nowhere;
    // Lost ones have no place: of each nothing is known but itself.
    for (let row = from; row < to; row++) {
      const own = others[row] ?? 0;
      mask[row] = Number(isLost ? itself && own > 0 : found - (itself ? 0 : own) > 0);
    }
    from = to;
  }
  return mask;
}

/**
 * Rows whose stretch, made wider by `more` at both ends, shares something with that of another one:
 * as many as begin before its end, but for those that have ended at its start.
 */
function touching(others: Mask, starts: Float64Array, ends: Float64Array, more: number): Mask {
  const begun = of(others, starts);
  const ended = of(others, ends).sort();
  return maskOf(starts, (row) => {
    const [start, end] = [(starts[row] ?? 0) - more, (ends[row] ?? 0) + more];
    // Places are whole numbers: those before `end` are at most `end - 1`.
    const beside = countUpTo(begun, end - 1) - countUpTo(ended, start);
    return beside - (others[row] ?? 0) > 0;
  });
}

/** Of those that begin in the row's stretch, the one that ends first is within it, or none is. */
function containing(rows: Placed, others: Mask): Mask {
  const { starts, ends, count } = rows;
  const mask = new Uint8Array(count);
  // From the last row back: the two that end first, for one of them may be the row itself.
  const first = new Two((a, b) => a < b);
  for (let group = count; group > 0;) {
    let from = group - 1;
    while (from > 0 && starts[from - 1] === starts[group - 1]) from--;
    if (starts[from] === nowhere) break;
    for (let row = from; row < group; row++) if (others[row]) first.take(row, ends[row] ?? 0);
    for (let row = from; row < group; row++)
      mask[row] = Number(first.without(row, Infinity) <= (ends[row] ?? 0));
    group = from;
  }
  return mask;
}

/** Of those that begin before the row or with it, the one that ends last reaches over it, or none does. */
function inside(rows: Placed, others: Mask): Mask {
  const { starts, ends, count } = rows;
  const mask = new Uint8Array(count);
  const last = new Two((a, b) => a > b);
  for (let from = 0; from < count;) {
    let to = from;
    while (to < count && starts[to] === starts[from]) to++;
    if (starts[from] !== nowhere) {
      for (let row = from; row < to; row++) if (others[row]) last.take(row, ends[row] ?? 0);
      for (let row = from; row < to; row++)
        mask[row] = Number(last.without(row, -Infinity) >= (ends[row] ?? 0));
    }
    from = to;
  }
  return mask;
}

/** The two best of what came by, each with its row. */
class Two {
  private best: readonly [row: number, value: number] | undefined;
  private second: readonly [row: number, value: number] | undefined;

  constructor(private readonly isBetter: (a: number, b: number) => boolean) {}

  take(row: number, value: number): void {
    if (!this.best || this.isBetter(value, this.best[1])) {
      this.second = this.best;
      this.best = [row, value];
    } else if (!this.second || this.isBetter(value, this.second[1])) this.second = [row, value];
  }

  without(row: number, none: number): number {
    const one = this.best?.[0] === row ? this.second : this.best;
    return one?.[1] ?? none;
  }
}

type InOrder = Extract<Relation, { readonly kind: 'before' | 'after' | 'near' }>;

/** Rows that end before another begins (or the other way round), at most so many units apart. */
function inOrder(rows: Placed, others: Mask, { kind, distance, unit }: InOrder): Mask {
  const { firsts, ends: lasts } = unitsOf(rows, unit);
  const begun = of(others, rows.starts);
  const ended = of(others, rows.ends).sort();
  const firstOf = of(others, firsts);
  const lastOf = of(others, lasts).sort();
  return maskOf(firsts, (row) => {
    if (kind === 'before') {
      const next = firstOf[countUpTo(begun, (rows.ends[row] ?? 0) - 1)];
      return next !== undefined && next - ((lasts[row] ?? 0) - 1) <= distance;
    }
    const previous = lastOf[countUpTo(ended, rows.starts[row] ?? 0) - 1];
    return previous !== undefined && (firsts[row] ?? 0) - (previous - 1) <= distance;
  });
}

/** The first unit of each row, and the one after its last; `nowhere` for what is lost. */
export function unitsOf(
  { read, count, starts, ends: ends_ }: Placed,
  unit: 'sentence' | 'turn',
): { readonly firsts: Float64Array; readonly ends: Float64Array } {
  const firsts = new Float64Array(count).fill(nowhere);
  const ends = new Float64Array(count).fill(nowhere);
  if (!read?.source) return { firsts, ends };
  const units = new TextUnits(read.source, unit);
  for (let row = 0; row < count; row++) {
    const start = starts[row] ?? 0;
    if (start === nowhere) continue;
    const first = units.firstFrom(start);
    firsts[row] = first;
    ends[row] = Math.max(first, units.lastBefore(ends_[row] ?? 0)) + 1;
  }
  return { firsts, ends };
}

/** The places of those rows that are meant and not lost, in the order of the rows. */
function of(mask: Mask, places: Float64Array): Float64Array {
  return places.filter((place, row) => mask[row] === 1 && place !== nowhere);
}

/** @param places one a row; what has none is not related to anything */
function maskOf(places: Float64Array, test: (row: number) => boolean): Mask {
  const mask = new Uint8Array(places.length);
  for (let row = 0; row < places.length; row++)
    if (places[row] !== nowhere && test(row)) mask[row] = 1;
  return mask;
}
