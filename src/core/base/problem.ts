import type { Sentence } from './sentences';

/** Start line, start column, end line, end column: 1-based, columns in code points, end exclusive. */
export type Range = readonly [number, number, number, number];

export function compareRanges(a: Range, b: Range): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3];
}

/** A hint is no trouble: something that would make the study better. */
export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** Something that a person can mend: where it is, what is wrong, what to do. */
export interface Problem {
  /** A stable name of the kind of trouble, lower case with hyphens, as in `unknown-code`. */
  readonly kind: string;
  readonly severity: Severity;
  /** Path below the project folder, with `/`. */
  readonly file: string;
  readonly range: Range;
  readonly sentence: Sentence;
  /** Another place that it is about. */
  readonly related?: { readonly file: string; readonly range: Range };
}

/** What a reader returns: the value as far as it could be read, and what is wrong with the rest. */
export interface Read<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}

/** By file, then by place. */
export function compareProblems(a: Problem, b: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.range[0] - b.range[0] || a.range[1] - b.range[1];
}
