import type { Tally } from '../coding/tally';
import type { Headings } from './headings';
import type { Mask } from './query/relations';

/**
 * How many codings stand under each two headings. A coding is under one of each, so totals and
 * what counts for codes above are sums, made at the end. Grows with the headings.
 */
export class CodingCells {
  /** Column by column, `height` numbers each: most often a file's codings are all of one column. */
  private numbers: Int32Array;
  private height: number;
  private width: number;

  constructor(
    private readonly rows: Headings,
    private readonly columns: Headings,
  ) {
    this.height = rows.all.length;
    this.width = columns.all.length;
    this.numbers = roomFor(this.height * this.width);
  }

  /** @param row number of the heading of each coding, or of all of them; so `column` */
  take(
    row: Int32Array | number,
    column: Int32Array | number,
    count: number,
    mask: Mask | undefined,
  ): void {
    if (this.rows.all.length > this.height || this.columns.all.length > this.width) this.grow();
    const { numbers, height } = this;
    for (let at = 0; at < count; at++) {
      if (mask && !mask[at]) continue;
      const r = typeof row === 'number' ? row : (row[at] ?? 0);
      const cell = (typeof column === 'number' ? column : (column[at] ?? 0)) * height + r;
      numbers[cell] = (numbers[cell] ?? 0) + 1;
    }
  }

  /**
   * As `take`, for codings of one column: here goes all of the time of the most usual table.
   * @param rowOf number of the heading of each code; negative for one that has none
   * @returns the codes without a heading, each as often as it stands there: they are not counted yet
   */
  takeTally(tally: Tally, rowOf: Int32Array, column: number): readonly number[] {
    if (this.rows.all.length > this.height || this.columns.all.length > this.width) this.grow();
    const { numbers } = this;
    const start = column * this.height;
    const left: number[] = [];
    for (let at = 0; at < tally.length; at += 2) {
      const code = tally[at] ?? 0;
      const count = tally[at + 1] ?? 0;
      const row = rowOf[code] ?? -1;
      if (row >= 0) numbers[start + row] = (numbers[start + row] ?? 0) + count;
      else for (let i = 0; i < count; i++) left.push(code);
    }
    return left;
  }

  /**
   * What was counted; nothing more can be taken.
   * @param isRolledUp whether what is below a heading counts for it too
   */
  finish(isRolledUp: boolean) {
    const [height, width] = [this.rows.all.length, this.columns.all.length];
    const cells = turned(this.numbers, this.height, height, width);
    const rowTotals = sumsOf(cells, width, height, width);
    const columnTotals = sumsOf(this.numbers, this.height, width, height);
    const total = rowTotals.reduce((sum, count) => sum + count, 0);
    giveBack(this.numbers);
    if (isRolledUp) {
      rollUp(this.rows, (from, to) => {
        for (let column = 0; column < width; column++)
          add(cells, to * width + column, cells[from * width + column] ?? 0);
        add(rowTotals, to, rowTotals[from] ?? 0);
      });
      rollUp(this.columns, (from, to) => {
        for (let row = 0; row < height; row++)
          add(cells, row * width + to, cells[row * width + from] ?? 0);
        add(columnTotals, to, columnTotals[from] ?? 0);
      });
    }
    return { cells, rowTotals, columnTotals, total };
  }

  private grow(): void {
    const [before, height, width] = [this.numbers, this.height, this.width];
    // Twice as much as is needed, so that headings that come one by one are cheap.
    if (this.rows.all.length > height) this.height = this.rows.all.length * 2;
    if (this.columns.all.length > width) this.width = this.columns.all.length * 2;
    this.numbers = new Int32Array(this.height * this.width);
    for (let column = 0; column < width; column++)
      this.numbers.set(
        before.subarray(column * height, (column + 1) * height),
        column * this.height,
      );
  }
}

/** Room that nothing is counted in now: to get as much anew takes longer than to count half a project. */
let spare: Int32Array | undefined;

/** More is not kept. Numbers. */
const mostSpare = 1 << 20;

/** At least so many numbers, all zero. */
function roomFor(length: number): Int32Array {
  const room = spare;
  if (!room || room.length < length) return new Int32Array(length);
  spare = undefined;
  return room.fill(0);
}

function giveBack(room: Int32Array): void {
  if (room.length <= mostSpare) spare = room;
}

/** Sums of so many lines of numbers, each `step` after the one before, of which `length` count. */
function sumsOf(numbers: Int32Array, step: number, lines: number, length: number): Int32Array {
  const sums = new Int32Array(lines);
  for (let line = 0; line < lines; line++) {
    const start = line * step;
    let sum = 0;
    for (let at = start; at < start + length; at++) sum += numbers[at] ?? 0;
    sums[line] = sum;
  }
  return sums;
}

/** How many rows and columns are turned at once: together they stay in the processor's first cache. */
const tile = 16;

/** What stands column by column, each `step` numbers long, row by row. */
function turned(numbers: Int32Array, step: number, height: number, width: number): Int32Array {
  const cells = new Int32Array(height * width);
  for (let top = 0; top < height; top += tile) {
    const bottom = Math.min(top + tile, height);
    for (let left = 0; left < width; left += tile) {
      const right = Math.min(left + tile, width);
      for (let row = top; row < bottom; row++)
        for (let column = left; column < right; column++)
          cells[row * width + column] = numbers[column * step + row] ?? 0;
    }
  }
  return cells;
}

/** Headings stand behind those above them: from the end, each hands up what it has. */
function rollUp({ all }: Headings, hand: (from: number, to: number) => void): void {
  for (let number = all.length - 1; number >= 0; number--) {
    const above = all[number]?.parent ?? -1;
    if (above >= 0) hand(number, above);
  }
}

function add(numbers: Int32Array, at: number, count: number): void {
  numbers[at] = (numbers[at] ?? 0) + count;
}
