import type { Values } from '../exchange/study';
import type { StoredText } from './offsets';

/** A source as the file says it, before its positions are understood. */
export interface DraftSource {
  readonly key: string;
  readonly name: string;
  readonly text: StoredText;
  readonly description: string;
  readonly values: Values;
  /** Keys. */
  readonly notes: readonly string[];
  readonly picks: readonly Pick[];
}

/** What is selected of a text, and what is said of it. */
export interface Pick {
  readonly key: string;
  readonly name: string;
  /** As the file counts; undefined for the whole text. */
  readonly range: { readonly start: number; readonly end: number } | undefined;
  readonly description: string;
  readonly notes: readonly string[];
  readonly coder: string | undefined;
  readonly created: string;
  readonly codings: readonly DraftCoding[];
}

export interface DraftCoding {
  readonly key: string;
  readonly code: string;
  readonly coder: string | undefined;
  readonly created: string;
  readonly notes: readonly string[];
}
