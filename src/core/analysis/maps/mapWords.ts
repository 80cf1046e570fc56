/** What pictures say, in the reader’s language. */
export interface MapWords {
  readonly number: (n: number) => string;
  readonly codings: (n: number) => string;
  /** Of two codes. */
  readonly together: (n: number) => string;
  /** How alike two codes are: a share from 0 to 1. */
  readonly alike: (share: number) => string;
  readonly cases: (n: number) => string;
  readonly round: (round: string) => string;
  /** New codes in a source, and all so far. */
  readonly discovered: (fresh: number, known: number) => string;
  readonly fresh: string;
  readonly known: string;
  readonly percentOfText: (share: number) => string;
  readonly caseName: (id: string) => string;
  readonly sourceName: (path: string) => string;
  readonly titles: Readonly<Record<MapKind, string>>;
}

export const mapKinds = [
  'network',
  'clusters',
  'lines',
  'frequencies',
  'discovery',
  'treemap',
] as const;

export type MapKind = (typeof mapKinds)[number];
