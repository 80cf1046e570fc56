import { sameBytes } from '../base/bytes';
import { Refusal } from '../base/refusal';
import { type Sentence, sentence } from '../base/sentences';
import { Unreadable } from '../base/unreadable';
import { type CodingRecord, compareCodings, readRecord, writeRecord } from '../coding/coding';
import {
  type EditedFile,
  editCodings,
  type RecordChange,
  type RecordEdit,
  type ScannedCodings,
} from '../coding/edit';
import type { CodingRows } from '../coding/rows';
import { isUtf16, recordsIn } from '../coding/scan';
import { CodingIndex } from './codingIndex';
import type { Folder } from './folder';
import { placeOf } from './layout';
import type { Remembered } from './remembered';

/** A record and whose it is. */
export interface CoderRecord {
  readonly coder: string;
  readonly record: CodingRecord;
}

/** What edits did to a coding file, and every record that it holds now. */
export interface EditedCodings {
  readonly changes: readonly RecordChange[];
  readonly records: () => readonly CodingRecord[];
}

/** A file as we wrote it. */
interface Written {
  readonly bytes: Uint8Array;
  readonly rows: CodingRows | undefined;
  /** Once somebody asked: reading all of them is dear, and following our own edits is not. */
  records: readonly CodingRecord[] | undefined;
}

/** What an edit came to, the last time it was asked for. */
interface Gathered {
  done: Done | undefined;
}

interface Done extends EditedFile {
  /** Whether there was nothing to do, however often it was asked for. */
  readonly isSame: boolean;
  readonly known: Known | undefined;
}

interface Known extends ScannedCodings {
  readonly records: readonly CodingRecord[] | undefined;
}

/** The coding files of a project: their index kept in memory, their edits written to disk. */
export class CodingFiles {
  readonly index = new CodingIndex();
  /** What we wrote last of each file: a watcher tells us of our own writes too. */
  private readonly written = new Map<string, Written>();

  constructor(
    private readonly folder: Folder,
    private readonly remembered: Remembered | undefined,
  ) {}

  /** Reads all there are, and forgets those that are not. */
  async readAll(): Promise<void> {
    const { folder, index, remembered } = this;
    for (const { path } of [...index.all()]) if (!folder.has(path)) index.set(path, undefined);
    const paths = [...folder.all()].filter((path) => sourceOf(path) !== undefined).sort();
    const isFirst = index.codes.size === 0;
    if (!isFirst) remembered?.forgetAll();
    const fresh = isFirst && remembered ? await remembered.recall(paths, index) : paths;
    await folder.store.readAll(fresh, (path, read) => {
      const bytes = folder.known(path, read);
      // What was known of one that can't be read stays.
      if (!folder.isUnreadable(path)) index.set(path, bytes);
    });
  }

  /** Makes the next opening of the project faster, where that can be. */
  async keepSnapshot(): Promise<void> {
    await this.remembered?.keep(this.index);
  }

  /**
   * Takes a file as it is on disk; gives the codes whose counts that may change, undefined when it
   * is as we wrote it, or can't be read.
   */
  async refresh(path: string): Promise<Set<string> | undefined> {
    const bytes = await this.folder.read(path);
    // Its codings count as they did: that they can't be read does not make them fewer.
    if (bytes instanceof Unreadable) return undefined;
    if (bytes && sameBytes(bytes, this.written.get(path)?.bytes)) return undefined;
    this.written.delete(path);
    const codes = this.codesOf(path);
    this.take(path, bytes);
    for (const code of this.codesOf(path)) codes.add(code);
    return codes;
  }

