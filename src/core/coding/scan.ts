import { Names } from '../base/names';
import { type CodingRecord, readRecord } from './coding';
import { JsonBytes, mark } from './jsonBytes';
import { isInConflict } from './parts';
import { hasRepeatedKey } from './repeatedKey';
import { type CodingRows, column, hashIdInto, type LineFault, stride } from './rows';

const QUOTE = 0x22;
const COMMA = 0x2c;
const CR = 0x0d;
const LF = 0x0a;
const ZERO = 0x30;
const BRACKET = 0x5d;
const BRACE = 0x7d;

/** What stands between the values of a coding in the order in which we write keys. */
const between = {
  id: mark('{"id":"'),
  code: mark(',"code":"'),
  range: mark(',"range":['),
  quote: mark(',"quote":"'),
  before: mark(',"before":"'),
  after: mark(',"after":"'),
  created: mark(',"created":"'),
  memo: mark(',"memo":"'),
};

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Room for rows and for looking up their ids, kept from file to file: most are small. */
const room = { cells: new Int32Array(stride * 1024), slots: new Int32Array(2048) };

/**
 * Reads a coding file in one pass over its bytes. A line in the order in which we write keys is
 * read without decoding (about four times as fast as JSON.parse); any other goes through
 * `readRecord`, so what counts as a coding is the same on both ways.
 */
export function scanCodings(bytes: Uint8Array, codes: Names): CodingRows {
  return new Scanner(bytes, codes).run();
}

class Scanner {
  private cells = room.cells;
  private count = 0;
  private readonly faults: LineFault[] = [];
  private readonly skipped: number[] = [];
  private conflicts: number[] = [];
  private readonly json: JsonBytes;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly codes: Names,
  ) {
    this.json = new JsonBytes(bytes);
  }

  run(): CodingRows {
    const { bytes } = this;
    const length = bytes.length;
    let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    if (isUtf16(bytes)) {
      this.faults.push({ line: 1, fault: 'not-utf8' });
      at = length;
    }
    for (let line = 1; at < length; line++) {
      const next = this.canonicalLine(at);
      at = next < 0 ? this.otherLine(line, at) : next;
    }
    this.refuseRepeatedIds();
    return {
      count: this.count,
      cells: this.cells.slice(0, this.count * stride),
      faults: this.faults,
      skipped: this.skipped,
      conflicts: this.conflicts,
    };
  }

  /** Reads a line as we write them; gives where the next begins, or -1 for any other line. */
  private canonicalLine(start: number): number {
    const { bytes, json } = this;
    const row = this.row();
    const id = json.after(between.id, start);
    const idEnd = json.nameEnd(id);
    const code = json.after(between.code, idEnd);
    const codeEnd = json.nameEnd(code);
    let p = this.range(row, json.after(between.range, codeEnd));
    p = json.after(between.quote, p);
    if (p < 0 || bytes[p] === QUOTE) return -1;
    p = json.textAfter(between.before, json.stringEnd(p));
    p = json.textAfter(between.after, p);
    p = json.textAfter(between.created, p);
    if (bytes[p] === COMMA) p = json.textAfter(between.memo, p);
    if (p < 0 || bytes[p] !== BRACE) return -1;
    p += bytes[p + 1] === CR ? 2 : 1;
    if (p < bytes.length && bytes[p] !== LF) return -1;
    if (!hashIdInto(this.cells, row, bytes, id, idEnd - 1)) return -1;
    this.addRow(row, start, this.codes.ofBytes(bytes, code, codeEnd - 1));
    return p + 1;
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
    const row = this.row();
    record.range.forEach((n, i) => (this.cells[row + i] = n));
    const id = encoder.encode(record.id);
    hashIdInto(this.cells, row, id, 0, id.length);
    this.addRow(row, start, this.codes.of(record.code));
    return end + 1;
  }

  /** Reads four numbers and their closing bracket into a row; gives where they end, or -1. */
  private range(row: number, from: number): number {
    const { bytes, cells } = this;
    if (from < 0) return -1;
    let p = from;
    for (let i = 0; i < 4; i++) {
      const first = p;
      let n = 0;
      for (let digit = (bytes[p] ?? 0) - ZERO; digit >= 0 && digit <= 9;) {
        n = n * 10 + digit;
        digit = (bytes[++p] ?? 0) - ZERO;
      }
      // No leading zero, no more than nine digits: anything else is for the slow way to judge.
      if (p === first || p - first > 9 || bytes[first] === ZERO) return -1;
      if (bytes[p++] !== (i < 3 ? COMMA : BRACKET)) return -1;
      cells[row + i] = n;
    }
    const lines = (cells[row + 2] ?? 0) - (cells[row] ?? 0);
    const isForward = lines > 0 || (lines === 0 && (cells[row + 3] ?? 0) > (cells[row + 1] ?? 0));
    return isForward ? p : -1;
  }

  /** Where the next row goes; there is room for it. */
  private row(): number {
    const row = this.count * stride;
    if (row === this.cells.length) {
      room.cells = new Int32Array(this.cells.length * 2);
      room.cells.set(this.cells);
      this.cells = room.cells;
    }
    return row;
  }

  private addRow(row: number, start: number, code: number): void {
    this.cells[row + column.code] = code;
    this.cells[row + column.byte] = start;
    this.count++;
  }

  /** A second record of one id in one file is a fault: which of the two is meant is not ours to say. */
  private refuseRepeatedIds(): void {
    const { cells, bytes } = this;
    const slots = emptySlots(this.count);
    let kept = 0;
    let [line, counted] = [1, 0];
    for (let i = 0; i < this.count; i++) {
      const row = i * stride;
      if (this.takeId(slots, row, kept + 1)) {
        if (kept !== i) cells.copyWithin(kept * stride, row, row + stride);
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
    if (kept !== this.count) {
      this.faults.sort((a, b) => a.line - b.line);
      this.skipped.sort((a, b) => a - b);
    }
    this.count = kept;
  }

  /** Keeps a row's id under a number (1 for the first row); false where another row has the id. */
  private takeId(slots: Int32Array, row: number, number: number): boolean {
    const { cells } = this;
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
    return recordAt(this.bytes, this.cells[row + column.byte] ?? 0).id;
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

/** Decodes the coding whose line begins at a byte. Throws when there is none: the rows are stale. */
export function recordAt(bytes: Uint8Array, start: number): CodingRecord {
  const stop = bytes.indexOf(LF, start);
  const line = decoder.decode(bytes.subarray(start, stop < 0 ? bytes.length : stop));
  return recordOf(line, `byte ${start}`);
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
