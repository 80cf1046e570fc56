import { type Sentence, sentence } from '../base/sentences';
import type { Left, RecordChange, RecordEdit } from '../coding/recordEdits';
import { type BookChange, isMade, reversed, withChange } from './bookChange';
import type { Act, FileChange } from './history';
import type { Project } from './project';
import { repeatEdits, reverseEdits } from './reverse';
import { reverseMoves } from './sourceMoves';
import { isAsAfter, making, type TextChange } from './textChange';

/**
 * Takes an act back, as far as what it did still stands: what was changed since is kept. Gives what
 * could not be taken back. Where a file can't be written it rejects, and may be tried again.
 */
export async function undo(project: Project, act: Act): Promise<Sentence[]> {
  const left = await edit(project, act.files.toReversed(), reverseEdits);
  if (act.moves) await project.moveCodings(reverseMoves(act.moves));
  const book = act.book && (await restoreBook(project, reversed(act.book)));
  const memos = await change(project, (act.memos ?? []).toReversed().map(reversedText));
  return [...left, ...(book ? [book] : []), ...memos];
}

/** Does again what was taken back, as far as that can be. */
export async function redo(project: Project, act: Act): Promise<Sentence[]> {
  const book = act.book && (await restoreBook(project, act.book));
  const memos = await change(project, act.memos ?? []);
  if (act.moves) await project.moveCodings(act.moves);
  const left = await edit(project, act.files, repeatEdits);
  return [...(book ? [book] : []), ...left, ...memos];
}

async function edit(
  project: Project,
  files: readonly FileChange[],
  editsOf: (change: FileChange) => readonly RecordEdit[],
): Promise<Sentence[]> {
  const edits = new Map<string, readonly RecordEdit[]>();
  for (const change of files)
    edits.set(change.file, [...(edits.get(change.file) ?? []), ...editsOf(change)]);
  const done = await project.editCodings(edits);
  const all = [...edits.values()].flat();
  return leftSentences(
    all,
    done.flatMap(({ changes }) => changes),
  );
}

/** What was not done of these edits, each kind in one sentence. */
function leftSentences(edits: readonly RecordEdit[], changes: readonly RecordChange[]): Sentence[] {
  const count = new Map<Left, number>();
  changes.forEach(({ left }, i) => {
    // That a coding is gone which was to go is as it should be.
    const isWished = left === 'there' || (left === 'gone' && edits[i]?.kind === 'remove');
    if (left && !isWished) count.set(left, (count.get(left) ?? 0) + 1);
  });
  const told = (left: Left, words: (n: number) => Sentence) => {
    const n = count.get(left);
    return n === undefined ? [] : [words(n)];
  };
  return [
    ...told('changed', (n) =>
      sentence('Codings changed since, which are kept as they are: {n}.', { n }),
    ),
    ...told('gone', (n) => sentence('Codings that are not there any more: {n}.', { n })),
    ...told('taken', (n) =>
      sentence('Codings whose id another one has now, and which stay away: {n}.', { n }),
    ),
    ...told('unreadable', (n) =>
      sentence('Codings whose line is not UTF-8, and which are kept as they are: {n}.', { n }),
    ),
  ];
}

function reversedText({ file, before, after }: TextChange): TextChange {
  return { file, before: after, after: before };
}

/** Makes changes of memos, where what they change still stands. */
async function change(project: Project, changes: readonly TextChange[]): Promise<Sentence[]> {
  const left: Sentence[] = [];
  for (const each of changes) {
    const [done] = await project.editMemos(new Map([[each.file, making(each)]]));
    if (done || isAsAfter(project.memos.rawText(each.file), each)) continue;
    left.push(sentence('{file} has changed meanwhile and is left as it is.', { file: each.file }));
  }
  return left;
}

async function restoreBook(project: Project, change: BookChange): Promise<Sentence | undefined> {
  const text = withChange(project.bookText, change);
  if (text !== undefined) await project.writeBook(text);
  const isWished = text !== undefined || isMade(project.bookText, change);
  return isWished
    ? undefined
    : sentence('The codebook has changed meanwhile and is left as it is.');
}
