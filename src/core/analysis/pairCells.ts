import type { Counted } from './counters';
import type { Headings } from './headings';

/** In place of a second code: the coding by itself. */
export const itself = -1;

/**
 * Numbers by pairs of codes, the same on both sides of the diagonal, on which a code's own codings
 * are counted. Grows with the headings.
 */
export class PairCells implements Counted {
  private numbers: Int32Array;
  private width: number;
  private readonly chains: number[][] = [];
  private readonly found: number[] = [];

  /** @param isRolledUp whether what is below a code counts for it too */
  constructor(
    private readonly headings: Headings,
    private readonly isRolledUp: boolean,
  ) {
    this.width = headings.all.length;
    this.numbers = new Int32Array(this.width ** 2 + 1);
  }

  get size(): number {
    return this.numbers.length;
  }

  of(code: number, other: number): readonly number[] {
    if (this.headings.all.length > this.width) this.grow();
    const { found, width } = this;
    found.length = 0;
    const own = this.chainOf(code);
    if (other === itself) {
      // Behind the pairs stands how many there are altogether.
      found.push(width ** 2);
      for (const each of own) found.push(each * width + each);
      return found;
    }
    const others = this.chainOf(other);
    for (const a of own)
      for (const b of others) {
        if (a === b) continue;
        found.push(a * width + b);
        // Where each of the two is below both, the pair is met from the other side as well.
        if (!(own.includes(b) && others.includes(a))) found.push(b * width + a);
      }
    return found;
  }

  /** Counts two codings that stand together. Where nothing is rolled up, this is all there is to do. */
  addPair(code: number, other: number): void {
    if (this.isRolledUp) {
      for (const cell of this.of(code, other)) this.add(cell, 1);
      return;
    }
    if (code === other) return;
    if (this.headings.all.length > this.width) this.grow();
    this.add(code * this.width + other, 1);
    this.add(other * this.width + code, 1);
  }

  add(cell: number, count: number): void {
    this.numbers[cell] = (this.numbers[cell] ?? 0) + count;
  }

  body(): Int32Array {
    const count = this.headings.all.length;
    if (count === this.width) return this.numbers.slice(0, count ** 2);
    const body = new Int32Array(count ** 2);
    for (let row = 0; row < count; row++)
      body.set(this.numbers.subarray(row * this.width, row * this.width + count), row * count);
    return body;
  }

  /** How many codings each code has. */
  totals(): Int32Array {
    return Int32Array.from(this.headings.all, (_, i) => this.numbers[i * this.width + i] ?? 0);
  }

  get total(): number {
    return this.numbers[this.width ** 2] ?? 0;
  }

  private chainOf(code: number): readonly number[] {
    const known = this.chains[code];
    if (known) return known;
    const chain = this.headings.chainOf(code, this.isRolledUp);
    this.chains[code] = chain;
    return chain;
  }

  private grow(): void {
    const [before, width] = [this.numbers, this.width];
    this.width = this.headings.all.length;
    this.numbers = new Int32Array(this.width ** 2 + 1);
    for (let row = 0; row < width; row++)
      this.numbers.set(before.subarray(row * width, (row + 1) * width), row * this.width);
    this.numbers[this.width ** 2] = before[width ** 2] ?? 0;
  }
}
