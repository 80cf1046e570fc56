import * as vscode from 'vscode';
import type { Sentence } from '../../core/base/sentences';
import { type Act, followed } from '../../core/project/history';
import type { FileMove } from '../../core/project/movedFile';

/** An act as it is remembered: a small one whole, a large one by the file that holds it. */
export interface KeptAct {
  readonly name: Sentence;
  readonly act?: Act;
  readonly file?: string;
  /** Where coding files have gone since the file was written. */
  readonly moved?: readonly (readonly FileMove[])[];
}

/** What is remembered of an act once coding files have been moved. */
export function follow(kept: KeptAct, moved: readonly FileMove[]): KeptAct {
  const { act } = kept;
  const files = moved.map(({ from, to }) => ({ from, to }));
  if (act) return { ...kept, act: followed(act, files) };
  return { ...kept, moved: [...(kept.moved ?? []), files] };
}

/** What is kept of acts in the window's memory is written with each of them. Characters of JSON. */
const small = 2_000;

/** Where acts are kept between sessions: what VS Code remembers for a window is no place for megabytes. */
export class ActShelf {
  /** @param folder undefined where VS Code has none for this window: then all are kept whole */
  constructor(private readonly folder: vscode.Uri | undefined) {}

  /** `size` in characters. */
  async keep(act: Act): Promise<{ readonly kept: KeptAct; readonly size: number }> {
    const { name } = act;
    const text = JSON.stringify(act);
    const size = text.length;
    if (size <= small || !this.folder) return { kept: { name, act }, size };
    const file = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}.json`;
    await vscode.workspace.fs.writeFile(this.at(this.folder, file), new TextEncoder().encode(text));
    return { kept: { name, file }, size };
  }

  /** Undefined where its file is gone: whoever cleans up may take it. */
  async read({ act, file, moved = [] }: KeptAct): Promise<Act | undefined> {
    if (act || file === undefined || !this.folder) return act;
    try {
      const bytes = await vscode.workspace.fs.readFile(this.at(this.folder, file));
      return moved.reduce(followed, JSON.parse(new TextDecoder().decode(bytes)) as Act);
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async forget(acts: readonly KeptAct[]): Promise<void> {
    for (const { file } of acts) {
      if (file === undefined || !this.folder) continue;
      try {
        await vscode.workspace.fs.delete(this.at(this.folder, file));
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    }
  }

  private at(folder: vscode.Uri, file: string): vscode.Uri {
    return vscode.Uri.joinPath(folder, 'acts', file);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}
