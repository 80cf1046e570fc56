import { literally } from '../../text/literally';
import { once } from '../../text/once';
import { isPlainText } from '../plainText';

const segmenter = once(() => new Intl.Segmenter('zh', { granularity: 'word' }));

/**
 * A word of plain text as Unicode has it (UAX #29): marks such as `'` and `.` within letters, `,` and
 * `.` within digits. Whether a colon is one of them depends on its edition.
 */
const plainWord = once(() => {
  const colon = [...segmenter().segment('a:b')].length === 1 ? ':' : '';
  const ofLetters = `(?<=[A-Za-z])['‘’.${colon}](?=[A-Za-z])`;
  const ofDigits = `(?<=[0-9])['‘’.,;](?=[0-9])`;
  return new RegExp(`[A-Za-z0-9_]+(?:(?:${ofLetters}|${ofDigits})[A-Za-z0-9_]+)*`, 'g');
});

/** Where words begin and end: Chinese by dictionary, and the words of the field are kept whole. */
export class WordCuts {
  private readonly terms: RegExp | undefined;

  /** @param terms in the form of the texts that are asked about */
  constructor(terms: readonly string[]) {
    const known = [...new Set(terms)].filter((term) => term !== '');
    // Of several that begin at one place the longest is the word.
    const longestFirst = known.sort((a, b) => b.length - a.length).map(literally);
    this.terms = longestFirst.length ? new RegExp(longestFirst.join('|'), 'gu') : undefined;
  }

  /** Its words in order, those of the field whole; marks and white space are none. */
  words(text: string): string[] {
    if (isPlainText(text) && (!this.terms || text.search(this.terms) < 0))
      return (text.match(plainWord()) ?? []).filter((word) => /[A-Za-z0-9]/.test(word));
    const words: string[] = [];
    let from = 0;
    for (const to of [...this.of(text)].sort((a, b) => a - b)) {
      const word = text.slice(from, to);
      if (/[\p{L}\p{N}]/u.test(word)) words.push(word);
      from = to;
    }
    return words;
  }

  /** The offsets in `text` at which a word may begin or end. */
  of(text: string): ReadonlySet<number> {
    const cuts = new Set<number>([text.length]);
    for (const { index } of segmenter().segment(text)) cuts.add(index);
    for (const { index, 0: term } of this.terms ? text.matchAll(this.terms) : []) {
      // In “cat”, “at” is no term; in Chinese the dictionary knows too little to say so.
      if (!isHan(term) && !(cuts.has(index) && cuts.has(index + term.length))) continue;
      for (let at = index + 1; at < index + term.length; at++) cuts.delete(at);
      cuts.add(index).add(index + term.length);
    }
    return cuts;
  }
}

function isHan(term: string): boolean {
  return /\p{Script=Han}/u.test(term);
}
