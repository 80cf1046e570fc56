import type { Counted } from './counters';
import type { Headings } from './headings';

/**
 * Numbers by row and column, with totals of their own: what belongs to several rows or columns is
 * in a total only once. Grows with the headings.
 */
export class Cells implements Counted {
  /** Row 0 and column 0 hold the totals; `width` cells a row. */
  private numbers: Int32Array;
  private height: number;
  private width: number;
  private readonly rowChains: Chains;
  private readonly columnChains: Chains;
  /** What `of` gives: made once, for it is asked for each coding. */
  private readonly found: number[] = [];

  /** @param isRolledUp whether what is below a heading counts for it too */
  constructor(
    private readonly rows: Headings,
    private readonly columns: Headings,
    isRolledUp: boolean,
  ) {
    this.rowChains = new Chains(rows, isRolledUp);
    this.columnChains = new Chains(columns, isRolledUp);
    this.height = rows.all.length + 1;
    this.width = columns.all.length + 1;
    this.numbers = new Int32Array(this.height * this.width);
  }

  get size(): number {
    return this.numbers.length;
  }

  /**
   * The cells, totals among them, for which something counts that stands under these headings.
   * They are good until the next call, and until headings come.
   */
  of(row: number, column: number): readonly number[] {
    if (this.rows.all.length >= this.height || this.columns.all.length >= this.width) this.grow();
    const { found, width } = this;
    found.length = 0;
    const columns = this.columnChains.of(column);
    for (const r of this.rowChains.of(row)) for (const c of columns) found.push(r * width + c);
    return found;
  }

  add(cell: number, count: number): void {
    this.numbers[cell] = (this.numbers[cell] ?? 0) + count;
  }

  /** Without the totals, row by row. */
  body(): Int32Array {
    const [height, width] = [this.rows.all.length, this.columns.all.length];
    const body = new Int32Array(height * width);
    for (let row = 0; row < height; row++) {
      const from = (row + 1) * this.width + 1;
      body.set(this.numbers.subarray(from, from + width), row * width);
    }
    return body;
  }

  rowTotals(): Int32Array {
    return Int32Array.from(this.rows.all, (_, row) => this.numbers[(row + 1) * this.width] ?? 0);
  }

  columnTotals(): Int32Array {
    return this.numbers.slice(1, this.columns.all.length + 1);
  }

  get total(): number {
    return this.numbers[0] ?? 0;
  }

  private grow(): void {
    const before = this.numbers;
    const [height, width] = [this.height, this.width];
    // Twice as much as is needed, so that headings that come one by one are cheap.
    if (this.rows.all.length >= height) this.height = this.rows.all.length * 2 + 1;
    if (this.columns.all.length >= width) this.width = this.columns.all.length * 2 + 1;
    this.numbers = new Int32Array(this.height * this.width);
    for (let row = 0; row < height; row++)
      this.numbers.set(before.subarray(row * width, (row + 1) * width), row * this.width);
  }
}

/** For each heading the places of what counts for it: its own, those above it, and the total. */
class Chains {
  private readonly known: (readonly number[] | undefined)[] = [];

  constructor(
    private readonly headings: Headings,
    private readonly isRolledUp: boolean,
  ) {}

  of(number: number): readonly number[] {
    return (this.known[number] ??= this.read(number));
  }

  private read(number: number): readonly number[] {
    return [0, ...this.headings.chainOf(number, this.isRolledUp).map((each) => each + 1)];
  }
}
