import type { Range } from '../base/problem';
import type { Fault } from './coding';
import { hashesOf } from './idHash';
import { Stock } from './stock';

/**
 * What stays in memory of a coding file: eight numbers a coding, in file order. Quotes, contexts
 * and memos stay on disk and are decoded when asked for.
 */
export interface CodingRows {
  readonly count: number;
  /**
   * `count` rows of `stride` numbers (see `column`), then the codes of the rows: numbers of the
   * project's `Names`. Codes stand together because counting reads nothing else.
   */
  readonly cells: Int32Array;
  /** Lines that could not be read; they stay in the file as they are. */
  readonly faults: readonly LineFault[];
  /** 1-based lines that hold no coding (faults and blank lines), ascending. */
  readonly skipped: readonly number[];
  /** 1-based lines of the codings of which a merge kept several versions, ascending. */
  readonly conflicts: readonly number[];
}

export interface LineFault {
  /** 1-based. */
  readonly line: number;
  readonly fault: Fault | 'repeated-id' | 'repeated-key' | 'not-utf8';
}

/** Numbers a row. */
export const stride = 7;

/** Where each number of a row stands. */
export const column = {
  startLine: 0,
  startColumn: 1,
  endLine: 2,
  endColumn: 3,
  /** Byte at which the line begins. */
  byte: 4,
  /** Two independent 32-bit hashes of the id. */
  id: 5,
  id2: 6,
} as const;

/** 1-based line of the file on which a row stands. */
export function lineOfRow({ skipped }: CodingRows, row: number): number {
  // How many gaps stand above the row: the first that does not is found by halving.
  let low = 0;
  let high = skipped.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((skipped[middle] ?? 0) <= row + 1 + middle) low = middle + 1;
    else high = middle;
  }
  return row + 1 + low;
}

export function cell(rows: CodingRows, row: number, name: keyof typeof column): number {
  return rows.cells[row * stride + column[name]] ?? 0;
}

/** Where the code of the first row stands among the cells; those of the others follow. */
export function firstCode({ count }: Pick<CodingRows, 'count'>): number {
  return count * stride;
}

/** Number of a row's code. */
export function codeOfRow({ count, cells }: CodingRows, row: number): number {
  return cells[count * stride + row] ?? 0;
}

export function rangeOfRow({ cells }: CodingRows, row: number): Range {
  const at = row * stride;
  return [cells[at] ?? 0, cells[at + 1] ?? 0, cells[at + 2] ?? 0, cells[at + 3] ?? 0];
}

/** Rows whose id has the hashes of this one: nearly always one or none, to be compared in full. */
export function rowsOfId({ count, cells }: CodingRows, id: Uint8Array): number[] {
  const [first, second] = hashesOf(id);
  const found: number[] = [];
  for (let row = 0, at = 0; row < count; row++, at += stride)
    if (cells[at + column.id] === first && cells[at + column.id2] === second) found.push(row);
  return found;
}

/** Rows while they are read; its room is kept from file to file, for most are small. */
export class RowRoom {
  cells = new Int32Array(stride * 1024);
  codes = new Int32Array(1024);
  count = 0;
  private readonly stock = new Stock();

  /** Twice as much room. */
  widen(): void {
    this.cells = widened(this.cells);
    this.codes = widened(this.codes);
  }

  /** The cells of the rows that were read, as `CodingRows` has them. */
  toCells(): Int32Array {
    const { count } = this;
    const cells = this.stock.take(count * (stride + 1));
    cells.set(this.cells.subarray(0, count * stride));
    cells.set(this.codes.subarray(0, count), count * stride);
    return cells;
  }
}

function widened(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(numbers.length * 2);
  wider.set(numbers);
  return wider;
}
