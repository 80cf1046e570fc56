import fs from 'node:fs';
import { codeOf } from './paths';

/** Older than any write takes. Milliseconds. */
const age = 3_600_000;

/** Whether a name is such as we give to files that live for moments: temporary ones and locks. */
export function isRubbish(name: string): boolean {
  return /^\.(?:\d+-[\da-z]+-\d+\.tmp|[\da-f]{16}\.lock(?:-[\w-]+)?)$/.test(name);
}

/** Removes what crashes left behind long ago; what may still be somebody's stays. */
export function sweep(files: readonly string[]): void {
  for (const file of files) {
    try {
      if (Date.now() - fs.statSync(file).mtimeMs > age) fs.rmSync(file, { force: true });
    } catch (error) {
      // It harms nobody: where it can't go now, it goes another time.
      if (codeOf(error) === undefined) throw error;
    }
  }
}
