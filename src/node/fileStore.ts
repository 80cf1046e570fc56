import fs from 'node:fs';
import path from 'node:path';
import type { FileStore, Listing } from '../core/project/ports';
import { realFile, refuseWay } from './obstacles';
import { codeOf, holds, isMissing, isReal, targetOf } from './paths';
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
    const locked: string[] = [];
    const folders = [''];
    let since = performance.now();
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
      const entries = readFolder(path.join(this.root, folder));
      if (!entries && folder === '') fs.accessSync(this.root, fs.constants.R_OK); // throws
      if (!entries) locked.push(folder.slice(0, -1));
      for (const entry of entries ?? []) {
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

  /**
   * Writes beside the file, makes that durable, then renames it over. Rejects with Node's error, or
   * with a Refusal where something stands in the way.
   */
  async write(name: string, bytes: Uint8Array): Promise<void> {
    const file = this.inside(name);
    refuseWay(this.root, path.dirname(file), name);
    const target = realFile(this.root, file, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    refuseReadOnly(target);
    // Hidden, so that nobody takes what a crash leaves behind for a file of the project.
    const temporary = path.join(path.dirname(target), temporaryName(++this.written));
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
    refuseWay(this.root, path.dirname(file), name);
    fs.rmSync(file, { force: true });
    return Promise.resolve();
  }

  private readNow(name: string): Uint8Array | undefined {
    const file = this.inside(name);
    if (!isReal(path.dirname(file))) return undefined;
    const target = targetOf(file);
    if (target === undefined || !this.holds(target)) return undefined;
    try {
      // A pipe would keep us waiting for somebody to write to it.
      return fs.statSync(target).isFile() ? fs.readFileSync(target) : undefined;
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

  /** Undefined where there is none, or only through a link. */
  private realFolder(name: string): string | undefined {
    const folder = path.resolve(this.inside(name));
    return isReal(folder) ? folder : undefined;
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

/** Unlike what another process left behind that had our number. */
function temporaryName(count: number): string {
  return `.${process.pid}-${Date.now().toString(36)}-${count}.tmp`;
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

function rest(): Promise<number> {
  return new Promise((resolve) => setImmediate(() => resolve(performance.now())));
}
