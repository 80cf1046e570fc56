import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import type { SnapshotPart, SnapshotStore } from '../core/project/ports';
import { codeOf } from './paths';
import { stampsOf, unlessRefused } from './stamps';

/** A sum at the speed of memory; versions of Node before 20.15 have none, and do without snapshots. */
const { crc32 } = zlib as { crc32?: typeof zlib.crc32 };

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
    return Promise.resolve(unlessRefused(() => readSound(`${this.stem}.${part}`)));
  }

  async save(part: SnapshotPart, bytes: Uint8Array): Promise<void> {
    const file = `${this.stem}.${part}`;
    const beside = `${file}.${process.pid}.tmp`;
    if (!crc32) return;
    try {
      await fs.promises.mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      const sum = Uint32Array.of(crc32(bytes));
      await fs.promises.writeFile(beside, [new Uint8Array(sum.buffer), bytes], { mode: 0o600 });
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

/** Undefined for bytes that are not those which the sum before them was made of. */
function readSound(file: string): Uint8Array | undefined {
  const handle = fs.openSync(file, 'r');
  try {
    const sum = new Uint32Array(1);
    const { size } = fs.fstatSync(handle);
    // Room of its own, whose first byte is at a multiple of eight.
    const bytes = Buffer.allocUnsafeSlow(Math.max(0, size - sum.byteLength));
    const isWhole = fill(handle, new Uint8Array(sum.buffer), 0) && fill(handle, bytes, 4);
    return isWhole && crc32?.(bytes) === sum[0] ? bytes : undefined;
  } finally {
    fs.closeSync(handle);
  }
}

/** False where the file ends before. */
function fill(handle: number, bytes: Uint8Array, from: number): boolean {
  let at = 0;
  for (let got = -1; got !== 0 && at < bytes.length; at += got)
    got = fs.readSync(handle, bytes, at, bytes.length - at, from + at);
  return at === bytes.length;
}
