import { literally } from '../../text/literally';

/** Where words begin and end: Chinese by dictionary, and the words of the field are kept whole. */
export class WordCuts {
  private static segmenter: Intl.Segmenter | undefined;
  private readonly terms: RegExp | undefined;

  /** @param terms in the form of the texts that are asked about */
  constructor(terms: readonly string[]) {
    const known = [...new Set(terms)].filter((term) => term !== '');
    // Of several that begin at one place the longest is the word.
    const longestFirst = known.sort((a, b) => b.length - a.length).map(literally);
    this.terms = longestFirst.length ? new RegExp(longestFirst.join('|'), 'gu') : undefined;
  }

  /** The offsets in `text` at which a word may begin or end. */
  of(text: string): ReadonlySet<number> {
    const segmenter = (WordCuts.segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' }));
    const cuts = new Set<number>([text.length]);
    for (const { index } of segmenter.segment(text)) cuts.add(index);
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
