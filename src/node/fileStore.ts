import fs from 'node:fs';
import path from 'node:path';
import { largestFile, Unreadable } from '../core/base/unreadable';
import type { Edit, FileStore, Listing } from '../core/project/ports';
import { realFile, refuseWay } from './obstacles';
import { codeOf, holds, isMissing, isReal, isStraight, targetOf, TooLarge } from './paths';
import { replaceFile } from './replace';
import { isRubbish, sweep } from './rubbish';
import { stampsOf } from './stamps';
import { WholeFiles } from './wholeFiles';

/** How long a run of reads may hold the thread before it lets others have it. Milliseconds. */
const patience = 12;

/** The files of a project in a folder of this machine. */
export class NodeFileStore implements FileStore {
  private readonly root: string;
  /** What crashes left behind, as far as it was met. */
  private rubbish: string[] = [];
  /** When a run of single reads last let others have the thread. */
  private rested = 0;

  /** Throws when there is no such folder. */
  constructor(folder: string) {
    this.root = fs.realpathSync.native(folder);
  }

  async list(): Promise<Listing> {
    const files: string[] = [];
    const links: Links = { leaving: [], broken: [] };
    const locked: string[] = [];
    const folders = [''];
    let since = performance.now();
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
      const entries = readFolder(path.join(this.root, folder));
      if (!entries && folder === '') fs.accessSync(this.root, fs.constants.R_OK); // throws
      if (!entries) locked.push(folder.slice(0, -1));
      for (const entry of entries ?? []) {
        if (isRubbish(entry.name)) this.rubbish.push(path.join(this.root, folder, entry.name));
        if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
        const name = folder + entry.name;
        if (entry.isSymbolicLink()) this.follow(name, files, links);
        else if (entry.isDirectory()) folders.push(`${name}/`);
        else if (entry.isFile()) files.push(name);
      }
      if (performance.now() - since > patience) since = await rest();
    }
    return { files, ...links, locked };
  }

  async read(name: string): Promise<Uint8Array | undefined> {
    if (performance.now() - this.rested > patience) this.rested = await rest();
    return this.readNow(name);
  }

  async readAll(
    names: readonly string[],
    each: (name: string, bytes: Uint8Array | Unreadable | undefined) => void,
  ): Promise<void> {
    const files = new WholeFiles();
    const folders = new Map<string, string | undefined>();
    let since = performance.now();
    for (const name of names) {
      each(name, this.readFrom(files, folders, name));
      if (performance.now() - since > patience) since = await rest();
    }
  }

  /** Rejects with Node's error, or with a Refusal where something stands in the way. */
  async update(name: string, edit: Edit): Promise<void> {
    const file = this.inside(name);
    refuseWay(this.root, path.dirname(file), name);
    await replaceFile(realFile(this.root, file, name), name, edit);
    sweep(this.rubbish.splice(0));
  }

  write(name: string, bytes: Uint8Array): Promise<void> {
    return this.update(name, () => bytes);
  }

  remove(name: string): Promise<void> {
    return this.update(name, () => undefined);
  }

  stamps(names: readonly string[]): Promise<Float64Array> {
    return stampsOf(this.root, names);
  }

  private readNow(name: string): Uint8Array | undefined {
    const file = this.inside(name);
    try {
      if (!isReal(path.dirname(file))) return undefined;
      const target = targetOf(file);
      if (target === undefined || !this.holds(target)) return undefined;
      const stat = fs.statSync(target);
      if (stat.size > largestFile) throw new TooLarge(stat.size);
      // A pipe would keep us waiting for somebody to write to it.
      return stat.isFile() ? fs.readFileSync(target) : undefined;
    } catch (error) {
      return missingOr(name, error);
    }
  }

  /** As `readNow`, in a run of reads; `folders` keeps where each folder really is. */
  private readFrom(
    files: WholeFiles,
    folders: Map<string, string | undefined>,
    name: string,
  ): Uint8Array | Unreadable | undefined {
    try {
      if (!WholeFiles.canRefuseLinks) return this.readNow(name);
      const cut = name.lastIndexOf('/') + 1;
      const folder = name.slice(0, cut);
      if (!folders.has(folder)) folders.set(folder, this.realFolder(folder));
      const real = folders.get(folder);
      return real === undefined
        ? undefined
        : this.readPlain(files, `${real}/${name.slice(cut)}`, name);
    } catch (error) {
      if (error instanceof Unreadable) return error;
      throw error;
    }
  }

  private readPlain(files: WholeFiles, file: string, name: string): Uint8Array | undefined {
    try {
      return files.read(file);
    } catch (error) {
      return codeOf(error) === 'ELOOP' ? this.readNow(name) : missingOr(name, error);
    }
  }

  /** Undefined where there is none, or only through a link. */
  private realFolder(name: string): string | undefined {
    const folder = path.resolve(this.inside(name));
    return isStraight(this.root, folder) ? folder : undefined;
  }

  private follow(name: string, files: string[], { leaving, broken }: Links): void {
    const target = targetOf(path.join(this.root, name));
    if (target === undefined) broken.push(name);
    else if (!this.holds(target)) leaving.push(name);
    // A link to a folder inside would show its files twice; one to a file is as good as the file.
    else if (fs.statSync(target).isFile()) files.push(name);
    else broken.push(name);
  }

  private inside(name: string): string {
    const file = path.join(this.root, name);
    if (!this.holds(file)) throw new Error(`“${name}” is outside the project folder.`);
    return file;
  }

  private holds(file: string): boolean {
    return holds(this.root, file);
  }
}

/** Symbolic links that are not followed. */
interface Links {
  readonly leaving: string[];
  readonly broken: string[];
}

/** Undefined where there is no permission to look. */
function readFolder(folder: string): fs.Dirent[] | undefined {
  try {
    return fs.readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return [];
    if (codeOf(error) === 'EACCES' || codeOf(error) === 'EPERM') return undefined;
    throw error;
  }
}

/** Undefined for nothing there; throws `Unreadable` where something is and the system says no. */
function missingOr(name: string, error: unknown): undefined {
  if (isMissing(error)) return undefined;
  if (error instanceof TooLarge) throw Unreadable.tooLarge(name, error.size);
  if (codeOf(error) !== undefined) throw Unreadable.because(name, error);
  throw error;
}

function rest(): Promise<number> {
  return new Promise((resolve) => setImmediate(() => resolve(performance.now())));
}
