import type { Label } from '../codebook/label';
import type { NewCategory, Place } from '../codebook/reshape';

/** What is to be done to codes, wherever they are named. Codes are told by their ids. */
export type Request =
  | { readonly kind: 'name'; readonly code: string; readonly name: Label }
  | { readonly kind: 'id'; readonly code: string; readonly id: string }
  | { readonly kind: 'move'; readonly codes: readonly string[]; readonly place: Place }
  /** All of `codes` become `into`, their codings too. */
  | { readonly kind: 'merge'; readonly codes: readonly string[]; readonly into: string }
  /** With all that is inside them, and their codings: into the bin. */
  | { readonly kind: 'delete'; readonly codes: readonly string[] }
  /** Gives a code another name and another place; what it was called stays as another name of it. */
  | {
      readonly kind: 'promote';
      readonly code: string;
      readonly name: string;
      readonly words: string;
      readonly place: Place;
    }
  | { readonly kind: 'level'; readonly codes: readonly string[]; readonly category: NewCategory }
  | Split;

/** Deals the codings of a code out to codes that are new beside it, or there already. */
export interface Split {
  readonly kind: 'split';
  readonly code: string;
  readonly fresh: readonly NewCategory[];
  /** By id of the coding: its codes from then on. Those that are not dealt stay as they are. */
  readonly deals: ReadonlyMap<string, readonly string[]>;
}
