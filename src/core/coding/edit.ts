import { Names } from '../base/names';
import { type CodingRecord, compareCodings, compareText, writeRecord } from './coding';
import { conflictsIn } from './conflicts';
import { cell, type CodingRows, rowsOfId, stride } from './rows';
import { recordAt, scanCodings } from './scan';

/** One change to a coding file. */
export type RecordEdit =
  | { readonly kind: 'add'; readonly record: CodingRecord }
  | { readonly kind: 'remove'; readonly id: string }
  /** Sets some keys of a record; `undefined` takes the key away. */
  | {
      readonly kind: 'change';
      readonly id: string;
      readonly set: Readonly<Record<string, unknown>>;
    };

/** What became of an edit: the record before and after it (`undefined` where there is none). */
export interface RecordChange {
  readonly before: CodingRecord | undefined;
  readonly after: CodingRecord | undefined;
}

export interface EditedFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** One a edit, in their order; both sides `undefined` where the record to edit was not there. */
  readonly changes: readonly RecordChange[];
}

/** The rows of a coding file, and the names that their codes are numbers of. */
export interface ScannedCodings {
  readonly rows: CodingRows;
  readonly codes: Names;
}

const LF = 0x0a;
const encoder = new TextEncoder();
const strictDecoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Applies edits to a coding file as it is on disk now. Lines that no edit names stay byte for
 * byte, unreadable ones among them; new lines go where their range, code and id sort them, but
 * never between the marks of a conflict, whose one side will be thrown away. A line that is not
 * UTF-8 can be removed and not changed: writing it again would lose what stands in it.
 * @param scanned of this very file, where it is at hand
 */
export function editCodings(
  file: Uint8Array,
  edits: readonly RecordEdit[],
  scanned: ScannedCodings = scan(file),
): EditedFile {
  const open = new OpenFile(file, scanned);
  const changes = edits.map((edit) => open.apply(edit));
  return { bytes: open.close(), changes };
}

function scan(file: Uint8Array): ScannedCodings {
  const codes = new Names();
  return { rows: scanCodings(file, codes), codes };
}

/** A coding file while its edits are gathered. */
class OpenFile {
  private readonly codes: Names;
  private readonly rows: CodingRows;
  /** What will be written of each id that an edit named; undefined once it is removed. */
  private readonly results = new Map<string, CodingRecord | undefined>();
  /** Rows whose lines go away, by number. */
  private readonly cut = new Set<number>();

  constructor(
    private readonly file: Uint8Array,
    { rows, codes }: ScannedCodings,
  ) {
    this.rows = rows;
    this.codes = codes;
  }

  apply(edit: RecordEdit): RecordChange {
    const id = edit.kind === 'add' ? edit.record.id : edit.id;
    const before = this.current(id, edit.kind === 'change');
    const after = edited(edit, before);
    if (before ?? after) this.results.set(id, after);
    return { before, after };
  }

  close(): Uint8Array<ArrayBuffer> {
    const incoming = [...this.results.values()].filter((record) => record !== undefined);
    incoming.sort(compareCodings);
    const pieces = [
      ...[...this.cut].map((row) => ({ ...this.lineOf(row), line: undefined })),
      ...this.placesFor(incoming),
    ];
    // At one byte what is inserted comes first, so that a cut never swallows it.
    pieces.sort((a, b) => a.start - b.start || a.end - b.end);
    return splice(this.file, pieces);
  }

  private current(id: string, isKept: boolean): CodingRecord | undefined {
    if (this.results.has(id)) return this.results.get(id);
    const bytes = encoder.encode(id);
    const row = rowsOfId(this.rows, bytes).find((found) => this.recordOf(found).id === id);
    if (row === undefined || (isKept && !this.isSound(row))) return undefined;
    this.cut.add(row);
    return this.recordOf(row);
  }

  private recordOf(row: number): CodingRecord {
    return recordAt(this.file, cell(this.rows, row, 'byte'));
  }

  private isSound(row: number): boolean {
    const { start, end } = this.lineOf(row);
    try {
      strictDecoder.decode(this.file.subarray(start, end));
      return true;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // a TypeError says: no UTF-8
      return false;
    }
  }

  private lineOf(row: number): { start: number; end: number } {
    const start = cell(this.rows, row, 'byte');
    const stop = this.file.indexOf(LF, start);
    return { start, end: stop < 0 ? this.file.length : stop + 1 };
  }

  /** Each sorted record goes before the first remaining row that sorts after it, else to the end. */
  private placesFor(sorted: readonly CodingRecord[]): Piece[] {
    const conflicts = conflictsIn(this.file, this.rows);
    let row = 0;
    return sorted.map((record) => {
      while (row < this.rows.count && (this.cut.has(row) || this.compare(record, row) > 0)) row++;
      const next = row < this.rows.count ? cell(this.rows, row, 'byte') : this.file.length;
      const at = conflicts.find(({ start, end }) => start < next && next < end)?.start ?? next;
      return { start: at, end: at, line: writeRecord(record) };
    });
  }

  private compare(record: CodingRecord, row: number): number {
    const { cells } = this.rows;
    for (let i = 0; i < 4; i++) {
      const difference = (record.range[i] ?? 0) - (cells[row * stride + i] ?? 0);
      if (difference !== 0) return difference;
    }
    const code = this.codes.text(cell(this.rows, row, 'code'));
    return compareText(record.code, code) || compareText(record.id, this.recordOf(row).id);
  }
}

function edited(edit: RecordEdit, before: CodingRecord | undefined): CodingRecord | undefined {
  switch (edit.kind) {
    case 'add':
      return edit.record;
    case 'remove':
      return undefined;
    case 'change':
      return before && { ...before, ...edit.set };
  }
}

/** A stretch of the old file to leave out, and the line to put in its place. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly line: string | undefined;
}

function splice(file: Uint8Array, pieces: readonly Piece[]): Uint8Array<ArrayBuffer> {
  const out: Uint8Array[] = [];
  let at = 0;
  for (const { start, end, line } of pieces) {
    out.push(file.subarray(at, start));
    at = end;
    if (line === undefined) continue;
    const last = out.findLast((part) => part.length > 0);
    const isMidLine = last !== undefined && last.at(-1) !== LF && !isByteOrderMark(last);
    out.push(encoder.encode(`${isMidLine ? '\n' : ''}${line}\n`));
  }
  out.push(file.subarray(at));
  return concat(out);
}

function isByteOrderMark(bytes: Uint8Array): boolean {
  return bytes.length === 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
