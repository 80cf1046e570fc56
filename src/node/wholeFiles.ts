import fs from 'node:fs';
import { largestFile } from '../core/base/unreadable';
import { TooLarge } from './paths';

/** Links are left to others; undefined where the system can't refuse them. */
const noLinks = fs.constants.O_NOFOLLOW as number | undefined;
/** A pipe is empty then; without, it would keep us waiting for somebody to write to it. */
const noWaiting = (fs.constants.O_NONBLOCK as number | undefined) ?? 0;

/**
 * Where in the room a file begins. Copies between addresses that agree in their last twelve bits
 * are three times as slow on common processors, and the system's own copy begins at a page.
 */
const begin = 64;

/** Reads files one after another into the same room: new room for each costs more than reading. */
export class WholeFiles {
  static readonly canRefuseLinks = noLinks !== undefined;
  private room = Buffer.allocUnsafeSlow(1 << 18);

  /**
   * The bytes are good until the next call. Throws Node's error, ELOOP for a symbolic link, or
   * `TooLarge`.
   */
  read(file: string): Uint8Array {
    const handle = fs.openSync(file, fs.constants.O_RDONLY | noWaiting | (noLinks ?? 0));
    try {
      let end = begin;
      for (let got = -1; got !== 0; end += got) {
        if (end === this.room.length) {
          const { size } = fs.fstatSync(handle);
          if (size > largestFile) throw new TooLarge(size);
          this.widen();
        }
        got = fs.readSync(handle, this.room, end, this.room.length - end, null);
      }
      return this.room.subarray(begin, end);
    } finally {
      fs.closeSync(handle);
    }
  }

  private widen(): void {
    const wider = Buffer.allocUnsafeSlow(this.room.length * 2);
    this.room.copy(wider);
    this.room = wider;
  }
}
