import { Refusal } from '../../base/refusal';
import type { Sentence } from '../../base/sentences';
import type { Span } from '../../text/span';

/**
 * A question to the codings, as it was written. `docs/queries.md` tells researchers what each part
 * means; all spans are UTF-16 offsets into what was written.
 */
export type Query =
  | { readonly kind: 'all' }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Query[]; readonly span: Span }
  | { readonly kind: 'not'; readonly part: Query; readonly span: Span }
  | {
      readonly kind: 'relation';
      readonly relation: Relation;
      readonly part: Query;
      readonly span: Span;
    }
  | Term;

/** `field:value,value`: any of the values will do. */
export interface Term {
  readonly kind: 'term';
  readonly field: string;
  readonly fieldSpan: Span;
  readonly span: Span;
  readonly values: readonly Value[];
}

export interface Value {
  readonly span: Span;
  readonly text: string;
  /** Between quotation marks nothing but the text itself is meant. */
  readonly isQuoted: boolean;
}

/** How an excerpt stands to another one. Distances are numbers of sentences or turns. */
export type Relation =
  | { readonly kind: 'with' | 'overlaps' | 'contains' | 'inside' | 'same-turn' | 'same-source' }
  | {
      readonly kind: 'near' | 'before' | 'after';
      readonly distance: number;
      readonly unit: 'sentence' | 'turn';
    };

/** A question that can't be read: where, and what was expected there. */
export class QueryFault extends Refusal {
  constructor(
    words: Sentence,
    readonly span: Span,
  ) {
    super(words);
  }
}
