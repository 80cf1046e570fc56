import { Refusal } from '../base/refusal';
import { type Sentence, sentence } from '../base/sentences';
import type { CodingRecord } from '../coding/coding';
import { editCodings, type RecordChange, type RecordEdit } from '../coding/edit';
import { isUtf16, recordsIn } from '../coding/scan';
import { CodingIndex } from './codingIndex';
import type { Folder } from './folder';
import { roleOf } from './layout';

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

/** The coding files of a project: their index kept in memory, their edits written to disk. */
export class CodingFiles {
  readonly index = new CodingIndex();
  /** What we wrote last of each file: a watcher tells us of our own writes too. */
  private readonly written = new Map<string, Uint8Array>();

  constructor(private readonly folder: Folder) {}

  /** Reads all there are, and forgets those that are not. */
  async readAll(): Promise<void> {
    for (const { path } of [...this.index.all()]) if (!this.folder.has(path)) this.take(path);
    const paths = [...this.folder.all()].filter((path) => sourceOf(path) !== undefined);
    await this.folder.store.readAll(paths.sort(), (path, bytes) => this.take(path, bytes));
  }

  /**
   * Takes a file as it is on disk; gives the codes whose counts that may change, undefined when it
   * is as we wrote it.
   */
  async refresh(path: string): Promise<Set<string> | undefined> {
    const bytes = await this.folder.store.read(path);
    if (bytes && sameBytes(bytes, this.written.get(path))) return undefined;
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
    const { store } = this.folder;
    const onDisk = (await store.read(path)) ?? new Uint8Array(0);
    if (isUtf16(onDisk)) throw new Refusal(utf16(path));
    const { bytes, changes } = editCodings(onDisk, edits);
    const isSame = changes.every(({ before, after }) => !before && !after);
    if (isSame) return { changes, records: () => recordsIn(onDisk) };
    const isThere = bytes.length > 0;
    if (isThere) await store.write(path, bytes);
    else await store.remove(path);
    if (isThere) this.written.set(path, bytes);
    else this.written.delete(path);
    this.folder.note(path, isThere);
    this.take(path, isThere ? bytes : undefined);
    return { changes, records: () => recordsIn(bytes) };
  }

  /** Every coder's records of a source, as they are on disk. */
  async recordsOf(source: string): Promise<CoderRecord[]> {
    const files = this.index.ofSource(source);
    const records = new Map<string, CodingRecord[]>();
    await this.folder.store.readAll(
      files.map(({ path }) => path),
      (path, bytes) => void records.set(path, bytes ? recordsIn(bytes) : []),
    );
    return files.flatMap(({ path, coder }) =>
      (records.get(path) ?? []).map((record) => ({ coder, record })),
    );
  }

  private take(path: string, bytes?: Uint8Array): void {
    const role = roleOf(path, () => false);
    if (role.kind === 'codings') this.index.set(path, role.coder, role.source, bytes);
  }

  private codesOf(path: string): Set<string> {
    const file = this.index.get(path);
    return file ? this.index.codesIn(file) : new Set();
  }
}

function utf16(file: string): Sentence {
  return sentence(
    'Your codings of this source are kept in {file}, which is UTF-16 now. Save it as UTF-8 and try again.',
    { file },
  );
}

/** The source whose codings a file holds; undefined when it is no coding file. */
export function sourceOf(path: string): string | undefined {
  const role = roleOf(path, () => false);
  return role.kind === 'codings' ? role.source : undefined;
}

function sameBytes(a: Uint8Array, b: Uint8Array | undefined): boolean {
  return a.length === b?.length && a.every((byte, i) => byte === b[i]);
}
