import { Unreadable } from '../base/unreadable';
import { type CodingRecord, readRecord } from '../coding/coding';
import type { CodingRows } from '../coding/rows';
import type { CodingFile, CodingIndex } from './codingIndex';
import type { FileStore } from './ports';

/** A coding that has a memo. */
export interface CodingMemo {
  readonly coder: string;
  readonly source: string;
  /** Its coding file. */
  readonly file: string;
  readonly record: CodingRecord & { readonly memo: string };
}

/**
 * The memos of codings. They stay on disk, so the first time all coding files are read (and only
 * lines with a memo decoded); after that those which changed.
 */
export class CodingMemos {
  private readonly known = new WeakMap<CodingRows, readonly CodingMemo[]>();

  constructor(
    private readonly store: FileStore,
    private readonly index: CodingIndex,
  ) {}

  /** By file, then by place. Of a file that can't be read, none. */
  async all(): Promise<CodingMemo[]> {
    const files = [...this.index.all()].sort((a, b) => (a.path < b.path ? -1 : 1));
    const byPath = new Map(files.map((file) => [file.path, file]));
    const unknown = files.filter(({ rows }) => rows.count > 0 && !this.known.has(rows));
    await this.store.readAll(
      unknown.map(({ path }) => path),
      (path, bytes) => {
        const file = byPath.get(path);
        if (file && bytes && !(bytes instanceof Unreadable))
          this.known.set(file.rows, memosIn(file, bytes));
      },
    );
    return files.flatMap(({ rows }) => this.known.get(rows) ?? []);
  }
}

const decoder = new TextDecoder();

function memosIn({ path, coder, source }: CodingFile, bytes: Uint8Array): CodingMemo[] {
  const text = decoder.decode(bytes);
  const memos: CodingMemo[] = [];
  for (let at = text.indexOf('"memo"'); at >= 0;) {
    const start = text.lastIndexOf('\n', at) + 1;
    const stop = text.indexOf('\n', at);
    const end = stop < 0 ? text.length : stop;
    const record = readRecord(text.slice(start, end));
    if (typeof record === 'object' && hasMemo(record))
      memos.push({ coder, source, file: path, record });
    at = text.indexOf('"memo"', end);
  }
  return memos;
}

function hasMemo(record: CodingRecord): record is CodingMemo['record'] {
  return (record.memo ?? '') !== '';
}
