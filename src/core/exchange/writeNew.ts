import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import type { FileStore } from '../project/ports';
import type { NewFiles } from './studyFiles';

export interface WritingNew {
  /** Is told after each file, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
  readonly isCancelled?: () => boolean;
}

/**
 * Writes files where there are none yet. If one can't be written, or it is cancelled, those that
 * were are removed again, and the error goes on. Throws a Refusal where one of them is there.
 * @returns whether all were written: false when cancelled
 */
export async function writeNew(
  store: FileStore,
  files: NewFiles,
  { onProgress, isCancelled }: WritingNew = {},
): Promise<boolean> {
  for (const path of files.keys()) if (await store.read(path)) throw isThere(path);
  const written: string[] = [];
  try {
    for (const [path, bytes] of files) {
      if (isCancelled?.()) break;
      written.push(path);
      await store.write(path, bytes);
      onProgress?.(written.length / files.size);
    }
  } catch (error) {
    await remove(store, written);
    throw error;
  }
  if (written.length === files.size) return true;
  await remove(store, written);
  return false;
}

async function remove(store: FileStore, paths: readonly string[]): Promise<void> {
  for (const path of paths.toReversed()) await store.remove(path);
}

function isThere(path: string): Refusal {
  return new Refusal(
    sentence('“{path}” is there already, so nothing was written. Choose an empty folder.', {
      path,
    }),
  );
}
