import type { SourceRows } from './sourceRows';
import type { WordPlaces } from './wordPlaces';

/** Where counts are kept. */
export interface Counted {
  /** How many cells there are. */
  readonly size: number;
  /**
   * The cells for which something counts that stands under these headings. They are good until the
   * next call, and until headings come.
   */
  of(row: number, column: number): readonly number[];
  add(cell: number, count: number): void;
}

/** Each coding by itself. */
export class CodingCounter {
  constructor(private readonly cells: Counted) {}

  take(row: number, column: number): void {
    for (const cell of this.cells.of(row, column)) this.cells.add(cell, 1);
  }
}

/**
 * What codings are of, a source or a case: each counts once for a cell, however often it is met.
 * They come in any order, so they are kept until all are there.
 */
export class DistinctCounter {
  private places = new Int32Array(3 * 1024);
  private count = 0;

  constructor(private readonly cells: Counted) {}

  /** @param of number of the source or case */
  take(row: number, column: number, of: number): void {
    const at = this.count++ * 3;
    if (at + 3 > this.places.length) {
      const wider = new Int32Array(this.places.length * 2);
      wider.set(this.places);
      this.places = wider;
    }
    this.places[at] = row;
    this.places[at + 1] = column;
    this.places[at + 2] = of;
  }

  finish(): void {
    const { cells, places, count } = this;
    const order = Int32Array.from({ length: count }, (_, i) => i);
    // Once all headings are there, cells keep their places.
    for (let i = 0; i < count; i++) cells.of(places[i * 3] ?? 0, places[i * 3 + 1] ?? 0);
    order.sort((a, b) => (places[a * 3 + 2] ?? 0) - (places[b * 3 + 2] ?? 0));
    const last = new Int32Array(cells.size).fill(-1);
    for (const i of order) {
      const of = places[i * 3 + 2] ?? 0;
      for (const cell of cells.of(places[i * 3] ?? 0, places[i * 3 + 1] ?? 0)) {
        if (last[cell] === of) continue;
        last[cell] = of;
        cells.add(cell, 1);
      }
    }
  }
}

/** Words: what several codings of a cell share counts once. */
export class WordCounter {
  /** By cell, the stretches of the source that is being counted: starts and ends in turn. */
  private readonly stretches = new Map<number, number[]>();

  constructor(private readonly cells: Counted) {}

  /** Rows of one source have to come in their order, and after all headings that it brings. */
  take(row: number, column: number, { starts, ends }: SourceRows, at: number): void {
    const [start, end] = [starts[at] ?? 0, ends[at] ?? 0];
    for (const cell of this.cells.of(row, column)) {
      const stretches = this.stretches.get(cell);
      const lastEnd = stretches?.at(-1) ?? -1;
      if (!stretches) this.stretches.set(cell, [start, end]);
      else if (start > lastEnd) stretches.push(start, end);
      else if (end > lastEnd) stretches[stretches.length - 1] = end;
    }
  }

  /** All of a source has been taken. */
  finishSource(words: WordPlaces): void {
    for (const [cell, stretches] of this.stretches) {
      let count = 0;
      for (let i = 0; i < stretches.length; i += 2)
        count += words.countIn(stretches[i] ?? 0, stretches[i + 1] ?? 0);
      this.cells.add(cell, count);
    }
    this.stretches.clear();
  }
}
