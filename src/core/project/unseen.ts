import type { FileStore } from './ports';

/** Numbers a stamp. */
const size = 4;
/** File systems count time in steps of up to two seconds. Milliseconds. */
const step = 3000;

/** Notices files that changed though no watcher said so. */
export class Unseen {
  private paths: readonly string[] = [];
  private stamps: Float64Array | undefined;

  /** @param since when the files were read for the first time: milliseconds since 1970 */
  constructor(
    private readonly store: FileStore,
    private readonly since: number,
  ) {}

  /**
   * Those of these files that are otherwise than when last looked at; the first time, those that
   * may have changed since they were read.
   */
  async changed(paths: readonly string[]): Promise<string[]> {
    const now = await this.store.stamps(paths);
    const before = this.stamps;
    const numbers = new Map(this.paths.map((path, i) => [path, i]));
    this.paths = paths;
    this.stamps = now;
    return paths.filter((path, i) => {
      if (!before) return (now[i * size + 1] ?? 0) >= this.since - step;
      const number = numbers.get(path);
      return number !== undefined && !isSame(before, number, now, i);
    });
  }
}

function isSame(a: Float64Array, i: number, b: Float64Array, j: number): boolean {
  for (let n = 0; n < size; n++) if (!Object.is(a[i * size + n], b[j * size + n])) return false;
  return true;
}
