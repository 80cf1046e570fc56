import type { Names } from '../base/names';
import { type CodingRows, column, stride } from './rows';
import { scanCodings } from './scan';

/** A stretch of a file to leave out (end exclusive, empty for none), and a line to put in its place. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  /** With its line end. */
  readonly line: Uint8Array | undefined;
}

/**
 * The rows of a file once whole lines of it were left out and put in, without reading the rest
 * anew. Undefined where only reading it tells: it has lines that hold no coding, or of which a
 * merge kept several versions; or a new line is such.
 * @param splices sorted; at one byte what is put in comes first
 */
export function splicedRows(
  rows: CodingRows,
  splices: readonly Splice[],
  codes: Names,
): CodingRows | undefined {
  if (!isPlain(rows)) return undefined;
  const fresh = splices.map(({ line }) => line && scanCodings(line, codes));
  if (!fresh.every((line) => !line || (line.count === 1 && isPlain(line)))) return undefined;
  const copy = new RowCopy(rows, splices.length);
  splices.forEach(({ start, end, line }, i) => {
    copy.rowsBefore(start);
    const put = fresh[i];
    if (put && line) copy.put(put, start, line.length);
    if (end > start) copy.leaveOut(start, end);
  });
  copy.rowsBefore(Infinity);
  return copy.toRows();
}

function isPlain({ skipped, conflicts }: CodingRows): boolean {
  return skipped.length === 0 && conflicts.length === 0;
}

class RowCopy {
  private readonly cells: Int32Array;
  private readonly codes: Int32Array;
  private count = 0;
  /** The next row to copy. */
  private row = 0;
  /** How many bytes further down what is copied stands. */
  private shift = 0;

  constructor(
    private readonly from: CodingRows,
    more: number,
  ) {
    this.cells = new Int32Array((from.count + more) * stride);
    this.codes = new Int32Array(from.count + more);
  }

  /** Copies the rows whose lines begin before a byte. */
  rowsBefore(byte: number): void {
    let end = this.row;
    while (end < this.from.count && this.byteOf(end) < byte) end++;
    this.add(this.from, this.row, end, this.shift);
    this.row = end;
  }

  /** The only row of a line that is put in at a byte. */
  put(line: CodingRows, byte: number, length: number): void {
    this.add(line, 0, 1, byte + this.shift);
    this.shift += length;
  }

  leaveOut(start: number, end: number): void {
    while (this.row < this.from.count && this.byteOf(this.row) < end) this.row++;
    this.shift -= end - start;
  }

  toRows(): CodingRows {
    const { count } = this;
    const cells = new Int32Array(count * (stride + 1));
    cells.set(this.cells.subarray(0, count * stride));
    cells.set(this.codes.subarray(0, count), count * stride);
    return { ...this.from, count, cells };
  }

  /** @param shift how many bytes further down their lines stand */
  private add({ cells, count }: CodingRows, start: number, end: number, shift: number): void {
    const to = this.count * stride;
    this.cells.set(cells.subarray(start * stride, end * stride), to);
    this.codes.set(cells.subarray(count * stride + start, count * stride + end), this.count);
    this.count += end - start;
    for (let at = to + column.byte; at < this.count * stride; at += stride)
      this.cells[at] = (this.cells[at] ?? 0) + shift;
  }

  private byteOf(row: number): number {
    return this.from.cells[row * stride + column.byte] ?? 0;
  }
}
