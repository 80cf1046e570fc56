import Fuse from 'fuse.js';
import type { Code, Codebook } from '../codebook/codebook';
import { namesOf } from '../codebook/codebook';
import { textsOf } from '../codebook/label';
import { foldWords } from './foldWords';

/** How unlike a text may be, from 0 (the same) to 1; and how many codes are guessed at most. */
const limits = { distance: 0.42, codes: 8 };

/** Below so many characters everything is like everything. */
const shortest = 3;

/**
 * Codes in whose names, aliases, definitions or rules something like the words stands, the likeliest
 * first: for words to which no code answers (`CodeSearch`).
 */
export function guessCodes(book: Codebook, text: string): Code[] {
  const words = foldWords(text).trim();
  if (words.length < shortest && !/\p{Script=Han}{2}/u.test(words)) return [];
  const codes = book.codes.filter(({ codable }) => codable);
  const fuse = new Fuse(
    codes.map((code) => ({
      code,
      names: [...namesOf(code), ...code.aliases].map(foldWords),
      meaning: [code.definition, ...code.include, ...code.examples]
        .flatMap((label) => (label ? textsOf(label) : []))
        .map(foldWords),
    })),
    {
      keys: [
        { name: 'names', weight: 3 },
        { name: 'meaning', weight: 1 },
      ],
      threshold: limits.distance,
      ignoreLocation: true,
    },
  );
  return fuse.search(words, { limit: limits.codes }).map(({ item }) => item.code);
}
