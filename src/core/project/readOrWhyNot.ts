import { Unreadable } from '../base/unreadable';
import type { FileStore } from './ports';

/** As the store's `read`, but gives what it rejects with where a file can't be read. */
export async function readOrWhyNot(
  store: FileStore,
  path: string,
): Promise<Uint8Array | Unreadable | undefined> {
  try {
    return await store.read(path);
  } catch (error) {
    if (error instanceof Unreadable) return error;
    throw error;
  }
}
