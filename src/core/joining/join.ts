import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import { keptFile } from '../exchange/kept';
import { writeNew } from '../exchange/writeNew';
import { fillFile } from '../importing/registerFile';
import { asOne } from '../project/asOne';
import { bookChange } from '../project/bookChange';
import type { Act } from '../project/history';
import type { Project } from '../project/project';
import { undo } from '../project/undo';
import { encodeUtf8 } from '../text/decode';
import type { JoinPlan } from './planJoin';

/**
 * Writes what was planned. New codes and codings are one act that can be undone; sources, memos and
 * rows of registers stay. Throws a Refusal where something came to be there meanwhile; what was
 * written until then is found again when the same file is imported once more.
 * @param file what is imported, as it is called
 */
export async function join(project: Project, plan: JoinPlan, file: string): Promise<Act> {
  const { files, registers, kept, book, edits } = plan;
  if (project.bookText !== book.before) throw new Refusal(changedBook);
  await writeNew(project.store, files);
  for (const { file: register, columns, rows } of registers)
    await fillFile(project, register, columns, rows);
  if (kept !== undefined) await project.store.write(keptFile, encodeUtf8(kept));
  const changed = [...files.keys(), ...registers.map((each) => each.file)];
  if (changed.length) await project.refresh(changed, true);
  const name = sentence('import “{file}”', { file });
  const isNew = book.after !== book.before;
  const ofBook = isNew ? bookChange(book.before, book.after) : undefined;
  return asOne(project, { name, edits, book: ofBook }, () =>
    joinStudy(project, { name, files: [], book: ofBook }, plan),
  );
}

async function joinStudy(project: Project, done: Act, { book, edits }: JoinPlan): Promise<Act> {
  if (done.book) await project.writeBook(book.after);
  if (!edits.size) return done;
  try {
    return { ...done, files: await project.editCodings(edits) };
  } catch (error) {
    await undo(project, done);
    throw error;
  }
}

const changedBook = sentence(
  'The codebook has changed since this was planned, so nothing was written. Import the file again.',
);
