import type { LocatedSource } from '../project/located';
import { isPlainText } from './plainText';
import { countUpTo } from './query/textUnits';

/**
 * A Chinese character or Japanese syllable is a word, as word processors count them (字数); of
 * other scripts, letters and digits up to a space or mark, an apostrophe or hyphen among them.
 */
const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}])+(?:['’‐-](?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}])+)*/gu;

/** The same for plain text. */
const plainWord = /[A-Za-z0-9]+(?:['’‐-][A-Za-z0-9]+)*/g;

/** Where the words stand that are said in a source: not labels, times or headings. */
export class WordPlaces {
  private readonly starts: Float64Array;
  private readonly ends: Float64Array;

  constructor({ text, transcript }: Pick<LocatedSource, 'text' | 'transcript'>) {
    const [starts, ends]: [number[], number[]] = [[], []];
    for (const part of transcript.turns.flatMap(({ parts }) => parts)) {
      const said = text.slice(part.start, part.end);
      for (const { index, 0: found } of said.matchAll(isPlainText(said) ? plainWord : word)) {
        starts.push(part.start + index);
        ends.push(part.start + index + found.length);
      }
    }
    this.starts = Float64Array.from(starts);
    this.ends = Float64Array.from(ends);
  }

  get count(): number {
    return this.starts.length;
  }

  /** How many words share something with a stretch. UTF-16 offsets, end exclusive. */
  countIn(start: number, end: number): number {
    if (end <= start) return 0;
    return countUpTo(this.starts, end - 1) - countUpTo(this.ends, start);
  }
}
