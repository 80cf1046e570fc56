import type { Problem, Range, Severity } from '../../base/problem';
import type { Sentence } from '../../base/sentences';
import type { Code, Codebook } from '../codebook';
import type { BookPlaces } from '../places';
import { rangeOf, type Lines } from '../../text/lines';
import type { Span } from '../../text/span';

/** What may be unsound in a codebook that can be read, and how grave that is unless somebody says otherwise. */
export const soundKinds = {
  'no-definition': 'hint',
  'no-criteria': 'hint',
  'no-example': 'hint',
  'example-not-coded': 'info',
  'unused-code': 'info',
  'category-applied': 'warning',
  'applied-with-excluded': 'info',
  'always-together': 'info',
  'similar-codes': 'info',
  'missing-translation': 'info',
  'use-circle': 'info',
} as const satisfies Readonly<Record<string, Severity>>;

export type SoundKind = keyof typeof soundKinds;

/** What coders have made of a book so far. */
export interface Applied {
  /** How many codings there are. */
  readonly total: number;
  countOf(code: string): number;
  /** How many excerpts of a code have another one on the same words, by the same coder. */
  sharedWith(code: string, other: string): number;
  /** Whether an example is in an excerpt of its code; undefined as long as nobody has looked. */
  isCoded(code: string, example: string): boolean | undefined;
}

/** A book to be checked. */
export interface Checked {
  /** Path of the codebook. */
  readonly file: string;
  readonly book: Codebook;
  readonly applied: Applied;
  /** Where its texts stand, if that is known; else all is told of a code at its id. */
  readonly text?: Placed | undefined;
}

interface Placed {
  readonly source: string;
  readonly lines: Lines;
  readonly places: BookPlaces;
}

/** A problem of a code. */
export function problemOf(
  { file }: Pick<Checked, 'file'>,
  kind: SoundKind,
  code: Pick<Code, 'range'>,
  words: Sentence,
  related?: Code,
): Problem {
  return {
    kind,
    severity: soundKinds[kind],
    file,
    range: code.range,
    sentence: words,
    ...(related && { related: { file, range: related.range } }),
  };
}

/** Where the field of a code stands; at its id where that is not known. */
export function rangeOfField({ text }: Checked, code: Code, field: string): Range {
  const place = text?.places.byId.get(code.id)?.fields.find(({ name }) => name === field);
  return text && place ? rangeOf(text.lines, text.source, place.key) : code.range;
}

/** Where one of the texts of a field stands; at the id where that is not known. */
export function rangeOfText({ text }: Checked, code: Code, field: string, words: string): Range {
  const place = text?.places.byId.get(code.id)?.fields.find(({ name }) => name === field);
  const found = place?.texts.find((each) => each.text === words);
  return text && found
    ? rangeOf(text.lines, text.source, trimmed(text.source, found.span))
    : code.range;
}

/** A text over several lines ends with its last word. */
function trimmed(source: string, { start, end }: Span): Span {
  return { start, end: start + source.slice(start, end).trimEnd().length };
}
