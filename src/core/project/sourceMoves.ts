import type { Queues } from '../base/queues';
import { editSourceRow, type RowEdit } from '../cases/editSources';
import { recordsIn } from '../coding/scan';
import { type CodingFiles, sourceOf } from './codingFiles';
import type { Folder } from './folder';
import { sourcesFile } from './layout';
import { type FileMove, moveCodingFile } from './movedFile';

/** Codings that become those of another source, and rows of `sources.csv` that go with them. */
export interface Moves {
  readonly files: readonly FileMove[];
  readonly rows: readonly RowEdit[];
}

export const noMoves: Moves = { files: [], rows: [] };

/** The moves that take others back. */
export function reverseMoves({ files, rows }: Moves): Moves {
  return {
    files: files.toReversed().map(({ from, to, ids }) => ({
      from: to,
      to: from,
      ...(ids ? { ids } : {}),
    })),
    rows: rows.toReversed().map(({ kind, from, to }) => ({
      kind: kind === 'copy' ? 'remove' : 'rename',
      from: to,
      to: from,
    })),
  };
}

/** Moves coding files and edits rows of the register, each thing after the other. */
export class SourceMoves {
  constructor(
    private readonly queues: Queues,
    private readonly folder: Folder,
    private readonly codings: CodingFiles,
  ) {}

  /** All or none; gives what there was to move. Rows that can't be edited stay: a Problem tells. */
  async run({ files, rows }: Moves): Promise<Moves> {
    const done: FileMove[] = [];
    try {
      for (const file of files) {
        const moved = await this.move(file);
        if (moved) done.push(moved);
      }
      const edited: RowEdit[] = [];
      for (const row of rows) if (await this.editRow(row)) edited.push(row);
      return { files: done, rows: edited };
    } catch (error) {
      for (const move of reverseMoves({ files: done, rows: [] }).files) await this.move(move);
      throw error;
    }
  }

  private move(file: FileMove): Promise<FileMove | undefined> {
    const [first = '', second = ''] = [file.from, file.to]
      .map((path) => sourceOf(path) ?? '')
      .sort();
    const work = async () => {
      const moved = await (file.ids
        ? this.moveRecords(file, file.ids)
        : moveCodingFile(this.folder.store, file.from, file.to));
      for (const path of moved ? [file.from, file.to] : []) {
        this.folder.note(path, (await this.folder.store.read(path)) !== undefined);
        await this.codings.refresh(path);
      }
      return moved;
    };
    if (first === second) return this.queues.run(first, work);
    // In one order always: two moves that cross never wait for each other.
    return this.queues.run(first, () => this.queues.run(second, work));
  }

  /** They stand at their new place before they go from the old one. */
  private async moveRecords(
    { from, to }: FileMove,
    ids: readonly string[],
  ): Promise<FileMove | undefined> {
    const wanted = new Set(ids);
    const bytes = await this.folder.store.read(from);
    const records = (bytes ? recordsIn(bytes) : []).filter(({ id }) => wanted.has(id));
    if (!records.length) return undefined;
    const { changes } = await this.codings.edit(
      to,
      records.map((record) => ({ kind: 'add', record })),
    );
    // One whose id another has there stays where it is: nothing is put in another's place.
    const gone = records.filter((_, i) => changes[i]?.left !== 'taken');
    await this.codings.edit(
      from,
      gone.map((was) => ({ kind: 'remove', id: was.id, was })),
    );
    return { from, to, ids: gone.map(({ id }) => id) };
  }

  private editRow(row: RowEdit): Promise<boolean> {
    return this.queues.run(sourcesFile, async () => {
      let isEdited = false;
      await this.folder.store.update(sourcesFile, (bytes) => {
        const edited = bytes && editSourceRow(bytes, row);
        isEdited ||= edited !== bytes;
        return edited;
      });
      return isEdited;
    });
  }
}
