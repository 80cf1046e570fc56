import type { SnapshotStore } from '../../src/core/project/ports';
import type { MemoryStore } from './memoryStore';

/** The snapshot of a project in memory. Notes how often it was written. */
export class MemorySnapshots implements SnapshotStore {
  bytes: Uint8Array | undefined;
  saves = 0;

  constructor(private readonly store: MemoryStore) {}

  load(): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.bytes && new Uint8Array(this.bytes));
  }

  save(bytes: Uint8Array): Promise<void> {
    this.bytes = bytes;
    this.saves++;
    return Promise.resolve();
  }

  stamps(paths: readonly string[]): Promise<Float64Array> {
    return Promise.resolve(Float64Array.from(paths.flatMap((path) => this.store.stampOf(path))));
  }
}
