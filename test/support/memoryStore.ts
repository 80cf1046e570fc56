import type { Unreadable } from '../../src/core/base/unreadable';
import { readOrWhyNot } from '../../src/core/project/readOrWhyNot';
import type { Edit, FileStore, Listing } from '../../src/core/project/ports';

type Content = string | Uint8Array;

/** The files of a project in memory. Notes what is read and written. */
export class MemoryStore implements FileStore {
  private readonly files = new Map<string, Uint8Array>();
  /** Paths, in the order in which they were asked for. */
  readonly reads: string[] = [];
  readonly writes: string[] = [];
  lists = 0;
  /** Milliseconds since 1970. */
  now: () => number = () => 0;
  private readonly changed = new Map<string, number>();
  /** Symbolic links that lead out. */
  leaving: readonly string[] = [];
  /** What a write of a path fails with; undefined where it does not. */
  failure: (path: string) => Error | undefined = () => undefined;
  /** What a write waits for before the bytes are there. */
  beforeWrite: (path: string) => Promise<void> = () => Promise.resolve();
  /** Why a path that is there can't be read; undefined where it can. */
  unreadable: (path: string) => Unreadable | undefined = () => undefined;

  constructor(files: Readonly<Record<string, Content>> = {}) {
    for (const [path, content] of Object.entries(files)) this.put(path, content);
  }

  /** Changes a file behind the project's back. */
  put(path: string, content: Content): void {
    this.files.set(path, typeof content === 'string' ? Buffer.from(content) : content);
    this.changed.set(path, this.now());
  }

  /** As a file system tells it: size, two times, number on the disk. */
  stampOf(path: string): readonly number[] {
    const time = this.changed.get(path) ?? NaN;
    return [this.files.get(path)?.length ?? NaN, time, time, 1];
  }

  delete(path: string): void {
    this.files.delete(path);
  }

  /** Undefined when there is no such file. */
  text(path: string): string | undefined {
    const bytes = this.files.get(path);
    return bytes && Buffer.from(bytes).toString();
  }

  get paths(): string[] {
    return [...this.files.keys()].sort();
  }

  list(): Promise<Listing> {
    this.lists++;
    return Promise.resolve({ files: this.paths, leaving: this.leaving });
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    this.reads.push(path);
    await Promise.resolve();
    const unreadable = this.files.has(path) ? this.unreadable(path) : undefined;
    if (unreadable) throw unreadable;
    return this.files.get(path);
  }

  async readAll(
    paths: readonly string[],
    each: (path: string, bytes: Uint8Array | Unreadable | undefined) => void,
  ): Promise<void> {
    for (const path of paths) each(path, await readOrWhyNot(this, path));
  }

  /** Asks again where a file was put in place during `beforeWrite`. */
  async update(path: string, edit: Edit): Promise<void> {
    for (;;) {
      const before = await this.read(path);
      const after = edit(before);
      if (after === before) return;
      await this.beforeWrite(path);
      const failure = this.failure(path);
      if (failure) throw failure;
      if (this.files.get(path) !== before) continue;
      this.writes.push(path);
      if (after) this.put(path, after);
      else this.files.delete(path);
      return;
    }
  }

  stamps(paths: readonly string[]): Promise<Float64Array> {
    return Promise.resolve(Float64Array.from(paths.flatMap((path) => [...this.stampOf(path)])));
  }

  write(path: string, bytes: Uint8Array): Promise<void> {
    return this.update(path, () => bytes);
  }

  remove(path: string): Promise<void> {
    return this.update(path, () => undefined);
  }
}
