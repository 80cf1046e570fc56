import type { Range } from '../base/problem';
import type { Span } from '../text/span';

/** What we call ourselves in files that we write. */
export const ourOrigin = 'Codebook';

/** The variable in which our exports tell a case's id, where its name does not. */
export const ownCaseId = 'case';

/**
 * A study as it is exchanged with other programs, whatever their format: readers make one of it,
 * writers write it. A `key` names a thing within the study: a GUID where the format has them, in
 * lower case and without braces.
 */
export interface Study {
  readonly title: string;
  /** The program that wrote it, as it calls itself. */
  readonly origin: string;
  readonly description: string;
  readonly coders: readonly StudyCoder[];
  /** The outermost ones. */
  readonly codes: readonly StudyCode[];
  readonly variables: readonly StudyVariable[];
  readonly cases: readonly StudyCase[];
  readonly sources: readonly StudySource[];
  readonly notes: readonly StudyNote[];
  readonly sets: readonly StudySet[];
  readonly links: readonly StudyLink[];
  /** Codings of which no more is told than their words: where these stand is to be found. */
  readonly quoted?: readonly QuotedCoding[];
}

export interface StudyCoder {
  readonly key: string;
  readonly name: string;
}

export interface StudyCode {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** `#rrggbb` in lower case. */
  readonly color: string | undefined;
  /** False for a category. */
  readonly codable: boolean;
  readonly children: readonly StudyCode[];
  /** What it is to be called in a codebook; made from its name where nothing is said. */
  readonly id?: string;
}

export type VariableType = 'Text' | 'Boolean' | 'Integer' | 'Float' | 'Date' | 'DateTime';

export interface StudyVariable {
  readonly key: string;
  readonly name: string;
  readonly type: VariableType;
  readonly description: string;
}

/** By key of the variable. */
export type Values = ReadonlyMap<string, string>;

export interface StudyCase {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly values: Values;
  /** Keys. */
  readonly sources: readonly string[];
}

export interface StudySource {
  readonly key: string;
  /** Where it came from us, its path. */
  readonly name: string;
  /** LF line ends. */
  readonly text: string;
  readonly description: string;
  readonly values: Values;
  readonly codings: readonly StudyCoding[];
}

export interface StudyCoding {
  readonly key: string;
  /** Of what was selected, which several codings may share. */
  readonly selection: string;
  /** Key of the code. */
  readonly code: string;
  /** Key; undefined where nobody is named. */
  readonly coder: string | undefined;
  /** UTF-16 offsets in the source's text. */
  readonly span: Span;
  /** ISO 8601, UTC; '' where it is not known. */
  readonly created: string;
  /** '' without one. */
  readonly memo: string;
}

/** A coding as tables of other programs tell it, which have the words but not the text around them. */
export interface QuotedCoding extends Omit<StudyCoding, 'selection' | 'span'> {
  /** What the table calls the source; '' where it does not say. */
  readonly source: string;
  readonly words: string;
  /** Where it is said to be; undefined where that is not told as lines and columns. */
  readonly range: Range | undefined;
}

/** What a note is about. */
export type Topic =
  | { readonly kind: 'code' | 'source' | 'case'; readonly key: string }
  | { readonly kind: 'project' }
  | { readonly kind: 'passage'; readonly key: string; readonly span: Span };

export interface StudyNote {
  readonly key: string;
  readonly name: string;
  readonly text: string;
  readonly coder: string | undefined;
  readonly created: string;
  readonly about: readonly Topic[];
}

export interface StudySet {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** Keys, as are those below. */
  readonly codes: readonly string[];
  readonly sources: readonly string[];
  readonly notes: readonly string[];
}

export interface StudyLink {
  readonly key: string;
  readonly name: string;
  readonly direction: string | undefined;
  readonly color: string | undefined;
  /** Keys of anything in the study. */
  readonly origin: string | undefined;
  readonly target: string | undefined;
  readonly notes: readonly string[];
}
