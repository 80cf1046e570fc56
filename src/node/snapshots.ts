import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { SnapshotPart, SnapshotStore } from '../core/project/ports';
import { codeOf } from './paths';
import { stampsOf, unlessRefused } from './stamps';

/**
 * A project's snapshot in a folder of this machine that holds nothing but such. What the system
 * refuses us here is no trouble: the next opening takes longer, and that is all.
 */
export class NodeSnapshots implements SnapshotStore {
  private readonly root: string;
  private readonly stem: string;

  /** @param caches the folder for snapshots; it need not be there yet */
  constructor(folder: string, caches: string) {
    this.root = fs.realpathSync.native(folder);
    const name = createHash('sha256').update(this.root).digest('hex').slice(0, 32);
    this.stem = path.join(caches, name);
  }

  load(part: SnapshotPart): Promise<Uint8Array | undefined> {
    return Promise.resolve(unlessRefused(() => readWhole(`${this.stem}.${part}`)));
  }

  async save(part: SnapshotPart, bytes: Uint8Array): Promise<void> {
    const file = `${this.stem}.${part}`;
    const beside = `${file}.${process.pid}.tmp`;
    try {
      await fs.promises.mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      await fs.promises.writeFile(beside, bytes, { mode: 0o600 });
      await fs.promises.rename(beside, file);
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      unlessRefused(() => fs.rmSync(beside, { force: true }));
    }
  }

  stamps(paths: readonly string[]): Promise<Float64Array> {
    return stampsOf(this.root, paths);
  }
}

/** Where programs of this user keep what they can make again. */
export function cacheFolder(): string {
  const { LOCALAPPDATA: local, XDG_CACHE_HOME: caches } = process.env;
  const home = os.homedir();
  const isOwn = caches !== undefined && path.isAbsolute(caches);
  const above =
    process.platform === 'win32'
      ? (local ?? path.join(home, 'AppData/Local'))
      : process.platform === 'darwin'
        ? path.join(home, 'Library/Caches')
        : isOwn
          ? caches
          : path.join(home, '.cache');
  return path.join(above, 'codebook');
}

function readWhole(file: string): Uint8Array {
  const handle = fs.openSync(file, 'r');
  try {
    // Room of its own, whose first byte is at a multiple of eight.
    const bytes = Buffer.allocUnsafeSlow(fs.fstatSync(handle).size);
    let at = 0;
    for (let got = -1; got !== 0 && at < bytes.length; at += got)
      got = fs.readSync(handle, bytes, at, bytes.length - at, null);
    return bytes.subarray(0, at);
  } finally {
    fs.closeSync(handle);
  }
}
