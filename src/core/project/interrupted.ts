import type { Sentence } from '../base/sentences';
import { Unreadable } from '../base/unreadable';
import type { RecordEdit } from '../coding/recordEdits';
import { reversed } from './bookChange';
import { isUnfinished } from './layout';
import type { Project } from './project';
import { readOrWhyNot } from './readOrWhyNot';
import { reverseMoves } from './sourceMoves';
import { doSteps } from './steps';
import { reversedText } from './textChange';
import { readSteps, type Unfinished } from './unfinishedText';

/** An act that was cut off in the midst: some of its files are changed, and others not. */
export interface Interrupted {
  /** What is kept of it. */
  readonly path: string;
  readonly steps: Unfinished;
}

/** Acts that were cut off, the oldest first; without those whose file can’t be read. */
export async function interruptedActs(project: Project): Promise<Interrupted[]> {
  const found: Interrupted[] = [];
  for (const path of project.files().filter(isUnfinished).sort()) {
    const bytes = await readOrWhyNot(project.store, path);
    if (!bytes || bytes instanceof Unreadable) continue;
    const steps = readSteps(new TextDecoder().decode(bytes));
    if (steps) found.push({ path, steps });
  }
  return found;
}

/**
 * Does the rest of an act, or takes back what was done of it, as far as nobody has changed that
 * since. Gives what could not be done. May itself be cut off and done again.
 */
export async function settleInterrupted(
  project: Project,
  { path, steps }: Interrupted,
  way: 'finish' | 'takeBack',
): Promise<Sentence[]> {
  const left = await doSteps(project, way === 'finish' ? steps : backwards(steps));
  await project.store.remove(path);
  await project.refresh([path], true);
  return left;
}

function backwards({ edits, book, memos, moves, ...others }: Unfinished): Unfinished {
  const back = [...edits]
    .reverse()
    .map(([file, ofFile]) => [file, ofFile.toReversed().flatMap(backwardsEdit)] as const);
  return {
    ...others,
    edits: new Map(back),
    book: book && reversed(book),
    memos: memos?.toReversed().map(reversedText),
    moves: moves && reverseMoves(moves),
  };
}

/** None where it is not known what was there before. */
function backwardsEdit(edit: RecordEdit): readonly RecordEdit[] {
  switch (edit.kind) {
    case 'add':
      return [{ kind: 'remove', id: edit.record.id, was: edit.record }];
    case 'remove':
      return edit.was ? [{ kind: 'add', record: edit.was }] : [];
    case 'change':
      return edit.was ? [{ ...edit, set: edit.was, was: edit.set }] : [];
  }
}
