import * as vscode from 'vscode';
import { largestFile, Unreadable } from '../../core/base/unreadable';
import { readOrWhyNot } from '../../core/project/readOrWhyNot';
import { type PlainFiles, PlainUpdates } from '../../core/project/plainUpdates';
import type { Edit, FileStore, Listing } from '../../core/project/ports';

/** Reads in flight at once: one after another each costs a round trip to the window. */
const atOnce = 32;

/** The files of a project in a folder that only VS Code can reach (virtual, or in the browser). */
export class UriStore implements FileStore {
  private readonly updates: PlainUpdates;

  constructor(private readonly folder: vscode.Uri) {
    this.updates = new PlainUpdates(new FolderFiles(folder), {
      mark: () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`,
      wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    });
  }

  /** Mends first what a window that went in the middle of a write has left in part. */
  async list(): Promise<Listing> {
    await this.updates.recover();
    const files: string[] = [];
    const leaving: string[] = [];
    const locked: string[] = [];
    const walk = async (folder: string): Promise<void> => {
      const below: Promise<void>[] = [];
      const entries = await this.entries(folder);
      if (!entries) locked.push(folder.slice(0, -1));
      for (const [name, type] of entries ?? []) {
        if (name.startsWith('.') || name === 'node_modules') continue;
        const path = folder + name;
        // Where a link leads can't be told here, so none is followed.
        if (type & vscode.FileType.SymbolicLink) leaving.push(path);
        else if (type & vscode.FileType.Directory) below.push(walk(`${path}/`));
        else files.push(path);
      }
      await Promise.all(below);
    };
    await walk('');
    return { files, leaving, locked };
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    try {
      const bytes = await vscode.workspace.fs.readFile(this.uri(path));
      if (bytes.length > largestFile) throw Unreadable.tooLarge(path, bytes.length);
      return bytes;
    } catch (error) {
      if (isMissing(error)) return undefined;
      if (isOfFiles(error)) throw Unreadable.because(path, error);
      throw error;
    }
  }

  async readAll(
    paths: readonly string[],
    each: (path: string, bytes: Uint8Array | Unreadable | undefined) => void,
  ): Promise<void> {
    let next = 0;
    const worker = async (): Promise<void> => {
      for (let path = paths[next++]; path !== undefined; path = paths[next++])
        each(path, await readOrWhyNot(this, path));
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  }

  async update(path: string, edit: Edit): Promise<void> {
    if (path.split('/').includes('..')) throw new Error(`“${path}” is outside the project folder.`);
    try {
      await this.updates.update(path, edit);
    } catch (error) {
      throw isOfFiles(error) ? Object.assign(error, { path }) : error;
    }
  }

  write(path: string, bytes: Uint8Array): Promise<void> {
    return this.update(path, () => bytes);
  }

  remove(path: string): Promise<void> {
    return this.update(path, () => undefined);
  }

  async stamps(paths: readonly string[]): Promise<Float64Array> {
    const stamps = new Float64Array(paths.length * 4).fill(NaN);
    let next = 0;
    const worker = async (): Promise<void> => {
      for (let i = next++; i < paths.length; i = next++) {
        const stat = await unlessRefused(vscode.workspace.fs.stat(this.uri(paths[i] ?? '')));
        if (stat?.type === vscode.FileType.File)
          stamps.set([stat.size, stat.mtime, stat.ctime, 0], i * 4);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    return stamps;
  }

  /** Undefined where there is no permission to look; of the project's own folder, that is thrown. */
  private async entries(folder: string): Promise<[string, vscode.FileType][] | undefined> {
    try {
      return await vscode.workspace.fs.readDirectory(this.uri(folder));
    } catch (error) {
      if (folder === '' || !isOfFiles(error)) throw error;
      if (isMissing(error)) return []; // it has gone meanwhile
      if (error.code === 'NoPermissions') return undefined;
      throw error;
    }
  }

  private uri(path: string): vscode.Uri {
    return uriIn(this.folder, path);
  }
}

/** The files of a folder, one by one, as VS Code's API gives them. */
class FolderFiles implements PlainFiles {
  constructor(private readonly folder: vscode.Uri) {}

  read(path: string): Promise<Uint8Array | undefined> {
    return unlessMissing(vscode.workspace.fs.readFile(uriIn(this.folder, path)));
  }

  async write(path: string, bytes: Uint8Array): Promise<void> {
    await vscode.workspace.fs.writeFile(uriIn(this.folder, path), bytes);
  }

  async remove(path: string): Promise<void> {
    await unlessMissing(vscode.workspace.fs.delete(uriIn(this.folder, path)));
  }

  async names(folder: string): Promise<string[]> {
    const uri = uriIn(this.folder, folder);
    const entries = (await unlessMissing(vscode.workspace.fs.readDirectory(uri))) ?? [];
    return entries.map(([name]) => name);
  }
}

function uriIn(folder: vscode.Uri, path: string): vscode.Uri {
  return vscode.Uri.joinPath(folder, ...path.split('/'));
}

/** Undefined where the file system says no, for whatever reason. */
async function unlessRefused<T>(work: Thenable<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (isOfFiles(error)) return undefined;
    throw error;
  }
}

async function unlessMissing<T>(work: Thenable<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isOfFiles(error: unknown): error is vscode.FileSystemError {
  return error instanceof vscode.FileSystemError;
}

function isMissing(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}
