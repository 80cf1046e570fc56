import type { Wording } from '../analysis/search/finder';
import { nameKey } from '../text/names';

/** What is looked for. */
export type Look =
  | Wording
  | { readonly kind: 'speaker'; readonly names: readonly string[] }
  /** What interviewers say; without words, all of it. */
  | { readonly kind: 'question'; readonly text: string };

export type LookKind = Look['kind'];

/** How much around what is found is coded. `answer`: each turn up to the next question. */
export type HitUnit = 'match' | 'sentence' | 'turn' | 'answer';

export interface Query {
  readonly look: Look;
  readonly unit: HitUnit;
}

/** The units there are, the usual one first. */
export const unitsOf: Readonly<Record<LookKind, readonly [HitUnit, ...HitUnit[]]>> = {
  word: ['sentence', 'turn', 'match'],
  phrase: ['sentence', 'turn', 'match'],
  pattern: ['sentence', 'turn', 'match'],
  speaker: ['turn'],
  question: ['answer', 'turn'],
};

/** Names that are written in different ways are one speaker's. */
export function speakerKeys(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map(nameKey));
}
