import { readingsOf } from '../text/pinyin';

/** For each part of a name how it may be typed: a character by its readings, a word as it is. */
export type Syllables = readonly (readonly string[])[];

/** Expects a folded name; undefined for one without Chinese characters. */
export function syllablesOf(name: string): Syllables | undefined {
  if (!/[\u4e00-\u9fff]/.test(name)) return undefined;
  const parts = name.match(/[\u4e00-\u9fff]|[a-z0-9]+/g) ?? [];
  return parts.map((part) => (/^[a-z0-9]/.test(part) ? [part] : readingsOf(part)));
}

/**
 * Whether letters read as the syllables of a name from one of them on: each syllable by all of its
 * letters or by its first ones, as in “daijiao”, “dj”, “djiao” and “daij” for 带教. A character
 * with several readings may be typed by any of them.
 * @returns the number of the first syllable
 */
export function matchSyllables(syllables: Syllables, letters: string): number | undefined {
  if (!/^[a-z][a-z0-9]*$/.test(letters)) return undefined;
  const vain = new Set<number>();
  for (let first = 0; first < syllables.length; first++)
    if (reads(syllables, first, letters, 0, vain)) return first;
  return undefined;
}

/** Whether the syllables from `from` on hold the letters from `at` on. `vain`: tried already. */
function reads(
  syllables: Syllables,
  from: number,
  letters: string,
  at: number,
  vain: Set<number>,
): boolean {
  if (at === letters.length) return true;
  const key = from * letters.length + at;
  if (vain.has(key)) return false;
  for (const syllable of syllables[from] ?? []) {
    let taken = 0;
    while (taken < syllable.length && syllable[taken] === letters[at + taken]) taken++;
    for (; taken > 0; taken--)
      if (reads(syllables, from + 1, letters, at + taken, vain)) return true;
  }
  if (at > 0) vain.add(key);
  return false;
}
