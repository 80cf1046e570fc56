import type { Problem } from '../base/problem';
import { decode } from '../text/charsets';
import { decodeText } from '../text/decode';
import { once } from '../text/once';
import { folderProblems } from './folderCheck';
import { withoutInnerProjects } from './layout';
import type { FileStore } from './ports';
import { isDoubtful, readText } from './readText';

/** The files of a project, as its folder was last listed. */
export class Folder {
  private paths = new Set<string>();
  private leavingNow: readonly string[] = [];
  private nameProblems: () => readonly Problem[] = () => [];
  /** Of the files read as text, by path. */
  private readonly textProblems = new Map<string, readonly Problem[]>();

  constructor(readonly store: FileStore) {}

  /** Links that lead out of the folder. */
  get leaving(): readonly string[] {
    return this.leavingNow;
  }

  /** What is wrong with files as files. */
  problems(): readonly Problem[] {
    return [...this.nameProblems(), ...[...this.textProblems.values()].flat()];
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
    this.leavingNow = listing.leaving;
    this.nameProblems = once(() => folderProblems(now, listing));
    return different;
  }

  /** With LF line ends; empty when there is no such file. */
  async textOf(path: string): Promise<string> {
    const bytes = await this.bytesOf(path);
    return this.readable(path, bytes);
  }

  /** As it stands in the file: with its line ends and its byte order mark. */
  async rawTextOf(path: string): Promise<string> {
    const bytes = await this.bytesOf(path);
    const text = this.readable(path, bytes);
    return bytes && text !== '' ? rawText(bytes) : '';
  }

  /** Keeps what is wrong with it. */
  private readable(path: string, bytes: Uint8Array | undefined): string {
    this.textProblems.delete(path);
    if (!bytes) return '';
    const { value, problems } = readText(path, bytes, 'file');
    if (problems.length) this.textProblems.set(path, problems);
    return value;
  }

  private async bytesOf(path: string): Promise<Uint8Array | undefined> {
    return this.paths.has(path) ? this.store.read(path) : undefined;
  }
}

function rawText(bytes: Uint8Array): string {
  const { encoding, bom, text } = decodeText(bytes);
  const raw = decode(encoding, bytes, false) ?? text;
  return bom && encoding === 'utf-8' ? `\ufeff${raw}` : raw;
}
