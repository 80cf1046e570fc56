import { type CodingRows, firstCode } from './rows';
import { Stock } from './stock';

/** How often each code stands in some rows: numbers of codes and how often, in turn. */
export type Tally = Int32Array;

/** Makes tallies; its room is kept from file to file. */
export class TallyRoom {
  private readonly stock = new Stock();
  /** By number of code; all zero between two countings. */
  private counts = new Int32Array(64);
  /** Codes that were met, in order. */
  private met = new Int32Array(64);

  /** @param codes how many codes there are */
  of(rows: CodingRows, codes: number): Tally {
    if (codes > this.counts.length) {
      this.counts = new Int32Array(codes * 2);
      this.met = new Int32Array(codes * 2);
    }
    const { counts, met } = this;
    const { cells } = rows;
    let size = 0;
    for (let at = firstCode(rows), end = at + rows.count; at < end; at++) {
      const code = cells[at] ?? 0;
      const before = counts[code] ?? 0;
      if (before === 0) met[size++] = code;
      counts[code] = before + 1;
    }
    const tally = this.stock.take(2 * size);
    for (let i = 0; i < size; i++) {
      const code = met[i] ?? 0;
      tally[2 * i] = code;
      tally[2 * i + 1] = counts[code] ?? 0;
      counts[code] = 0;
    }
    return tally;
  }
}
