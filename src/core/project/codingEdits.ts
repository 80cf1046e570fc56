import type { Queues } from '../base/queues';
import type { RecordEdit } from '../coding/edit';
import { type CodingFiles, sourceOf } from './codingFiles';
import { type FileChange, reverseEdits } from './history';
import type { LocatedSources } from './locatedSources';

/** Edits coding files one after another, and what is held in memory of them. */
export class CodingEdits {
  constructor(
    private readonly queues: Queues,
    private readonly codings: CodingFiles,
    private readonly texts: LocatedSources,
  ) {}

  /** All or none: where one can't be written, those already edited are edited back. */
  async run(edits: ReadonlyMap<string, readonly RecordEdit[]>): Promise<FileChange[]> {
    const done: FileChange[] = [];
    try {
      for (const [file, ofFile] of edits) done.push(await this.editFile(file, ofFile));
    } catch (error) {
      for (const change of done.toReversed())
        await this.editFile(change.file, reverseEdits(change));
      throw error;
    }
    return done;
  }

  private async editFile(file: string, edits: readonly RecordEdit[]): Promise<FileChange> {
    const source = sourceOf(file);
    if (source === undefined) throw new Error(`“${file}” is no coding file.`);
    return this.queues.run(source, async () => {
      const changes = await this.codings.edit(file, edits);
      await this.texts.codingsChanged(source);
      return { file, changes };
    });
  }
}
