import { toLf } from '../text/decode';
import type { Span } from '../text/span';

/**
 * A text without its white space, to be searched for words whose line ends and spaces are others: a
 * table has its own.
 */
export class Squeezed {
  private readonly units: string;
  /** For each unit, its offset in the text. */
  private readonly at: Int32Array;

  constructor(readonly text: string) {
    const at = new Int32Array(text.length);
    const parts: string[] = [];
    let count = 0;
    for (const { 0: part, index } of text.matchAll(/\S+/g)) {
      parts.push(part);
      for (let i = 0; i < part.length; i++) at[count++] = index + i;
    }
    this.units = parts.join('');
    this.at = at.subarray(0, count);
  }

  /** Where the words stand, from the start; at most so many places. */
  places(words: string, most: number): Span[] {
    const sought = squeeze(words);
    const found: Span[] = [];
    if (sought === '') return found;
    let from = this.units.indexOf(sought);
    while (from >= 0 && found.length < most) {
      const end = (this.at[from + sought.length - 1] ?? 0) + 1;
      found.push({ start: this.at[from] ?? 0, end });
      from = this.units.indexOf(sought, from + 1);
    }
    return found;
  }
}

/** Soft hyphens and byte order marks are no words either. */
function squeeze(words: string): string {
  return toLf(words).replace(/[\s\ufeff]+/g, '');
}
