import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import { fileName } from '../base/fileNames';
import { applySplices, type Splice, splicesOfRaw } from '../codebook/splice';
import { linksOf } from '../memos/links';
import { fileTitle, type Memo } from '../memos/memoFile';
import { readMemo, writeMemo } from '../memos/memoText';
import { memoPath, topicName } from '../memos/newMemo';
import { memoRenaming, renamed, type Renamings, yamlText } from '../memos/renaming';
import type { Resolver } from '../memos/resolver';
import type { Thing } from '../memos/things';
import { asOne } from '../project/asOne';
import { bookChange } from '../project/bookChange';
import type { Act } from '../project/history';
import { memosRenamed } from '../project/memoLinks';
import { isOneForSome } from '../project/movedFile';
import type { Project } from '../project/project';
import { textChanges } from '../project/steps';
import type { Steps } from '../project/stepsOfAct';
import type { TextEdit } from '../project/textChange';
import { undo } from '../project/undo';
import { toLf } from '../text/decode';
import { putInBin } from './bin';
import { codingsRenamed } from './memoLinks';
import { noRecoding } from './recode';

export interface NewMemo {
  readonly title: string;
  readonly about: readonly Thing[];
  /** Who writes it; '' where that is not known. */
  readonly coder: string;
}

/** Makes the file of a memo that is still to be written. */
export async function createMemo(
  project: Project,
  { title, about, coder }: NewMemo,
): Promise<{ readonly act: Act; readonly path: string }> {
  const path = memoPath(title, project.files());
  const created = new Date(project.chance.now()).toISOString().replace(/\.\d+/, '');
  const text = writeMemo({ title, about: about.map(topicName), coder, created, text: '' });
  const memos = await project.editMemos(new Map([[path, free(path, () => text)]]));
  const name = sentence('make the memo “{title}”', { title });
  return { act: { name, files: [], book: undefined, memos }, path };
}

/**
 * Gives a memo another title, and its file the name of it where it was called by its title before;
 * links to it are written anew, in memos, in those of codings and in the codebook. One act.
 */
export async function renameMemo(project: Project, memo: Memo, title: string): Promise<Act> {
  const name = sentence('rename the memo “{title}”', { title: memo.title });
  const path = pathFor(project, memo, title);
  const now = { title, path };
  const resolver = project.memos.resolver();
  const renamings = memoRenaming(memo, now);
  const { edits } = memosRenamed(project, resolver, renamings);
  const all = new Map(edits);
  const own = edits.get(memo.path) ?? ((text) => text);
  const retitled: TextEdit = (text) => withTitle(memo.path, own(text), title);
  if (path === memo.path) all.set(path, retitled);
  else {
    const text = project.memos.rawText(memo.path);
    all.set(
      path,
      free(path, () => retitled(text)),
    );
    all.set(memo.path, (onDisk) => (onDisk === text ? undefined : refuse(changed(memo.path))));
  }
  const codings = await codingsRenamed(project, resolver, renamings, noRecoding);
  const before = project.bookText;
  const after = bookRenamed(before, resolver, renamings);
  const book = after === before ? undefined : bookChange(before, after);
  const steps = { name, edits: codings.edits, book, memos: textChanges(project, all) };
  return asOne(project, steps, () => carryOut(project, steps, all, after));
}

async function carryOut(
  project: Project,
  { name, edits, book }: Steps,
  all: ReadonlyMap<string, TextEdit>,
  after: string,
): Promise<Act> {
  const memos = await project.editMemos(all);
  const done: Act = { name, files: [], book: undefined, memos };
  try {
    const files = edits.size ? await project.editCodings(edits) : [];
    if (!book) return { ...done, files };
    try {
      await project.writeBook(after);
    } catch (error) {
      await undo(project, { ...done, memos: [], files });
      throw error;
    }
    return { ...done, files, book };
  } catch (error) {
    await undo(project, done);
    throw error;
  }
}

/** Into the bin, from where it can be restored. */
export async function deleteMemo(project: Project, memo: Memo): Promise<Act> {
  const text = project.memos.rawText(memo.path) ?? memo.source;
  const deleted = new Date(project.chance.now()).toISOString();
  const binned = { deleted, codes: [], parents: {}, codebook: '', codings: {} };
  const name = fileTitle(memo.path);
  await putInBin(project, { ...binned, memos: { [memo.path]: text } }, name);
  const memos = await project.editMemos(
    new Map([
      [
        memo.path,
        (now) => (now === undefined || now === text ? undefined : refuse(changed(memo.path))),
      ],
    ]),
  );
  const words = sentence('delete the memo “{title}”', { title: memo.title });
  return { name: words, files: [], book: undefined, memos };
}

/** A file that was called otherwise than its memo keeps its name, and so does one that can't change it. */
function pathFor(project: Project, memo: Memo, title: string): string {
  const { path } = memo;
  const stem = fileName(memo.title, 'memo').replace(/\.md$/i, '');
  const isByTitle = fileTitle(path) === stem || fileTitle(path).replace(/-\d+$/, '') === stem;
  if (!isByTitle) return path;
  const next = memoPath(title, project.files(), path);
  return isOneForSome(next, path) ? path : next;
}

/** In its front matter, or its heading; of one that has neither, the file's name is the title. */
function withTitle(path: string, text: string | undefined, title: string): string | undefined {
  if (text === undefined) return undefined;
  const { titleSpan, bodyStart, source } = readMemo(path, text).value;
  if (!titleSpan) return text;
  const isYaml = titleSpan.start < bodyStart;
  const insert = isYaml ? yamlText(source, { span: titleSpan }, title) : title;
  return applySplices(text, splicesOfRaw(text, [{ ...titleSpan, insert }]));
}

/** Where the codebook links to it by a name that could not stand in YAML, the link stays. */
function bookRenamed(text: string, resolver: Resolver, renamings: Renamings): string {
  const splices = linksOf(toLf(text.replace(/^\ufeff/, ''))).flatMap((link): Splice[] => {
    const insert = renamed(link, resolver, renamings);
    return insert !== undefined && /^[\p{L}\p{N}\p{M} ._/()-]+$/u.test(insert)
      ? [{ ...link.span, insert }]
      : [];
  });
  return splices.length ? applySplices(text, splicesOfRaw(text, splices)) : text;
}

function free(path: string, make: () => string | undefined): TextEdit {
  return (text) => (text === undefined ? make() : refuse(taken(path)));
}

function refuse(words: ReturnType<typeof taken>): never {
  throw new Refusal(words);
}

function taken(file: string) {
  return sentence('There is a file {file} already, so nothing was written. Try again.', { file });
}

function changed(file: string) {
  return sentence('{file} has just changed on disk, so nothing was done. Try again.', { file });
}
