import type { CodingRecord } from '../coding/coding';
import { type Lines, spanOf } from '../text/lines';

/** How much of what was coded of one source stands in the text of another. */
export interface Likeness {
  /** Path. */
  readonly path: string;
  /** How many quotes stand at their very places, or else once in the text. */
  readonly found: number;
  readonly total: number;
  /** Whether the two files hold the same bytes. */
  readonly isSame: boolean;
}

/** Quotes that are looked for first: most texts show by these that they are others. */
const sampled = 16;
/** Share of the quotes that must stand in a text before it is taken for the source. */
const enough = 0.5;
/** Units of a quote below which it may stand in any text once, by chance. */
const telling = 4;

/** The quotes of a source that is gone, to be looked for in many texts. */
export class Traces {
  private readonly sample: readonly CodingRecord[];

  constructor(private readonly records: readonly CodingRecord[]) {
    const longest = records.toSorted((a, b) => b.quote.length - a.quote.length);
    const distinct = new Map(longest.map((record) => [record.quote, record]));
    this.sample = [...distinct.values()].slice(0, sampled);
  }

  get total(): number {
    return this.records.length;
  }

  /** How many quotes stand in a text; 0 where they are too few to speak of. */
  foundIn(text: string, lines: Lines): number {
    const count = (records: readonly CodingRecord[]) =>
      records.filter((record) => stands(record, text, lines)).length;
    if (count(this.sample) < this.sample.length * enough) return 0;
    const found = count(this.records);
    return found < this.total * enough ? 0 : found;
  }
}

function stands({ quote, range }: CodingRecord, text: string, lines: Lines): boolean {
  const there = spanOf(lines, range);
  if (there && text.slice(there.start, there.end) === quote) return true;
  const at = quote.length >= telling ? text.indexOf(quote) : -1;
  return at >= 0 && text.indexOf(quote, at + 1) < 0;
}

/** The best first. */
export function compareLikeness(a: Likeness, b: Likeness): number {
  return Number(b.isSame) - Number(a.isSame) || b.found - a.found || (a.path < b.path ? -1 : 1);
}
