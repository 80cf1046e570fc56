import { graftCodes } from '../codebook/reshape';
import { sentence } from '../base/sentences';
import type { CodingRecord } from '../coding/coding';
import { editCodings } from '../coding/edit';
import { isMemoFile } from '../memos/memoFile';
import { readMemo } from '../memos/memoText';
import { bookChange } from '../project/bookChange';
import type { Act } from '../project/history';
import { placeOf } from '../project/layout';
import type { Project } from '../project/project';
import { type Binned, readBin } from './bin';

/** What of a deletion is not there any more, and so could be restored. */
export interface Missing {
  readonly path: string;
  readonly binned: Binned;
  /** Ids. */
  readonly codes: readonly string[];
  readonly codings: number;
  /** Texts by file. */
  readonly memos: ReadonlyMap<string, string>;
}

/** What restoring a deletion would bring back. */
export async function missingOf(project: Project, path: string): Promise<Missing> {
  const binned = await readBin(project, path);
  const codes = binned.codes.filter((code) => !project.book.byId.has(code));
  let codings = 0;
  for (const [file, records] of filesOf(binned)) {
    const bytes = (await project.store.read(file)) ?? new Uint8Array(0);
    const { changes } = editCodings(bytes, addingOf(records));
    codings += changes.filter(({ left }) => left === undefined).length;
  }
  return { path, binned, codes, codings, memos: memosMissing(project, binned) };
}

/** Puts back what was deleted, as far as it is not there: codes to where they were, or the top level. */
export async function restore(project: Project, { binned, codes, memos }: Missing): Promise<Act> {
  const name = binned.codes.length
    ? sentence('restore {codes}', { codes: binned.codes.join(', ') })
    : sentence('restore the memo “{title}”', { title: titlesOf(memos).join(', ') });
  const before = project.bookText;
  const after = codes.length
    ? graftCodes(before, binned.codebook, codes, new Map(Object.entries(binned.parents)))
    : before;
  if (after !== before) await project.writeBook(after);
  const edits = new Map(filesOf(binned).map(([file, records]) => [file, addingOf(records)]));
  const files = edits.size ? await project.editCodings(edits) : [];
  // What somebody has put there meanwhile stays.
  const texts = [...memos].map(([file, text]) => [file, (now?: string) => now ?? text] as const);
  const restored = await project.editMemos(new Map(texts));
  const book = after === before ? undefined : bookChange(before, after);
  return { name, files, book, ...(restored.length ? { memos: restored } : {}) };
}

/** What deleted memos were called. */
export function titlesOf(memos: ReadonlyMap<string, string>): string[] {
  return [...memos].map(([path, text]) => readMemo(path, text).value.title);
}

function memosMissing(project: Project, { memos = {} }: Binned): ReadonlyMap<string, string> {
  const there = new Set(project.files());
  const missing = Object.entries(memos).filter(
    ([path, text]) => isMemoFile(path) && !there.has(path) && typeof text === 'string',
  );
  return new Map(missing);
}

/** Nothing is ever written elsewhere than into coding files. */
function filesOf({ codings }: Binned): [string, readonly CodingRecord[]][] {
  return Object.entries(codings).filter(([file]) => placeOf(file) !== undefined);
}

function addingOf(records: readonly CodingRecord[]) {
  return records.map((record) => ({ kind: 'add', record }) as const);
}
