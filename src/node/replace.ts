import fs from 'node:fs';
import path from 'node:path';
import { largestFile, Unreadable } from '../core/base/unreadable';
import type { Edit } from '../core/project/ports';
import { makeFolder, moveOver, refuseReadOnly, removeDurably, writeBeside } from './durable';
import { Lock } from './lock';
import { codeOf, isMissing } from './paths';

/** How often others may write a file between our reading and replacing it. */
const tries = 100;

/** A file as it was read: another one, or one written since, has another mark. */
interface Seen {
  readonly bytes: Uint8Array | undefined;
  readonly mark: string;
}

/**
 * Puts what `edit` makes of a file in its place. Other processes of ours wait meanwhile; that
 * somebody else (git, an editor, a service) wrote it is noticed until the very last moment, and
 * `edit` is asked again. Rejects with Node's error, which names the file and no temporary one.
 * @param name below the project folder, for whoever reads of trouble
 */
export async function replaceFile(file: string, name: string, edit: Edit): Promise<void> {
  try {
    const folder = path.dirname(file);
    if (!fs.existsSync(folder)) {
      // Nothing to keep others from yet; and for nothing no folder is made.
      if (edit(undefined) === undefined) return;
      makeFolder(folder);
    }
    const lock = await Lock.of(file);
    try {
      for (let i = 0; i < tries; i++) if (await replaceOnce(file, name, edit, lock)) return;
    } finally {
      lock.release();
    }
  } catch (error) {
    throw naming(file, error);
  }
  throw new Error(`“${name}” does not come to rest: others write it all the time.`);
}

/** False where the file, or the lock, was another's before we had done. */
async function replaceOnce(file: string, name: string, edit: Edit, lock: Lock): Promise<boolean> {
  const seen = look(file, name);
  const bytes = edit(seen.bytes);
  if (bytes === seen.bytes) return true;
  refuseReadOnly(file);
  const isStill = () => lock.isOurs() && markOf(file) === seen.mark;
  if (bytes === undefined) {
    if (!isStill()) return stale(lock);
    await removeDurably(file);
    return true;
  }
  const temporary = writeBeside(file, bytes);
  let isMoved = false;
  try {
    if (!isStill()) return await stale(lock);
    await moveOver(temporary, file);
    return (isMoved = true);
  } finally {
    if (!isMoved) fs.rmSync(temporary, { force: true });
  }
}

async function stale(lock: Lock): Promise<false> {
  if (!lock.isOurs()) await lock.take();
  return false;
}

function look(file: string, name: string): Seen {
  let handle: number;
  try {
    handle = fs.openSync(file, 'r');
  } catch (error) {
    if (isMissing(error)) return { bytes: undefined, mark: '' };
    throw unreadable(name, error);
  }
  try {
    const stat = fs.fstatSync(handle, { bigint: true });
    if (stat.size > largestFile) throw Unreadable.tooLarge(name, Number(stat.size));
    return { bytes: fs.readFileSync(handle), mark: markFrom(stat) };
  } catch (error) {
    throw unreadable(name, error);
  } finally {
    fs.closeSync(handle);
  }
}

/** Opened for it: over a network that is what asks the server again. */
function markOf(file: string): string {
  let handle: number;
  try {
    handle = fs.openSync(file, 'r');
  } catch (error) {
    if (isMissing(error)) return '';
    throw error;
  }
  try {
    return markFrom(fs.fstatSync(handle, { bigint: true }));
  } finally {
    fs.closeSync(handle);
  }
}

function markFrom({ ino, size, mtimeNs, ctimeNs }: fs.BigIntStats): string {
  return [ino, size, mtimeNs, ctimeNs].join();
}

function unreadable(name: string, error: unknown): unknown {
  return codeOf(error) === undefined ? error : Unreadable.because(name, error);
}

function naming(file: string, error: unknown): unknown {
  const isOfSystem = error instanceof Error && 'syscall' in error;
  return isOfSystem ? Object.assign(error, { path: file }) : error;
}
