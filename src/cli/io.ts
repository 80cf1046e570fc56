import type { PdfPort } from '../core/importing/pdf/port';

/** What a command is run with: where it stands and where its words go. */
export interface Io {
  /** The folder from which paths are named. */
  readonly cwd: string;
  /** Where snapshots of projects are kept; without it, every project is read anew. */
  readonly caches?: string;
  /** The reader of PDF files; without it, these are refused. */
  readonly pdf?: PdfPort;
  /** Standard output: the answer, nothing else. */
  out(text: string): void;
  /** Standard error: everything else. */
  error(text: string): void;
}

/** One line for a person: whatever would break it or steer a terminal is a space. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
