import type { Span } from '../text/span';

/**
 * Why a person should look at an excerpt before it is believed:
 * - `words`: some of its words are others, or there are more or fewer of them;
 * - `form`: the same words in another form: punctuation, spacing, case, full or half width,
 *   composed or decomposed, simplified or traditional characters;
 * - `place`: the very words, but they may be others of the same wording.
 */
export type Because = 'words' | 'form' | 'place';

/** Where an excerpt is in the text as it is now. */
export type Location =
  /** Its very words, beyond doubt. */
  | { readonly state: 'found'; readonly span: Span }
  /** Probably here: a person should confirm. */
  | ({ readonly state: 'moved' } & Candidate)
  | { readonly state: 'lost' };

/** A place where an excerpt may be. */
export interface Candidate {
  readonly span: Span;
  /** How much of the quote stands there, from 0 to 1. */
  readonly similarity: number;
  readonly because: Because;
}
