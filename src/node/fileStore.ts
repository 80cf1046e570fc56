import fs from 'node:fs';
import path from 'node:path';
import type { FileStore, Listing } from '../core/project/ports';
import { WholeFiles } from './wholeFiles';

/** How long a run of reads may hold the thread before it lets others have it. Milliseconds. */
const patience = 12;

/** The files of a project in a folder of this machine. */
export class NodeFileStore implements FileStore {
  private readonly root: string;
  private written = 0;
  /** When a run of single reads last let others have the thread. */
  private rested = 0;

  /** Throws when there is no such folder. */
  constructor(folder: string) {
    this.root = fs.realpathSync.native(folder);
  }

  async list(): Promise<Listing> {
    const files: string[] = [];
    const links: Links = { leaving: [], broken: [] };
    const folders = [''];
    let since = performance.now();
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
      for (const entry of readFolder(path.join(this.root, folder))) {
        if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
        const name = folder + entry.name;
        if (entry.isSymbolicLink()) this.follow(name, files, links);
        else if (entry.isDirectory()) folders.push(`${name}/`);
        else if (entry.isFile()) files.push(name);
      }
      if (performance.now() - since > patience) since = await rest();
    }
    return { files, ...links };
  }

  async read(name: string): Promise<Uint8Array | undefined> {
    if (performance.now() - this.rested > patience) this.rested = await rest();
    return this.readNow(name);
  }

  async readAll(
    names: readonly string[],
    each: (name: string, bytes: Uint8Array | undefined) => void,
  ): Promise<void> {
    const files = new WholeFiles();
    const folders = new Map<string, string | undefined>();
    let since = performance.now();
    for (const name of names) {
      each(name, this.readFrom(files, folders, name));
      if (performance.now() - since > patience) since = await rest();
    }
  }

  /** Writes beside the file, makes that durable, then renames it over. Rejects with Node's error. */
  async write(name: string, bytes: Uint8Array): Promise<void> {
    const file = this.inside(name);
    this.refuseLinkOut(path.dirname(file), name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const target = realFile(file);
    this.refuseLinkOut(target, name);
    refuseReadOnly(target);
    // Hidden, so that nobody takes what a crash leaves behind for a file of the project.
    const temporary = path.join(path.dirname(target), `.${process.pid}-${++this.written}.tmp`);
    try {
      writeDurably(temporary, bytes, modeOf(target));
      fs.renameSync(temporary, target);
    } catch (error) {
      fs.rmSync(temporary, { force: true });
      throw error;
    }
    syncFolder(path.dirname(target));
    return Promise.resolve();
  }

  async remove(name: string): Promise<void> {
    const file = this.inside(name);
    this.refuseLinkOut(path.dirname(file), name);
    fs.rmSync(file, { force: true });
    return Promise.resolve();
  }

  private readNow(name: string): Uint8Array | undefined {
    const file = this.inside(name);
    try {
      const target = fs.realpathSync.native(file);
      return this.holds(target) ? fs.readFileSync(target) : undefined;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /** As `readNow`, in a run of reads; `folders` keeps where each folder really is. */
  private readFrom(
    files: WholeFiles,
    folders: Map<string, string | undefined>,
    name: string,
  ): Uint8Array | undefined {
    if (!WholeFiles.canRefuseLinks) return this.readNow(name);
    const cut = name.lastIndexOf('/') + 1;
    const folder = name.slice(0, cut);
    if (!folders.has(folder)) folders.set(folder, this.realFolder(folder));
    const real = folders.get(folder);
    if (real === undefined) return undefined;
    try {
      return files.read(`${real}/${name.slice(cut)}`);
    } catch (error) {
      if (isMissing(error)) return undefined;
      if (codeOf(error) === 'ELOOP') return this.readNow(name);
      throw error;
    }
  }

  /** Undefined where there is none, or where a link leads out of the project folder. */
  private realFolder(name: string): string | undefined {
    const folder = path.join(this.inside(name), '.');
    try {
      const real = fs.realpathSync.native(folder);
      return this.holds(real) ? real : undefined;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
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

  private refuseLinkOut(file: string, name: string): void {
    let existing = file;
    while (!fs.existsSync(existing)) existing = path.dirname(existing);
    if (!this.holds(fs.realpathSync.native(existing)))
      throw new Error(`“${name}” leads out of the project folder through a link: not written.`);
  }

  private holds(file: string): boolean {
    return file === this.root || file.startsWith(this.root + path.sep);
  }
}

/** Symbolic links that are not followed. */
interface Links {
  readonly leaving: string[];
  readonly broken: string[];
}

/** Where a link leads; undefined for nowhere and for round in circles. */
function targetOf(link: string): string | undefined {
  try {
    return fs.realpathSync.native(link);
  } catch (error) {
    if (isMissing(error) || codeOf(error) === 'ELOOP') return undefined;
    throw error;
  }
}

function readFolder(folder: string): fs.Dirent[] {
  try {
    return fs.readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** Where a file really is, so that a link to a file stays a link. */
function realFile(file: string): string {
  try {
    return fs.realpathSync.native(file);
  } catch (error) {
    if (isMissing(error)) return file;
    throw error;
  }
}

/** Undefined where there is no file yet: then the system's own mask decides. */
function modeOf(file: string): number | undefined {
  try {
    return fs.statSync(file).mode & 0o777;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** A rename would replace a write-protected file without a word. */
function refuseReadOnly(file: string): void {
  if (fs.existsSync(file)) fs.accessSync(file, fs.constants.W_OK);
}

function writeDurably(file: string, bytes: Uint8Array, mode: number | undefined): void {
  const handle = fs.openSync(file, 'wx');
  try {
    if (mode !== undefined) fs.fchmodSync(handle, mode);
    let at = 0;
    while (at < bytes.length) at += fs.writeSync(handle, bytes, at);
    fs.fdatasyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/** Makes a rename durable, where the system can sync a folder (Windows can't, and need not). */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

function isMissing(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function rest(): Promise<number> {
  return new Promise((resolve) => setImmediate(() => resolve(performance.now())));
}
