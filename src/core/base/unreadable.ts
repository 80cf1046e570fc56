import type { Problem } from './problem';
import { Refusal } from './refusal';
import { sentence } from './sentences';
import { readingTrouble } from './systemTrouble';

/** Files larger than this are not read, so that one of them can't take all memory. Bytes. */
export const largestFile = 256 * 1024 * 1024;

/**
 * A file is there and can't be read: what it holds is not known, so it is neither counted as empty
 * nor written over.
 */
export class Unreadable extends Refusal {
  static because(path: string, error: unknown): Unreadable {
    return new Unreadable(path, readingTrouble(error));
  }

  static tooLarge(path: string, size: number): Unreadable {
    const values = {
      size: Math.round(size / 1024 / 1024),
      most: Math.round(largestFile / 1024 / 1024),
    };
    return new Unreadable(
      path,
      sentence(
        'This file has {size} MB, and files of more than {most} MB are not read. What it holds is not known, and it is left as it is. Split it.',
        values,
      ),
    );
  }

  private constructor(
    /** Below the project folder. */
    readonly path: string,
    sentence: Refusal['sentence'],
  ) {
    super(sentence);
  }

  get problem(): Problem {
    return {
      kind: 'unreadable-file',
      severity: 'error',
      file: this.path,
      range: [1, 1, 1, 1],
      sentence: this.sentence,
    };
  }
}
