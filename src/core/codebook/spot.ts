import type { Pair } from 'yaml';

/** Where something can be put: the value of a pair, or the root of the file. */
export interface Spot {
  readonly pair: Pair | undefined;
  readonly value: unknown;
  /** Whether it stands within `{ }`. */
  readonly isFlow: boolean;
  /** By how many spaces ids stand in from `codes:`, and fields from their id, around here. */
  readonly idStep: number | undefined;
  readonly fieldStep: number | undefined;
}
