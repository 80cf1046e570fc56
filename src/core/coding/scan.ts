import { Names } from '../base/names';
import { type CodingRecord, readRecord } from './coding';
import { hashesOf } from './idHash';
import { readOurLines } from './ourLines';
import { isInConflict } from './parts';
import { hasRepeatedKey } from './repeatedKey';
import { type CodingRows, column, type LineFault, RowRoom, stride } from './rows';

const LF = 0x0a;

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Kept from file to file. */
const room = { rows: new RowRoom(), slots: new Int32Array(2048) };

/**
 * Reads a coding file in one pass over its bytes. A line in the order in which we write keys is
 * read without decoding (about five times as fast as JSON.parse); any other goes through
 * `readRecord`, so what counts as a coding is the same on both ways.
 */
export function scanCodings(bytes: Uint8Array, codes: Names): CodingRows {
  return new Scanner(bytes, codes).run();
}

class Scanner {
  private readonly rows = room.rows;
  private readonly faults: LineFault[] = [];
  private readonly skipped: number[] = [];
  private conflicts: number[] = [];

  constructor(
    private readonly bytes: Uint8Array,
    private readonly codes: Names,
  ) {
    this.rows.count = 0;
  }

  run(): CodingRows {
    const { bytes, rows } = this;
    let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    if (isUtf16(bytes)) {
      this.faults.push({ line: 1, fault: 'not-utf8' });
      at = bytes.length;
    }
    for (;;) {
      at = readOurLines(bytes, at, this.codes, rows);
      if (at >= bytes.length) break;
      at = this.otherLine(rows.count + this.skipped.length + 1, at);
    }
    this.refuseRepeatedIds();
    const { faults, skipped, conflicts } = this;
    return { count: rows.count, cells: rows.toCells(), faults, skipped, conflicts };
  }

  /** Reads any line but ours; gives where the next begins. */
  private otherLine(line: number, start: number): number {
    const stop = this.bytes.indexOf(LF, start);
    const end = stop < 0 ? this.bytes.length : stop;
    const text = decoder.decode(this.bytes.subarray(start, end));
    const isBlank = text.trim() === '';
    const read = isBlank ? 'blank' : readRecord(text);
    const record = typeof read === 'object' && hasRepeatedKey(text) ? 'repeated-key' : read;
    if (typeof record === 'string') {
      this.skipped.push(line);
      if (record !== 'blank') this.faults.push({ line, fault: record });
      return end + 1;
    }
    if (isInConflict(record)) this.conflicts.push(line);
    const { rows } = this;
    const row = rows.count * stride;
    if (row === rows.cells.length) rows.widen();
    rows.cells.set(record.range, row);
    rows.cells[row + column.byte] = start;
    rows.cells.set(hashesOf(encoder.encode(record.id)), row + column.id);
    rows.codes[rows.count++] = this.codes.of(record.code);
    return end + 1;
  }

  /** A second record of one id in one file is a fault: which of the two is meant is not ours to say. */
  private refuseRepeatedIds(): void {
    const { bytes, rows } = this;
    const { cells, codes } = rows;
    const slots = emptySlots(rows.count);
    let kept = 0;
    let [line, counted] = [1, 0];
    for (let i = 0; i < rows.count; i++) {
      const row = i * stride;
      if (this.takeId(slots, row, kept + 1)) {
        if (kept !== i) {
          cells.copyWithin(kept * stride, row, row + stride);
          codes[kept] = codes[i] ?? 0;
        }
        kept++;
      } else {
        const start = cells[row + column.byte] ?? 0;
        line += lineEndsIn(bytes, counted, start);
        counted = start;
        this.faults.push({ line, fault: 'repeated-id' });
        this.skipped.push(line);
        this.conflicts = this.conflicts.filter((other) => other !== line);
      }
    }
    if (kept !== rows.count) {
      this.faults.sort((a, b) => a.line - b.line);
      this.skipped.sort((a, b) => a - b);
    }
    rows.count = kept;
  }

  /** Keeps a row's id under a number (1 for the first row); false where another row has the id. */
  private takeId(slots: Int32Array, row: number, number: number): boolean {
    const { cells } = this.rows;
    const id = cells[row + column.id] ?? 0;
    const id2 = cells[row + column.id2] ?? 0;
    const mask = slots.length - 1;
    for (let slot = id & mask; ; slot = (slot + 1) & mask) {
      const taken = ((slots[slot] ?? 0) - 1) * stride;
      if (taken < 0) {
        slots[slot] = number;
        return true;
      }
      if (cells[taken + column.id] !== id || cells[taken + column.id2] !== id2) continue;
      if (this.idOf(taken) === this.idOf(row)) return false;
    }
  }

  private idOf(row: number): string {
    return recordAt(this.bytes, this.rows.cells[row + column.byte] ?? 0).id;
  }
}

/** Whether a byte order mark says that the file is UTF-16: then no line of it can be read. */
export function isUtf16([a, b]: Uint8Array): boolean {
  return (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
}

/** Free slots, a power of two, at least twice as many as rows. */
function emptySlots(rows: number): Int32Array {
  while (room.slots.length < rows * 2) room.slots = new Int32Array(room.slots.length * 2);
  const size = 2 ** Math.ceil(Math.log2(Math.max(1, rows * 2)));
  return room.slots.subarray(0, size).fill(0);
}

/** The line that begins at a byte, decoded. */
export function lineAtByte(bytes: Uint8Array, start: number): string {
  const stop = bytes.indexOf(LF, start);
  return decoder.decode(bytes.subarray(start, stop < 0 ? bytes.length : stop));
}

/** Decodes the coding whose line begins at a byte. Throws when there is none: the rows are stale. */
export function recordAt(bytes: Uint8Array, start: number): CodingRecord {
  return recordOf(lineAtByte(bytes, start), `byte ${start}`);
}

function recordOf(line: string, place: string): CodingRecord {
  const record = readRecord(line);
  if (typeof record === 'string') throw new Error(`No coding begins at ${place}: ${record}.`);
  return record;
}

/** Every coding of a file, decoded, in file order. */
export function recordsIn(bytes: Uint8Array): CodingRecord[] {
  const { count, skipped } = scanCodings(bytes, new Names());
  if (count === 0) return [];
  const gaps = new Set(skipped);
  return decoder
    .decode(bytes)
    .split('\n', count + skipped.length)
    .flatMap((line, i) =>
      gaps.has(i + 1) ? [] : [recordOf(line.replace(/^\ufeff/, ''), `line ${i + 1}`)],
    );
}

function lineEndsIn(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let p = bytes.indexOf(LF, start); p >= 0 && p < end; p = bytes.indexOf(LF, p + 1)) count++;
  return count;
}
