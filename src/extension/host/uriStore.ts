import * as vscode from 'vscode';
import type { FileStore, Listing } from '../../core/project/ports';

/** Reads in flight at once: one after another each costs a round trip to the window. */
const atOnce = 32;

/** The files of a project in a folder that only VS Code can reach (virtual, or in the browser). */
export class UriStore implements FileStore {
  constructor(private readonly folder: vscode.Uri) {}

  async list(): Promise<Listing> {
    const files: string[] = [];
    const leaving: string[] = [];
    const walk = async (folder: string): Promise<void> => {
      const below: Promise<void>[] = [];
      for (const [name, type] of await vscode.workspace.fs.readDirectory(this.uri(folder))) {
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
    return { files, leaving };
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    try {
      return await vscode.workspace.fs.readFile(this.uri(path));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async readAll(
    paths: readonly string[],
    each: (path: string, bytes: Uint8Array | undefined) => void,
  ): Promise<void> {
    let next = 0;
    const worker = async (): Promise<void> => {
      for (let path = paths[next++]; path !== undefined; path = paths[next++])
        each(path, await this.read(path));
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  }

  /** As whole as the file system behind it makes it: VS Code's API knows no rename over a file in place. */
  async write(path: string, bytes: Uint8Array): Promise<void> {
    if (path.split('/').includes('..')) throw new Error(`“${path}” is outside the project folder.`);
    await vscode.workspace.fs.writeFile(this.uri(path), bytes);
  }

  async remove(path: string): Promise<void> {
    try {
      await vscode.workspace.fs.delete(this.uri(path));
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }

  private uri(path: string): vscode.Uri {
    return vscode.Uri.joinPath(this.folder, ...path.split('/'));
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}
