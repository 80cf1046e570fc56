import type { Problem } from '../base/problem';
import { Unreadable } from '../base/unreadable';
import { decode } from '../text/charsets';
import { decodeText } from '../text/decode';
import { once } from '../text/once';
import { folderProblems } from './folderCheck';
import { withoutInnerProjects } from './layout';
import type { FileStore } from './ports';
import { readOrWhyNot } from './readOrWhyNot';
import { isDoubtful, readText } from './readText';

/** The files of a project, as its folder was last listed. */
export class Folder {
  private paths = new Set<string>();
  private leavingNow: readonly string[] = [];
  private nameProblems: () => readonly Problem[] = () => [];
  /** Of the files read as text, by path. */
  private readonly textProblems = new Map<string, readonly Problem[]>();
  /** Files that are there and could not be read when last asked for, by path. */
  private readonly unreadable = new Map<string, Unreadable>();

  constructor(readonly store: FileStore) {}

  /** Links that lead out of the folder. */
  get leaving(): readonly string[] {
    return this.leavingNow;
  }

  /** What is wrong with files as files. */
  problems(): readonly Problem[] {
    const unreadable = Array.from(this.unreadable.values(), ({ problem }) => problem);
    return [...this.nameProblems(), ...[...this.textProblems.values()].flat(), ...unreadable];
  }

  /** Notes whether a file could be read; gives what it holds, undefined where it is not known. */
  known<T>(path: string, read: T | Unreadable): T | undefined {
    if (read instanceof Unreadable) this.unreadable.set(path, read);
    else this.unreadable.delete(path);
    return read instanceof Unreadable ? undefined : read;
  }

  /** Whether what a file holds is not known. */
  isUnreadable(path: string): boolean {
    return this.unreadable.has(path);
  }

  /** Whether the text last read from a file may not be what somebody wrote. */
  isDoubtful(path: string): boolean {
    return (this.textProblems.get(path) ?? []).some(isDoubtful);
  }

  has(path: string): boolean {
    return this.paths.has(path);
  }

  /** In no order. */
  all(): Iterable<string> {
    return this.paths;
  }

  /** Notes a file that we wrote or removed ourselves. */
  note(path: string, isThere: boolean): void {
    if (isThere) this.paths.add(path);
    else this.paths.delete(path);
  }

  /** Lists the folder again; gives the files that came or went. */
  async relist(): Promise<Set<string>> {
    const listing = await this.store.list();
    const now = new Set(withoutInnerProjects(listing.files));
    const different = new Set<string>();
    for (const path of now) if (!this.paths.has(path)) different.add(path);
    for (const path of this.paths) if (!now.has(path)) different.add(path);
    this.paths = now;
    for (const path of this.unreadable.keys()) if (!now.has(path)) this.unreadable.delete(path);
    this.leavingNow = listing.leaving;
    this.nameProblems = once(() => folderProblems(now, listing));
    return different;
  }

  /** With LF line ends; empty when there is no such file, undefined where it can't be read. */
  async textOf(path: string): Promise<string | undefined> {
    const read = await this.bytesOf(path);
    return read instanceof Unreadable ? undefined : this.readable(path, read);
  }

  /** As `textOf`, as it stands in the file: with its line ends and its byte order mark. */
  async rawTextOf(path: string): Promise<string | undefined> {
    const read = await this.bytesOf(path);
    return read instanceof Unreadable ? undefined : this.rawText(path, read);
  }

  /** The text of a file that holds these bytes now. */
  rawText(path: string, bytes: Uint8Array | undefined): string {
    const text = this.readable(path, bytes);
    return bytes && text !== '' ? rawText(bytes) : '';
  }

  /** Notes what can't be read. */
  async read(path: string): Promise<Uint8Array | Unreadable | undefined> {
    const read = await readOrWhyNot(this.store, path);
    this.known(path, read);
    return read;
  }

  /** Keeps what is wrong with it. */
  private readable(path: string, bytes: Uint8Array | undefined): string {
    this.textProblems.delete(path);
    if (!bytes) return '';
    const { value, problems } = readText(path, bytes, 'file');
    if (problems.length) this.textProblems.set(path, problems);
    return value;
  }

  private async bytesOf(path: string): Promise<Uint8Array | Unreadable | undefined> {
    return this.paths.has(path) ? this.read(path) : undefined;
  }
}

function rawText(bytes: Uint8Array): string {
  const { encoding, bom, text } = decodeText(bytes);
  const raw = decode(encoding, bytes, false) ?? text;
  return bom && encoding === 'utf-8' ? `\ufeff${raw}` : raw;
}
