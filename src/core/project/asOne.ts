import type { Sentence } from '../base/sentences';
import { edited, editsBetween, type RecordEdit } from '../coding/recordEdits';
import { encodeUtf8 } from '../text/decode';
import { unfinishedFolder } from './layout';
import type { FileChange } from './history';
import type { Project } from './project';
import type { Steps } from './stepsOfAct';
import { writeSteps } from './unfinishedText';

/**
 * Does an act over several files. What it is going to do is on disk before the first of them
 * changes, and goes when all are done, or all are as they were: where the process ends in the
 * midst of it, somebody can finish it or take it back (see `interrupted`).
 */
export async function asOne<T>(project: Project, steps: Steps, work: () => Promise<T>): Promise<T> {
  if (filesOf(steps) < 2) return work();
  const { chance, store } = project;
  const started = new Date(chance.now()).toISOString();
  const mark = Array.from(chance.random(4), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const path = `${unfinishedFolder}${started.replace(/[:.]/g, '-')}-${mark}.json`;
  await store.write(path, encodeUtf8(writeSteps({ ...guarded(steps), started })));
  try {
    return await work();
  } finally {
    await store.remove(path);
  }
}

/** As `Project.editCodings`, as one. */
export function editAsOne(
  project: Project,
  name: Sentence,
  edits: Steps['edits'],
): Promise<FileChange[]> {
  return asOne(project, { name, edits }, () => project.editCodings(edits));
}

function filesOf({ edits, book, memos = [], moves }: Steps): number {
  const rows = moves?.rows.length ? 1 : 0;
  return edits.size + (book ? 1 : 0) + memos.length + (moves?.files.length ?? 0) + rows;
}

/** With edits that say what was there before: so each can be made twice, and taken back. */
function guarded(steps: Steps): Steps {
  const edits = [...steps.edits].map(
    ([file, ofFile]) => [file, ofFile.flatMap((edit) => guardedEdit(edit))] as const,
  );
  return { ...steps, edits: new Map(edits) };
}

function guardedEdit(edit: RecordEdit): readonly RecordEdit[] {
  if (edit.kind === 'add' || !edit.of) return [edit];
  return editsBetween(edit.of, edited(edit, edit.of).after);
}
