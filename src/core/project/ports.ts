import type { Unreadable } from '../base/unreadable';

export interface Listing {
  /** Paths of every file, in no order, save those in dot-folders and `node_modules`. */
  readonly files: readonly string[];
  /** Symbolic links that lead out of the project folder: nothing is read or written through them. */
  readonly leaving: readonly string[];
  /** Links that lead nowhere, round in circles, or to a folder inside: they are not followed. */
  readonly broken?: readonly string[];
  /** Folders that nobody lets us look into. */
  readonly locked?: readonly string[];
}

/** The files of one project, wherever they are. All paths are below the project folder. */
export interface FileStore {
  list(): Promise<Listing>;
  /**
   * Undefined when there is no such file. Rejects with an `Unreadable` where there is one that
   * can't be read: no permission, a disk that fails, a file too large.
   */
  read(path: string): Promise<Uint8Array | undefined>;
  /**
   * Reads many files as fast as the place allows and hands each over as it arrives. Its bytes are
   * good only until `each` returns: the next file may come to stand where they stood. A file that
   * can't be read is handed over as why not, and keeps no other from being read.
   */
  readAll(
    paths: readonly string[],
    each: (path: string, bytes: Uint8Array | Unreadable | undefined) => void,
  ): Promise<void>;
  /**
   * Puts what `edit` makes of a file in its place, and keeps others from doing so meanwhile, or
   * where that can't be, notices that they did: then `edit` is asked again, with what they wrote;
   * so it must be one that can be applied twice. It is handed undefined where there is no file,
   * gives undefined to remove the file and the very bytes it was handed to leave it alone, and
   * what it throws is what `update` rejects with.
   *
   * Afterwards the file holds the old bytes or the new ones, never a part, and the new ones are
   * durable when the promise resolves. Makes the folders it needs. Rejects when the path would
   * leave the project folder.
   */
  update(path: string, edit: Edit): Promise<void>;
  /**
   * What changes whenever one of these files changes, four numbers a file: its size, when its bytes
   * and when its entry last changed (milliseconds since 1970), its number on the disk. NaN where
   * there is no such file, or where a link stands.
   */
  stamps(paths: readonly string[]): Promise<Float64Array>;
  /** As an `update` that takes no heed of what the file holds. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** As an `update` to nothing. Removing what is not there does nothing. */
  remove(path: string): Promise<void>;
}

/** What is to become of a file, from what it holds at that moment. */
export type Edit = (bytes: Uint8Array | undefined) => Uint8Array | undefined;

export type SnapshotPart = 'codings' | 'codebook';

/**
 * Where a project's snapshot is kept from one session to the next: never in the project's folder.
 * It may be thrown away at any time.
 */
export interface SnapshotStore {
  /**
   * The very bytes that were saved last, in memory from a multiple of eight on; undefined when there
   * are none, or when they were spoilt meanwhile.
   */
  load(part: SnapshotPart): Promise<Uint8Array | undefined>;
  /** Whole or not at all. */
  save(part: SnapshotPart, bytes: Uint8Array): Promise<void>;
  /** As those of the project's `FileStore`. */
  stamps(paths: readonly string[]): Promise<Float64Array>;
}

/** What core can't make itself: the time and chance. */
export interface Chance {
  /** Milliseconds since 1970. */
  now(): number;
  /** That many random bytes, fit for ids. */
  random(count: number): Uint8Array;
}
