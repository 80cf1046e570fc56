import { type CodingRows, firstCode } from '../coding/rows';

/** Counts codings by number of the group and number of the code. */
export class Tally {
  readonly groups: string[] = [];
  private readonly numbers = new Map<string, number>();
  /** The counts of one group after those of another, `codes` each. */
  private cells: Int32Array;

  /**
   * @param groups known beforehand, in order; others join as they are met
   * @param codes how many there are, as far as is known
   */
  constructor(
    groups: readonly string[],
    private codes: number,
  ) {
    this.cells = new Int32Array(codes * (groups.length + 1));
    for (const name of groups) this.group(name);
  }

  /** Number of a group. */
  group(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    const number = this.groups.push(name) - 1;
    this.numbers.set(name, number);
    if (this.groups.length * this.codes > this.cells.length) {
      const wider = new Int32Array(this.groups.length * this.codes * 2);
      wider.set(this.cells);
      this.cells = wider;
    }
    return number;
  }

  countAll(rows: CodingRows, group: number): void {
    const { cells } = this;
    const { cells: codes, count } = rows;
    const start = group * this.codes;
    for (let at = firstCode(rows), end = at + count; at < end; at++) {
      const cell = start + (codes[at] ?? 0);
      cells[cell] = (cells[cell] ?? 0) + 1;
    }
  }

  count(code: number, group: number): void {
    if (code >= this.codes) this.widen(code + 1);
    const cell = group * this.codes + code;
    this.cells[cell] = (this.cells[cell] ?? 0) + 1;
  }

  /** One row of counts a code, one count a group. */
  rows(): Int32Array[] {
    const { cells, codes } = this;
    const width = this.groups.length;
    const turned = new Int32Array(codes * width);
    let from = 0;
    for (let group = 0; group < width; group++)
      for (let to = group; to < turned.length; to += width) turned[to] = cells[from++] ?? 0;
    return Array.from({ length: codes }, (_, code) =>
      turned.subarray(code * width, (code + 1) * width),
    );
  }

  /** For codes that came while it was counted. */
  private widen(codes: number): void {
    const wider = new Int32Array((this.groups.length + 1) * codes);
    for (let group = 0; group < this.groups.length; group++)
      wider.set(this.cells.subarray(group * this.codes, (group + 1) * this.codes), group * codes);
    this.cells = wider;
    this.codes = codes;
  }
}
