import { Names } from '../base/names';
import { type CodingRecord, compareCodings, compareText, writeRecord } from './coding';
import { conflictsIn } from './conflicts';
import { edited, isSameRecord, type RecordChange, type RecordEdit } from './recordEdits';
import { repeatedIn, type Repeated } from './repeatedLines';
import { cell, codeOfRow, type CodingRows, rowsOfId, stride } from './rows';
import { recordAt, scanCodings } from './scan';
import { type Splice, splicedRows } from './splicedRows';

export type { RecordChange, RecordEdit };

export interface EditedFile {
  /** The very bytes that were handed in, where nothing changed. */
  readonly bytes: Uint8Array;
  /** One a edit, in their order. */
  readonly changes: readonly RecordChange[];
  /** The rows of `bytes` under the names that were handed in, where they can be told from what was known. */
  readonly rows: CodingRows | undefined;
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
 *
 * Where an id stands more than once, the first is meant; lines that say just the same are one
 * coding with it, and go together. Another record of that id is never touched.
 * @param scanned of this very file, where it is at hand
 */
export function editCodings(
  file: Uint8Array,
  edits: readonly RecordEdit[],
  scanned: ScannedCodings = scan(file),
): EditedFile {
  const open = new OpenFile(file, scanned);
  const changes = edits.map((edit) => open.apply(edit));
  return { ...open.close(), changes };
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
  /** Lines that go away, by where they begin. */
  private readonly cut = new Map<number, Stretch>();
  /** Records that come to stand before another of their id. */
  private readonly beside: Splice[] = [];
  private repeatedNow: readonly Repeated[] | undefined;

  constructor(
    private readonly file: Uint8Array,
    { rows, codes }: ScannedCodings,
  ) {
    this.rows = rows;
    this.codes = codes;
  }

  apply(edit: RecordEdit): RecordChange {
    const id = edit.kind === 'add' ? edit.record.id : edit.id;
    if (this.results.has(id)) return this.applyAgain(edit, id);
    const row = this.rowOf(id);
    const before = row === undefined ? undefined : this.recordOf(row);
    const change = edited(edit, before);
    if (row === undefined || !before) {
      if (change.after) this.results.set(id, change.after);
      return change;
    }
    if (change.left === 'taken' && this.putBeside(edit, row, before))
      return { before: undefined, after: (edit as { record: CodingRecord }).record };
    if (change.after === before) return change;
    if (change.after && !this.isSound(row)) return { before, after: before, left: 'unreadable' };
    this.results.set(id, change.after);
    const other = this.cutWithCopies(row, before);
    return other && !change.after ? { ...change, beside: other } : change;
  }

  close(): Pick<EditedFile, 'bytes' | 'rows'> {
    const incoming = [...this.results.values()].filter((record) => record !== undefined);
    incoming.sort(compareCodings);
    const pieces = [
      ...Array.from(this.cut.values(), (line) => ({ ...line, line: undefined })),
      ...this.beside,
      ...this.placesFor(incoming),
    ];
    if (!pieces.length) return { bytes: this.file, rows: this.rows };
    // At one byte what is inserted comes first, so that a cut never swallows it.
    pieces.sort((a, b) => a.start - b.start || a.end - b.end);
    // A line that is put behind one without an end gives that one its end.
    const canTell = !this.beside.length && (!this.file.length || this.file.at(-1) === LF);
    return {
      bytes: splice(this.file, pieces),
      rows: canTell ? splicedRows(this.rows, pieces, this.codes) : undefined,
    };
  }

  /** An edit of a record that an earlier one has named. */
  private applyAgain(edit: RecordEdit, id: string): RecordChange {
    const change = edited(edit, this.results.get(id));
    this.results.set(id, change.after);
    return change;
  }

  private rowOf(id: string): number | undefined {
    const rows = rowsOfId(this.rows, encoder.encode(id));
    return rows.find((row) => this.recordOf(row).id === id);
  }

  /** Takes a line away with those that say just the same; gives a record that has its id then. */
  private cutWithCopies(row: number, record: CodingRecord): CodingRecord | undefined {
    const line = this.lineOf(row);
    this.cut.set(line.start, line);
    let other: CodingRecord | undefined;
    for (const twin of (this.repeatedNow ??= repeatedIn(this.file, this.rows))) {
      if (twin.record.id !== record.id) continue;
      if (isSameRecord(twin.record, record)) this.cut.set(twin.start, twin);
      else other ??= twin.record;
    }
    return other;
  }

  /** Where both stood before, both may stand again: the one that counted first, as it was. */
  private putBeside(edit: RecordEdit, row: number, standing: CodingRecord): boolean {
    if (edit.kind !== 'add' || !edit.beside || !isSameRecord(edit.beside, standing)) return false;
    const { start } = this.lineOf(row);
    this.beside.push({ start, end: start, line: lineOf(edit.record) });
    return true;
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

  private lineOf(row: number): Stretch {
    const start = cell(this.rows, row, 'byte');
    const stop = this.file.indexOf(LF, start);
    return { start, end: stop < 0 ? this.file.length : stop + 1 };
  }

  /** Each sorted record goes before the first remaining row that sorts after it, else to the end. */
  private placesFor(sorted: readonly CodingRecord[]): Splice[] {
    const conflicts = conflictsIn(this.file, this.rows);
    let row = 0;
    return sorted.map((record) => {
      while (row < this.rows.count && (this.isCut(row) || this.compare(record, row) > 0)) row++;
      const next = row < this.rows.count ? cell(this.rows, row, 'byte') : this.file.length;
      const at = conflicts.find(({ start, end }) => start < next && next < end)?.start ?? next;
      return { start: at, end: at, line: lineOf(record) };
    });
  }

  private isCut(row: number): boolean {
    return this.cut.has(cell(this.rows, row, 'byte'));
  }

  private compare(record: CodingRecord, row: number): number {
    const { cells } = this.rows;
    for (let i = 0; i < 4; i++) {
      const difference = (record.range[i] ?? 0) - (cells[row * stride + i] ?? 0);
      if (difference !== 0) return difference;
    }
    const code = this.codes.text(codeOfRow(this.rows, row));
    return compareText(record.code, code) || compareText(record.id, this.recordOf(row).id);
  }
}

/** Bytes of a file, end exclusive. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

function lineOf(record: CodingRecord): Uint8Array {
  return encoder.encode(`${writeRecord(record)}\n`);
}

function splice(file: Uint8Array, pieces: readonly Splice[]): Uint8Array<ArrayBuffer> {
  const out: Uint8Array[] = [];
  let at = 0;
  for (const { start, end, line } of pieces) {
    out.push(file.subarray(at, start));
    at = end;
    if (line === undefined) continue;
    const last = out.findLast((part) => part.length > 0);
    const isMidLine = last !== undefined && last.at(-1) !== LF && !isByteOrderMark(last);
    if (isMidLine) out.push(Uint8Array.of(LF));
    out.push(line);
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
