import type { SnapshotPart, SnapshotStore } from '../../src/core/project/ports';
import type { MemoryStore } from './memoryStore';

/** The snapshot of a project in memory. Notes how often it was written. */
export class MemorySnapshots implements SnapshotStore {
  readonly parts = new Map<SnapshotPart, Uint8Array>();
  saves: SnapshotPart[] = [];

  constructor(private readonly store: MemoryStore) {}

  load(part: SnapshotPart): Promise<Uint8Array | undefined> {
    const bytes = this.parts.get(part);
    return Promise.resolve(bytes && new Uint8Array(bytes));
  }

  save(part: SnapshotPart, bytes: Uint8Array): Promise<void> {
    this.parts.set(part, bytes);
    this.saves.push(part);
    return Promise.resolve();
  }

  stamps(paths: readonly string[]): Promise<Float64Array> {
    return Promise.resolve(Float64Array.from(paths.flatMap((path) => this.store.stampOf(path))));
  }
}
