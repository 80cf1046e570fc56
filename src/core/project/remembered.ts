import type { CodingIndex } from './codingIndex';
import type { SnapshotStore } from './ports';
import {
  isSameStamp,
  readSnapshot,
  type Snapshot,
  type SnapshotFile,
  stampSize,
  writeSnapshot,
} from './snapshot';

/** A project with fewer codings is read as fast as it is remembered. */
const fewest = 1000;
/** A snapshot is written anew when so many of a hundred files are not as it says. */
const worthwhile = 5;
/**
 * What changed so shortly before it was stamped may change again without another stamp: file
 * systems count time in steps of up to two seconds. Milliseconds.
 */
const step = 3000;

/**
 * What a project remembers of its coding files from one session to the next. A file's rows are
 * taken from the snapshot only where its stamp is the very one of just before it was read.
 */
export class Remembered {
  /** Of the files that are in memory as they were when they were stamped: number of the stamp. */
  private readonly numbers = new Map<string, number>();
  private stamps: Float64Array = new Float64Array(0);
  /** How many files the snapshot did not know, or knew otherwise. */
  private strange = 0;

  constructor(
    private readonly store: SnapshotStore,
    private readonly now: () => number,
  ) {}

  /** Puts what is remembered of these files into an index that is empty; gives those to be read. */
  async recall(paths: readonly string[], index: CodingIndex): Promise<readonly string[]> {
    const bytes = await this.store.load('codings');
    const snapshot = bytes && readSnapshot(bytes);
    const latest = this.now() - step;
    this.stamps = await this.store.stamps(paths);
    const known = this.takeCodes(snapshot, index);
    const fresh: string[] = [];
    paths.forEach((path, i) => {
      const changed = Math.max(this.number(i, 1), this.number(i, 2));
      // Some file systems keep no time: of a file there, nobody can say that it has not changed.
      if (changed > 0 && changed < latest) this.numbers.set(path, i);
      const file = known.get(path);
      if (file && snapshot && isSameStamp(snapshot.stamps, file.stamp, this.stamps, i))
        index.put(path, file.rows);
      else fresh.push(path);
    });
    this.strange = fresh.length + Math.max(0, known.size - paths.length);
    return fresh;
  }

  /** What is in memory of a file is not what was stamped any more. */
  forget(path: string): void {
    this.numbers.delete(path);
  }

  forgetAll(): void {
    this.numbers.clear();
  }

  /** Writes a snapshot where that will make the next opening faster. */
  async keep(index: CodingIndex): Promise<void> {
    const isStale = this.strange * 100 > this.numbers.size * worthwhile;
    if (!isStale || index.total < fewest) return;
    const files = [...index.all()].flatMap(({ path, rows }) => {
      const stamp = this.numbers.get(path);
      return stamp === undefined ? [] : [{ path, stamp, rows }];
    });
    const { stamps } = this;
    await this.store.save('codings', writeSnapshot({ codes: index.codes.all(), files, stamps }));
    this.strange = 0;
  }

  /** The snapshot's files by path, where its numbers of codes are those of the index. */
  private takeCodes(
    snapshot: Snapshot | undefined,
    { codes }: CodingIndex,
  ): ReadonlyMap<string, SnapshotFile> {
    if (!snapshot || codes.size > 0) return new Map();
    for (const code of snapshot.codes) codes.of(code);
    return new Map(snapshot.files.map((file) => [file.path, file]));
  }

  private number(stamp: number, i: number): number {
    return this.stamps[stamp * stampSize + i] ?? NaN;
  }
}
