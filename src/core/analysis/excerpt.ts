import type { Range } from '../base/problem';
import type { LocatedCoding } from '../project/located';

/** A coding with its words as they are in the text now; of a lost one, as they were. */
export interface Excerpt {
  readonly coding: LocatedCoding;
  /** Path of the source, which may be gone. */
  readonly source: string;
  /** Id; `noCase` where the words are of nobody who is a case. */
  readonly case: string;
  /** Of the turn in which the excerpt begins. */
  readonly speaker: string | undefined;
  readonly range: Range;
  readonly quote: string;
}
