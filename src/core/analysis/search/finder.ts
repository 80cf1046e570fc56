import { Refusal } from '../../base/refusal';
import { sentence } from '../../base/sentences';
import type { Span } from '../../text/span';
import { foldWords } from '../foldWords';
import { WordCuts } from './cuts';
import { patternOf } from './pattern';
import { type ReadAs, type Reading, readParts, readQuery, spanIn } from './reading';

/** Words that are looked for. */
export interface Wording {
  /** `word`: not in the midst of another; `pattern`: a regular expression. */
  readonly kind: 'word' | 'phrase' | 'pattern';
  readonly text: string;
  /** Capitals, accents, width, simplified and traditional characters make a difference. */
  readonly isExact?: boolean;
}

/** Where words stand in some parts of a text: in order, without overlaps. */
export type Finder = (text: string, parts: readonly Span[]) => Span[];

/**
 * What finds them.
 * @param terms words of the field, which are kept whole
 * @throws Refusal for nothing to look for, or a pattern that is none
 */
export function finderOf(look: Wording, terms: readonly string[]): Finder {
  if (look.kind === 'pattern') return patternFinder(look.text, look.isExact === true);
  const as: ReadAs = look.isExact ? 'written' : 'folded';
  const words = readQuery(look.text, as);
  if (words === '') throw new Refusal(sentence('Type what is to be looked for.'));
  const cuts =
    look.kind === 'word' ? new WordCuts(terms.map((term) => readQuery(term, as))) : undefined;
  return (text, parts) => {
    const reading = readParts(text, parts, as);
    return placesIn(reading, words, cuts).map((start) =>
      spanIn(reading, start, start + words.length),
    );
  };
}

/**
 * A quick test of a text, however it is cut into parts: where it fails, what `finderOf` finds is not
 * in it.
 */
export function mayHold({ kind, text: asked, isExact }: Wording): (text: string) => boolean {
  if (kind === 'pattern') return () => true;
  const words = readQuery(asked, isExact ? 'written' : 'folded').split(' ');
  const longest = words.reduce((best, word) => (word.length > best.length ? word : best), '');
  if (isExact) return (text) => text.includes(longest);
  // A small sigma is another one at the end of a word: read on its own, a letter has no such place.
  if (/[σς]/.test(longest)) return () => true;
  return (text) => foldWords(text).includes(longest);
}

function placesIn(
  { text, starts, ends }: Reading,
  words: string,
  cuts: WordCuts | undefined,
): number[] {
  const places: number[] = [];
  // The space between two parts begins where the second does, but ends there, too.
  const isOneCharacter = (unit: number) =>
    starts[unit] !== undefined &&
    starts[unit] === starts[unit + 1] &&
    ends[unit] === ends[unit + 1];
  let known: ReadonlySet<number> | undefined;
  for (let at = text.indexOf(words); at >= 0;) {
    const end = at + words.length;
    known ??= cuts?.of(text);
    const isWhole = !known || (known.has(at) && known.has(end));
    // Half of what one character became, as the f of “ﬁ”, is not there to be coded.
    const isSplit = isOneCharacter(at - 1) || isOneCharacter(end - 1);
    const isFound = isWhole && !isSplit;
    if (isFound) places.push(at);
    at = text.indexOf(words, isFound ? end : at + 1);
  }
  return places;
}

function patternFinder(text: string, isExact: boolean): Finder {
  if (text === '') throw new Refusal(sentence('Type what is to be looked for.'));
  const find = patternOf(text, isExact);
  return (within, parts) => {
    const reading = readParts(within, parts, 'written');
    return Array.from(find(reading.text))
      .filter(({ start, end }) => reading.text.slice(start, end).trim() !== '')
      .map(({ start, end }) => spanIn(reading, start, end));
  };
}