  /**
   * Edits a file on what it holds on disk at this moment, so that what others wrote meanwhile
   * stays. A file that comes out empty is removed. Rejects with the store's error, or with a
   * Refusal for a file that can't be added to, and then nothing has changed.
   */
  async edit(path: string, edits: readonly RecordEdit[]): Promise<EditedCodings> {
    const gathered: Gathered = { done: undefined };
    await this.folder.store.update(path, (onDisk) => {
      const before = onDisk ?? new Uint8Array(0);
      if (isUtf16(before)) throw new Refusal(utf16(path));
      const known = this.known(path, before);
      const edited = editCodings(before, edits, known);
      const earlier = gathered.done;
      const isAsIs = edited.bytes === before;
      const isSame = isAsIs && (earlier?.isSame ?? true);
      gathered.done = {
        ...edited,
        changes: sinceFirst(earlier?.changes, edited.changes),
        isSame,
        known,
      };
      if (isAsIs) return onDisk;
      return edited.bytes.length > 0 ? edited.bytes : undefined;
    });
    const { done } = gathered;
    if (!done) throw new Error(`The store did not edit “${path}”.`);
    const { bytes, changes, known, isSame } = done;
    // Only under our own names are numbers of codes ours.
    const told = known && done.rows;
    if (isSame) return { changes, records: () => recordsIn(bytes) };
    const isThere = bytes.length > 0;
    this.folder.note(path, isThere);
    this.remembered?.forget(path);
    if (isThere && told) this.index.put(path, told);
    else this.index.set(path, isThere ? bytes : undefined);
    const rows = this.index.get(path)?.rows;
    const now: Written = { bytes, rows, records: known && recordsAfter(known, changes) };
    if (isThere) this.written.set(path, now);
    else this.written.delete(path);
    return { changes, records: () => (now.records ??= recordsIn(bytes)) };
  }

  /** Every coder's records of a source, as they are on disk. */
  async recordsOf(source: string): Promise<CoderRecord[]> {
    const files = this.index.ofSource(source);
    const records = new Map<string, CodingRecord[]>();
    await this.folder.store.readAll(
      files.map(({ path }) => path),
      (path, read) => {
        const bytes = this.folder.known(path, read);
        records.set(path, bytes ? recordsIn(bytes) : []);
      },
    );
    return files.flatMap(({ path, coder }) =>
      (records.get(path) ?? []).map((record) => ({ coder, record })),
    );
  }

  /** What we know of a file, where it is as we wrote it. */
  private known(path: string, onDisk: Uint8Array): Known | undefined {
    const written = this.written.get(path);
    if (!written?.rows || !sameBytes(onDisk, written.bytes)) return undefined;
    return { rows: written.rows, codes: this.index.codes, records: written.records };
  }

  private take(path: string, bytes: Uint8Array | undefined): void {
    this.remembered?.forget(path);
    this.index.set(path, bytes);
  }

  /** Ids of the codes that a file's codings name; none where there is no such file. */
  codesOf(path: string): Set<string> {
    const file = this.index.get(path);
    return file ? this.index.codesIn(file) : new Set();
  }
}

/** What was done, where the store asked again: what is so already we have made so. */
function sinceFirst(
  earlier: readonly RecordChange[] | undefined,
  now: readonly RecordChange[],
): readonly RecordChange[] {
  if (!earlier) return now;
  return now.map((change, i) => {
    const first = earlier[i];
    const isDone = change.before === change.after && change.left !== 'changed';
    return isDone && first && first.before !== first.after ? first : change;
  });
}

/** Undefined where it can't be told without reading the whole file. */
function recordsAfter(
  { rows, records }: Known,
  changes: readonly RecordChange[],
): readonly CodingRecord[] | undefined {
  // A line that was no coding may have become one: the second of two with one id.
  if (!records || rows.skipped.length) return undefined;
  const changed = new Map<string, CodingRecord | undefined>();
  for (const { before, after } of changes) {
    if (before) changed.set(before.id, undefined);
    // As it will be read from disk: without the keys that were taken away.
    const read = after && readRecord(writeRecord(after));
    if (typeof read === 'string') return undefined;
    if (read) changed.set(read.id, read);
  }
  const come = [...changed.values()].filter((record) => record !== undefined);
  const stay = records.filter(({ id }) => !changed.has(id));
  return [...stay, ...come].sort(compareCodings);
}

function utf16(file: string): Sentence {
  return sentence(
    'Your codings of this source are kept in {file}, which is UTF-16 now. Save it as UTF-8 and try again.',
    { file },
  );
}

/** The source whose codings a file holds; undefined when it is no coding file. */
export function sourceOf(path: string): string | undefined {
  return placeOf(path)?.source;
}
