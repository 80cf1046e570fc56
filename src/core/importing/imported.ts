import type { Span } from '../text/span';
import type { Loss } from './losses';
import type { PdfPort } from './pdf/port';

/** A comment that somebody put on words of a document. */
export interface Remark {
  /** Of the words, in the imported text; trimmed. */
  readonly span: Span;
  /** '' where the file does not say. */
  readonly author: string;
  /** ISO 8601 as written; '' where the file does not say. */
  readonly date: string;
  /** Its paragraphs, one a line. */
  readonly text: string;
}

/** One text as we would keep it. */
export interface ImportedSource {
  /** Without a folder, with its ending; the same for every import of the same file. */
  readonly name: string;
  /** LF line ends, and one at the end. */
  readonly text: string;
  readonly remarks: readonly Remark[];
  /** Ids; none where nothing is said of a case. */
  readonly cases: readonly string[];
}

/** A row of `cases.csv`. */
export interface ImportedCase {
  readonly id: string;
  /** By column; empty ones left out. */
  readonly cells: ReadonlyMap<string, string>;
}

/** What is read from one file of another program. Nothing is written yet. */
export interface ImportedFile {
  readonly sources: readonly ImportedSource[];
  readonly cases: readonly ImportedCase[];
  /** What the texts do not carry. */
  readonly losses: readonly Loss[];
  /** The charset it was read in, where that was a guess. */
  readonly guessed?: string;
}

/** A file to be imported. */
export interface InputFile {
  /** As it is called, with its ending; folders above it, as far as they are to be kept, with `/`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a person can choose of how a file is read. */
export interface ReadOptions {
  /** For texts that do not say theirs; undefined means to guess. */
  readonly charset?: string | undefined;
  /** The program that reads PDF files; where there is none, these are refused. */
  readonly pdf?: PdfPort | undefined;
  /** Asked now and then; a reader stops where it is true. */
  readonly isCancelled?: () => boolean;
}

/** A file with nothing but one text. */
export function oneSource(
  name: string,
  text: string,
  losses: readonly Loss[] = [],
  remarks: readonly Remark[] = [],
): ImportedFile {
  return { sources: [{ name, text, remarks, cases: [] }], cases: [], losses };
}

/** `Interviews/Anna.docx` as `Interviews/Anna.md`. */
export function withEnding(name: string, ending: string): string {
  return `${name.replace(/\.[^./]*$/, '')}.${ending}`;
}
