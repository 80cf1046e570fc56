import { type Sentence, sentence } from '../base/sentences';
import type { Left, RecordChange, RecordEdit } from '../coding/recordEdits';
import type { Steps } from './stepsOfAct';
import { bookChange, isMade, withChange } from './bookChange';
import type { Project } from './project';
import { isAsAfter, making, type TextChange, type TextEdit } from './textChange';

/** What edits of memos are going to change, as the memos are now. */
export function textChanges(
  { memos }: Project,
  edits: ReadonlyMap<string, TextEdit>,
): readonly TextChange[] {
  return [...edits].flatMap(([file, edit]) => {
    const before = memos.rawText(file);
    const after = edit(before);
    return before === after ? [] : [{ file, before, after }];
  });
}

/** Does what is said, as far as it still is to be done and can be; gives what could not be. */
export async function doSteps(project: Project, steps: Steps): Promise<Sentence[]> {
  if (steps.moves) await project.moveCodings(steps.moves);
  return [
    ...(await changeCodings(project, steps)),
    ...(await changeBook(project, steps)),
    ...(await changeMemos(project, steps)),
  ];
}

/** Edits coding files; gives what was not done. */
export async function changeCodings(project: Project, { edits }: Steps): Promise<Sentence[]> {
  const done = await project.editCodings(edits);
  const all = [...edits.values()].flat();
  return leftSentences(
    all,
    done.flatMap(({ changes }) => changes),
  );
}

/** Changes the codebook, where that is certain; gives what was not done. */
export async function changeBook(project: Project, { book }: Steps): Promise<Sentence[]> {
  if (!book || isMade(project.bookText, book)) return [];
  const text = withChange(project.bookText, book);
  if (text !== undefined) await project.writeBook(text);
  return text === undefined
    ? [sentence('The codebook has changed meanwhile and is left as it is.')]
    : [];
}

/** Makes changes of memos, where what they change still stands; gives what was not done. */
export async function changeMemos(project: Project, { memos = [] }: Steps): Promise<Sentence[]> {
  const left: Sentence[] = [];
  for (const each of memos) {
    if (isDone(project.memos.rawText(each.file), each)) continue;
    const [done] = await project.editMemos(new Map([[each.file, making(each)]]));
    if (done || isAsAfter(project.memos.rawText(each.file), each)) continue;
    left.push(sentence('{file} has changed meanwhile and is left as it is.', { file: each.file }));
  }
  return left;
}

/** Whether a text is as a change leaves it, at the very place. */
function isDone(text: string | undefined, { before, after }: TextChange): boolean {
  if (text === undefined || before === undefined || after === undefined) return text === after;
  return text !== before && isMade(text, bookChange(before, after));
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
