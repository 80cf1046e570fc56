import type { Io } from './io';

/** A file named on the command line. */
export interface NamedFile {
  /** As named. */
  readonly name: string;
  /** In full. */
  readonly path: string;
  /** Whether a folder was named, and this stood in it. */
  readonly isFound: boolean;
}

/** What may be asked of an import, whatever kind of file it is of. */
export interface ImportRequest {
  readonly files: readonly NamedFile[];
  /** As named; undefined where nobody said. */
  readonly into: string | undefined;
  readonly coder: string | undefined;
  readonly folder: string | undefined;
  readonly encoding: string | undefined;
  readonly replace: boolean;
  readonly comments: string | undefined;
  /** What tables and JSON hold, where their content is not to decide. */
  readonly as: string | undefined;
  /** What columns of tables hold, as in `definition=Notes`. */
  readonly columns: readonly string[];
}

/** What an import will write: known, and told, before anything is written. */
export interface PlannedImport {
  /** What will be written, one a line, for a person. */
  readonly lines: readonly string[];
  /** What will not be carried over, and what could not be read. */
  readonly warnings: readonly string[];
  /** For `--report`: any value that JSON can hold. */
  readonly report: unknown;
  /** Whether there is anything to write. */
  readonly isEmpty: boolean;
  /** Whether some file could not be read at all. */
  readonly hasFailed: boolean;
  /** Writes it; gives what was done, in lines for a person. */
  run(): Promise<readonly string[]>;
}

/** Brings in files of some kinds. */
export interface Importer {
  /** In lower case, without a full stop. */
  readonly endings: readonly string[];
  /** Whether a file is one of its kind, where its ending does not tell. */
  takes?(file: NamedFile, request: ImportRequest, io: Io): Promise<boolean>;
  /** Whether a folder as a whole is one. */
  takesFolder?(folder: string): boolean;
  plan(request: ImportRequest, io: Io): Promise<PlannedImport>;
}
