import type { Sentence } from '../base/sentences';
import type { RecordEdit } from '../coding/recordEdits';
import { asOne } from './asOne';
import { reversed } from './bookChange';
import type { Act, FileChange } from './history';
import type { Project } from './project';
import { repeatEdits, reverseEdits } from './reverse';
import { reverseMoves } from './sourceMoves';
import { changeBook, changeCodings, changeMemos } from './steps';
import type { Steps } from './stepsOfAct';
import { reversedText } from './textChange';

/**
 * Takes an act back, as far as what it did still stands: what was changed since is kept. Gives what
 * could not be taken back. Where a file can't be written it rejects, and may be tried again.
 */
export function undo(
  project: Project,
  { name, files, moves, book, memos }: Act,
): Promise<Sentence[]> {
  const steps: Steps = {
    name,
    edits: editsOf(files.toReversed(), reverseEdits),
    moves: moves && reverseMoves(moves),
    book: book && reversed(book),
    memos: (memos ?? []).toReversed().map(reversedText),
  };
  return asOne(project, steps, async () => {
    const left = await changeCodings(project, steps);
    if (steps.moves) await project.moveCodings(steps.moves);
    return [...left, ...(await changeBook(project, steps)), ...(await changeMemos(project, steps))];
  });
}

/** Does again what was taken back, as far as that can be. */
export function redo(
  project: Project,
  { name, files, moves, book, memos }: Act,
): Promise<Sentence[]> {
  const steps: Steps = { name, edits: editsOf(files, repeatEdits), moves, book, memos };
  return asOne(project, steps, async () => {
    const ofBook = await changeBook(project, steps);
    const ofMemos = await changeMemos(project, steps);
    if (moves) await project.moveCodings(moves);
    return [...ofBook, ...(await changeCodings(project, steps)), ...ofMemos];
  });
}

function editsOf(
  files: readonly FileChange[],
  of: (change: FileChange) => readonly RecordEdit[],
): ReadonlyMap<string, readonly RecordEdit[]> {
  const edits = new Map<string, readonly RecordEdit[]>();
  for (const change of files)
    edits.set(change.file, [...(edits.get(change.file) ?? []), ...of(change)]);
  return edits;
}
