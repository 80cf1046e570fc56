import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import { applySplices, splicesOfRaw } from '../codebook/splice';
import { frameworkFolder, readFramework, summarySplices } from '../memos/framework';
import { writeMemo } from '../memos/memoText';
import { memoPath, topicName } from '../memos/newMemo';
import { targetFor } from '../memos/target';
import { frameworkOf } from '../project/framework';
import type { Act } from '../project/history';
import type { Project } from '../project/project';

/** A cell of the framework grid. */
export interface CellPlace {
  /** Ids. */
  readonly case: string;
  readonly code: string;
}

/** What the grid says at a place; empty where nothing was written. */
export function summaryAt({ memos }: Project, place: CellPlace): string {
  const { rows } = frameworkOf(memos.all.values(), memos.resolver());
  return rows.get(place.case)?.row.summaries.get(place.code)?.text ?? '';
}

/**
 * Writes a summary into the memo of its case, which is made where there is none; nothing takes it
 * away. Everything else in the memo stays byte for byte.
 * @param before what the cell said when it was begun to be written
 * @throws Refusal where the cell says something else by now
 */
export async function writeSummary(
  project: Project,
  place: CellPlace,
  { before, text }: { readonly before: string; readonly text: string },
): Promise<Act> {
  const { memos } = project;
  const resolver = memos.resolver();
  const there = frameworkOf(memos.all.values(), resolver).rows.get(place.case)?.memo;
  const places = new Map(project.book.codes.map(({ id }, at) => [id, at]));
  const placeOf = (code: string) => places.get(code) ?? Infinity;
  const isBefore = (other: string) => placeOf(other) < placeOf(place.code);
  const path = there?.path ?? memoPath(place.case, project.files(), frameworkFolder);
  const edit = (raw: string | undefined): string | undefined => {
    if (raw === undefined && text.trim() === '' && before === '') return undefined;
    const now = raw ?? newMemo(project, place.case);
    const memo = memos.as(path, now);
    const row = readFramework(memo, resolver);
    if ((row.summaries.get(place.code)?.text ?? '') !== before) throw new Refusal(changed);
    const link = targetFor({ kind: 'code', id: place.code }, resolver);
    const splices = summarySplices(memo, row, { code: place.code, link, text }, isBefore);
    return applySplices(now, splicesOfRaw(now, splices));
  };
  const done = await project.editMemos(new Map([[path, edit]]));
  const name = sentence('write in the framework grid about {code}', { code: place.code });
  return { name, files: [], book: undefined, memos: done };
}

/** Without a word of who and when: of two people who begin, git finds the same lines. */
function newMemo({ caseTable, sources }: Project, id: string): string {
  const name = caseTable.byId.get(id)?.name;
  const isSource = !caseTable.byId.has(id) && sources.has(id);
  const about = [topicName({ kind: isSource ? 'source' : 'case', id })];
  return writeMemo({ title: `Framework: ${name || id}`, about, coder: '', created: '', text: '' });
}

const changed = sentence(
  'This cell says something else by now: somebody wrote in it meanwhile. Read it, then write again.',
);
