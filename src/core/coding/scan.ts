import { hash, Names } from '../base/names';
import { type CodingRecord, readRecord } from './coding';
import { cell, type CodingRows, column, hash2, type LineFault, stride } from './rows';

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const LF = 0x0a;

const head = ascii('{"id":"');
const codeKey = ascii(',"code":"');
const rangeKey = ascii(',"range":[');
const quoteKey = ascii(',"quote":"');
const beforeKey = ascii(',"before":"');
const afterKey = ascii(',"after":"');
const createdKey = ascii(',"created":"');
const memoKey = ascii(',"memo":"');
const decoder = new TextDecoder();

/**
 * Reads a coding file in one pass over its bytes. A line in the order in which we write keys is
 * read without decoding (about four times as fast as JSON.parse); any other goes through
 * `readRecord`, so what counts as a coding is the same on both ways.
 */
export function scanCodings(bytes: Uint8Array, codes: Names): CodingRows {
  const scanner = new Scanner(bytes, codes);
  return scanner.run();
}

class Scanner {
  private cells: Int32Array;
  private count = 0;
  private readonly faults: LineFault[] = [];
  private readonly skipped: number[] = [];
  private at = 0;
  /** The same bytes, four at a time; empty where they are not aligned. */
  private readonly words: Int32Array;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly codes: Names,
  ) {
    this.cells = new Int32Array(stride * Math.max(4, bytes.length >> 8));
    const isAligned = bytes.byteOffset % 4 === 0;
    this.words = isAligned
      ? new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2)
      : new Int32Array(0);
  }

  run(): CodingRows {
    const { bytes } = this;
    const length = bytes.length;
    this.at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    for (let line = 1; this.at < length; line++) {
      const start = this.at;
      if (this.canonicalLine(start)) continue;
      const stop = bytes.indexOf(LF, start);
      const end = stop < 0 ? length : stop;
      this.otherLine(line, start, end);
      this.at = end + 1;
    }
    this.refuseRepeatedIds();
    return {
      count: this.count,
      cells: this.cells.slice(0, this.count * stride),
      faults: this.faults,
      skipped: this.skipped,
    };
  }

  /** Reads a line written by us and steps over its end, or answers false and stays. */
  private canonicalLine(start: number): boolean {
    const { bytes } = this;
    let p = this.expect(head, start);
    if (p < 0) return false;
    const idStart = p;
    p = this.plainName(p);
    if (p < 0) return false;
    const idEnd = p;
    p = this.expect(codeKey, p + 1);
    if (p < 0) return false;
    const codeStart = p;
    p = this.plainName(p);
    if (p < 0) return false;
    const codeEnd = p;
    p = this.expect(rangeKey, p + 1);
    if (p < 0) return false;
    const row = this.row();
    for (let i = 0; i < 4; i++) {
      let n = 0;
      const first = p;
      for (let digit = this.digit(p); digit >= 0; digit = this.digit(++p)) n = n * 10 + digit;
      // No leading zero, no more than nine digits: anything else is for the slow way to judge.
      if (p === first || p - first > 9 || bytes[first] === 0x30) return false;
      if (bytes[p++] !== (i < 3 ? COMMA : 0x5d)) return false;
      this.cells[row + i] = n;
    }
    const { cells } = this;
    const rows = (cells[row + 2] ?? 0) - (cells[row] ?? 0);
    if (rows < 0 || (rows === 0 && (cells[row + 3] ?? 0) <= (cells[row + 1] ?? 0))) return false;
    const quote = this.expect(quoteKey, p);
    if (quote < 0 || bytes[quote] === QUOTE) return false;
    p = this.textAfter(
      createdKey,
      this.textAfter(afterKey, this.textAfter(beforeKey, this.string(quote))),
    );
    if (p < 0) return false;
    if (bytes[p] === COMMA) {
      p = this.textAfter(memoKey, p);
      if (p < 0) return false;
    }
    if (bytes[p++] !== 0x7d) return false;
    if (bytes[p] === 0x0d) p++;
    if (p < bytes.length && bytes[p] !== LF) return false;
    this.finishRow(
      row,
      start,
      bytes,
      idStart,
      idEnd,
      this.codes.ofBytes(bytes, codeStart, codeEnd),
    );
    this.at = p + 1;
    return true;
  }

  private otherLine(line: number, start: number, end: number): void {
    const text = decoder.decode(this.bytes.subarray(start, end));
    const isBlank = text.trim() === '';
    const record = isBlank ? undefined : readRecord(text);
    if (typeof record !== 'object') this.skipped.push(line);
    if (record === undefined) return;
    if (typeof record === 'string') {
      this.faults.push({ line, fault: record });
      return;
    }
    const row = this.row();
    record.range.forEach((n, i) => (this.cells[row + i] = n));
    const id = new TextEncoder().encode(record.id);
    this.finishRow(row, start, id, 0, id.length, this.codes.of(record.code));
  }

  private row(): number {
    const row = this.count * stride;
    if (row === this.cells.length) {
      const wider = new Int32Array(this.cells.length * 2);
      wider.set(this.cells);
      this.cells = wider;
    }
    return row;
  }

  private finishRow(
    row: number,
    start: number,
    id: Uint8Array,
    idStart: number,
    idEnd: number,
    code: number,
  ): void {
    this.cells[row + column.code] = code;
    this.cells[row + column.byte] = start;
    this.cells[row + column.id] = hash(id, idStart, idEnd);
    this.cells[row + column.id2] = hash2(id, idStart, idEnd);
    this.count++;
  }

  /** Position after `text` when it stands at p, else -1. */
  private expect(text: Uint8Array, p: number): number {
    for (let i = 0; i < text.length; i++) if (this.bytes[p + i] !== text[i]) return -1;
    return p + text.length;
  }

  /** Position after the string whose key stands at p, or -1. */
  private textAfter(key: Uint8Array, p: number): number {
    const text = p < 0 ? p : this.expect(key, p);
    return text < 0 ? text : this.string(text);
  }

  /** Position of the quote that ends a name without escapes, or -1; an empty name is none. */
  private plainName(p: number): number {
    const { bytes } = this;
    const first = p;
    for (; ; p++) {
      const c = bytes[p];
      if (c === QUOTE) return p > first ? p : -1;
      if (c === undefined || c === BACKSLASH || c < 0x20) return -1;
    }
  }

  /** Position after the quote that ends a JSON string, or -1. Four bytes at a time where it can. */
  private string(from: number): number {
    const { bytes, words } = this;
    let p = from;
    for (;;) {
      if ((p & 3) === 0) {
        let word = p >> 2;
        while (word < words.length && !hasSpecial(words[word] as number)) word++;
        p = word << 2;
      }
      const c = bytes[p];
      if (c === QUOTE) return p + 1;
      if (c === undefined || c < 0x20) return -1;
      const size = c === BACKSLASH ? escapeSize(bytes, p) : 1;
      if (size === 0) return -1;
      p += size;
    }
  }

  private digit(p: number): number {
    const digit = (this.bytes[p] ?? 0) - 0x30;
    return digit >= 0 && digit <= 9 ? digit : -1;
  }

  /** A second record of one id in one file is a fault: which of the two is meant is not ours to say. */
  private refuseRepeatedIds(): void {
    const { cells, bytes } = this;
    const seen = new Map<number, number>();
    let kept = 0;
    for (let i = 0; i < this.count; i++) {
      const row = i * stride;
      const key =
        (cells[row + column.id] ?? 0) * 0x200000 + ((cells[row + column.id2] ?? 0) & 0x1fffff);
      const start = cells[row + column.byte] ?? 0;
      const first = seen.get(key);
      if (first !== undefined && recordAt(bytes, first).id === recordAt(bytes, start).id) {
        const line = lineOfByte(bytes, start);
        this.faults.push({ line, fault: 'repeated-id' });
        this.skipped.push(line);
        continue;
      }
      seen.set(key, start);
      if (kept !== i) cells.copyWithin(kept * stride, row, row + stride);
      kept++;
    }
    if (kept !== this.count) {
      this.faults.sort((a, b) => a.line - b.line);
      this.skipped.sort((a, b) => a - b);
    }
    this.count = kept;
  }
}

