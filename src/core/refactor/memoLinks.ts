import { applySplices, splicesOfRaw } from '../codebook/splice';
import { readCodebook } from '../codebook/read';
import type { RecordEdit } from '../coding/recordEdits';
import { readMemo } from '../memos/memoText';
import { codeRenamings, type Renamings, renamedText, renamingSplices } from '../memos/renaming';
import type { Resolver } from '../memos/resolver';
import { codebookFile } from '../project/layout';
import type { Project } from '../project/project';
import type { TextEdit } from '../project/textChange';
import type { Recoding } from './recode';

/** What becomes of memos when things are called otherwise. */
export interface Relinking {
  /** By file. */
  readonly edits: ReadonlyMap<string, TextEdit>;
  /** Links and what memos are about, written anew. */
  readonly links: number;
}

export const noRelinking: Relinking = { edits: new Map(), links: 0 };

/**
 * The links of memos, and of the memos of codings, led to the codes that others become.
 * @param after the codebook’s text afterwards
 * @param becomes ids of codes by what they were; one that is only called otherwise, its own
 */
export async function relinking(
  project: Project,
  after: string,
  becomes: ReadonlyMap<string, string>,
  recoding: Recoding,
): Promise<{ readonly memos: Relinking; readonly codings: Recoding }> {
  const book = readCodebook(codebookFile, after).value;
  const renamings = codeRenamings(project.book, book, becomes);
  const resolver = project.memos.resolver();
  return {
    memos: memosRenamed(project, resolver, renamings),
    codings: await codingsRenamed(project, resolver, renamings, recoding),
  };
}

/** Links in memos that are files. */
export function memosRenamed(
  project: Project,
  resolver: Resolver,
  renamings: Renamings,
): Relinking {
  const edits = new Map<string, TextEdit>();
  let links = 0;
  for (const memo of project.memos.all.values()) {
    const splices = renamingSplices(memo, resolver, renamings);
    if (!splices.length) continue;
    links += splices.length;
    edits.set(memo.path, (text) => {
      if (text === undefined) return undefined;
      const now = readMemo(memo.path, text).value;
      return applySplices(text, splicesOfRaw(text, renamingSplices(now, resolver, renamings)));
    });
  }
  return { edits, links };
}

/** Links in memos of codings, beside what becomes of the codings themselves. */
export async function codingsRenamed(
  project: Project,
  resolver: Resolver,
  renamings: Renamings,
  recoding: Recoding,
): Promise<Recoding> {
  const rewritten = (memo: unknown) =>
    typeof memo === 'string' ? renamedText(memo, resolver, renamings) : undefined;
  const edits = new Map<string, RecordEdit[]>();
  /** By file, those whose memo needs no other edit. */
  const seen = new Map<string, Set<string>>();
  const memos = (await project.memos.ofCodings()).filter(({ record }) =>
    record.memo.includes('[['),
  );
  const byFile = new Map<string, Map<string, string>>();
  for (const { file, record } of memos) {
    const ofFile = byFile.get(file) ?? new Map<string, string>();
    byFile.set(file, ofFile.set(record.id, record.memo));
  }
  for (const [file, ofFile] of recoding.edits) {
    const ids = new Set<string>();
    seen.set(file, ids);
    const links = byFile.get(file);
    edits.set(
      file,
      ofFile.map((edit): RecordEdit => {
        if (edit.kind === 'add') return edit;
        ids.add(edit.id);
        if (edit.kind === 'remove') return edit;
        const memo = rewritten(edit.set['memo'] ?? links?.get(edit.id));
        return memo === undefined ? edit : { ...edit, set: { ...edit.set, memo } };
      }),
    );
  }
  for (const { file, record } of memos) {
    if (seen.get(file)?.has(record.id)) continue;
    const memo = rewritten(record.memo);
    if (memo === undefined) continue;
    const edit: RecordEdit = { kind: 'change', id: record.id, set: { memo }, of: record };
    edits.set(file, [...(edits.get(file) ?? []), edit]);
  }
  return { ...recoding, edits };
}
