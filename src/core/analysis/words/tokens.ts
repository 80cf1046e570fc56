import type { Project } from '../../project/project';
import { isSound } from '../../text/names';
import type { Span } from '../../text/span';
import { WordCuts } from '../search/cuts';
import { readParts, readQuery } from '../search/reading';

/** What transcribers add: `[laughs]`, `（停顿）`. In folded text all of these have half width. */
const remark = /[([【]([^)\]】]{1,30})[)\]】]/gu;

/** Cuts what is said into words: Chinese by dictionary, the terms of the project kept whole. */
export class Tokens {
  private readonly cuts: WordCuts;

  constructor({ settings }: Project) {
    this.cuts = new WordCuts(settings.terms.map((term) => readQuery(term, 'folded')));
  }

  /** The words in order, in small letters and simplified characters; no marks, and no sounds such as `[laughs]`. */
  of(text: string, parts: readonly Span[]): string[] {
    const reading = readParts(text, parts, 'folded').text.replace(remark, (whole, inner: string) =>
      isSound(inner) ? ' ' : whole,
    );
    return this.cuts.words(reading).map((word) => word.replaceAll('’', "'"));
  }
}