/** Decodes the coding whose line begins at a byte. Throws when there is none: the rows are stale. */
export function recordAt(bytes: Uint8Array, start: number): CodingRecord {
  const stop = bytes.indexOf(LF, start);
  const record = readRecord(decoder.decode(bytes.subarray(start, stop < 0 ? bytes.length : stop)));
  if (typeof record === 'string') throw new Error(`No coding begins at byte ${start}: ${record}.`);
  return record;
}

/** Every coding of a file, decoded, in file order. */
export function recordsIn(bytes: Uint8Array): CodingRecord[] {
  const rows = scanCodings(bytes, new Names());
  return Array.from({ length: rows.count }, (_, row) => recordAt(bytes, cell(rows, row, 'byte')));
}

/** 1-based line in which a byte stands. */
export function lineOfByte(bytes: Uint8Array, byte: number): number {
  let line = 1;
  for (let p = bytes.indexOf(LF); p >= 0 && p < byte; p = bytes.indexOf(LF, p + 1)) line++;
  return line;
}

/**
 * Whether one of a word's four bytes may end a plain stretch of a JSON string: a quote, a
 * backslash or a control character. Never misses one; a false yes only costs a closer look
 * (the test for a zero byte, Mycroft 1987, on three differences at once).
 */
function hasSpecial(v: number): boolean {
  const control = v - 0x20202020;
  const quote = (v ^ 0x22222222) - 0x01010101;
  const backslash = (v ^ 0x5c5c5c5c) - 0x01010101;
  return ((control | quote | backslash) & ~v & 0x80808080) !== 0;
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Bytes of the escape that begins at p, or 0 when JSON knows no such escape. */
function escapeSize(bytes: Uint8Array, p: number): number {
  const next = String.fromCharCode(bytes[p + 1] ?? 0);
  if (next !== 'u') return '"\\/bfnrt'.includes(next) ? 2 : 0;
  for (let i = 2; i < 6; i++)
    if (!/[0-9a-fA-F]/.test(String.fromCharCode(bytes[p + i] ?? 0))) return 0;
  return 6;
}
