import type { Queues } from '../base/queues';
import type { RecordEdit } from '../coding/edit';
import type { CodingFiles } from './codingFiles';
import type { FileChange } from './history';
import { roleOf } from './layout';
import type { LocatedSources } from './locatedSources';
import { reverseEdits } from './reverse';

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
    const role = roleOf(file, () => false);
    if (role.kind !== 'codings') throw new Error(`“${file}” is no coding file.`);
    return this.queues.run(role.source, async () => {
      const { changes, records } = await this.codings.edit(file, edits);
      this.texts.codingsEdited(role.source, role.coder, records);
      return { file, changes };
    });
  }
}
