import { Refusal } from '../base/refusal';
import { type Sentence, sentence } from '../base/sentences';
import { type Codebook, descendantsOf } from '../codebook/codebook';
import { renameId } from '../codebook/rename';
import {
  addCodes,
  addLevel,
  mergeCodes,
  moveCodes,
  onlyCodes,
  outermost,
  promoteCode,
  removeCodes,
  setName,
} from '../codebook/reshape';
import { uuid7 } from '../coding/id';
import { asOne } from '../project/asOne';
import { type BookChange, bookChange } from '../project/bookChange';
import type { Act } from '../project/history';
import { noRelinking, type Relinking } from '../project/memoLinks';
import type { Project } from '../project/project';
import { textChanges } from '../project/steps';
import { undo } from '../project/undo';
import { putInBin } from './bin';
import { relinking } from './memoLinks';
import { dealing, noRecoding, type Recoding, recoding } from './recode';
import type { Request, Split } from './request';

export type { Request, Split };

/** What a refactoring would change, to be shown before it is done. */
export interface Plan {
  /** As the name of an act. */
  readonly name: Sentence;
  readonly before: string;
  /** The codebook's text afterwards. */
  readonly after: string;
  readonly codings: Recoding;
  /** Links in memos that are led to what the codes become. */
  readonly memos: Relinking;
  /** Other places of the codebook that name the code. */
  readonly mentions: number;
  /** All codes that go, those inside others among them. */
  readonly gone: readonly string[];
}

/** Changes nothing. Throws a Refusal where it can’t be done. */
export async function planOf(project: Project, request: Request): Promise<Plan> {
  const { book, bookText: before } = project;
  const plan = (
    after: string,
    name: Sentence,
    codings = noRecoding,
    mentions = 0,
    gone = noCodes,
  ) => Promise.resolve({ name, before, after, codings, mentions, gone, memos: noRelinking });
  /** As `plan`, with the links of memos led to what codes become. */
  const linked = async (becomes: ReadonlyMap<string, string>, planned: Promise<Plan>) => {
    const made = await planned;
    return { ...made, ...(await relinking(project, made.after, becomes, made.codings)) };
  };
  switch (request.kind) {
    case 'name': {
      const { code, name } = request;
      const made = plan(setName(before, code, name), sentence('rename {code}', { code }));
      return linked(new Map([[code, code]]), made);
    }
    case 'id': {
      const { code, id } = request;
      const { text, mentions } = renameId(before, code, id);
      const codings = await recoding(project, new Map([[code, id]]));
      const name = sentence('change the id “{from}” to “{to}”', { from: code, to: id });
      return linked(new Map([[code, id]]), plan(text, name, codings, mentions));
    }
    case 'move': {
      const { codes, place } = request;
      return plan(moveCodes(before, codes, place), sentence('move {codes}', listed(codes)));
    }
    case 'merge': {
      const { codes, into } = request;
      const others = codes.filter((code) => code !== into);
      const isApplied = others.some((code) => project.index.countOf(code) > 0);
      if (isApplied && book.byId.get(into)?.codable === false)
        throw new Refusal(
          sentence('“{code}” only groups other codes, so it can’t take codings. Choose another.', {
            code: into,
          }),
        );
      const text = mergeCodes(before, codes, into);
      const becomes = new Map(others.map((code) => [code, into]));
      const codings = await recoding(project, becomes);
      const name = sentence('merge {codes} into {code}', { ...listed(others), code: into });
      return linked(becomes, plan(text, name, codings, 0, others));
    }
    case 'delete': {
      const { codes } = request;
      const gone = withInner(book, codes);
      const text = removeCodes(before, codes);
      const codings = await recoding(project, new Map(gone.map((code) => [code, undefined])));
      return plan(text, sentence('delete {codes}', listed(codes)), codings, 0, gone);
    }
    case 'promote': {
      const { code } = request;
      const made = plan(promoteCode(before, request), sentence('promote {code}', { code }));
      return linked(new Map([[code, code]]), made);
    }
    case 'level': {
      const { codes, category } = request;
      const name = sentence('put {codes} into a new category', listed(codes));
      return plan(addLevel(before, codes, category), name);
    }
    case 'split': {
      const { code, fresh, deals } = request;
      const { parent } = book.byId.get(code) ?? {};
      const text = fresh.length ? addCodes(before, fresh, parent) : before;
      const id = () => uuid7(project.chance.now(), project.chance.random(10));
      const codings = await dealing(project, code, deals, id);
      return plan(text, sentence('split {code}', { code }), codings);
    }
  }
}

/**
 * Does it, on what is there at this moment, as one act: durable when the promise resolves; where
 * the codebook can’t be written, the codings are as they were.
 */
export async function refactor(project: Project, request: Request): Promise<Act> {
  const plan = await planOf(project, request);
  const { name, before, after, codings, memos } = plan;
  if (request.kind === 'delete') await bin(project, request.codes, codings);
  const book = after === before ? undefined : bookChange(before, after);
  const steps = { name, edits: codings.edits, book, memos: textChanges(project, memos.edits) };
  return asOne(project, steps, () => carryOut(project, plan, book));
}

async function carryOut(
  project: Project,
  { name, after, codings, memos }: Plan,
  book: BookChange | undefined,
): Promise<Act> {
  const done: Act = { name, files: [], book: undefined };
  const files = codings.edits.size ? await project.editCodings(codings.edits) : [];
  const withCodings = { ...done, files };
  const changes = await orTakeBack(project, withCodings, () => project.editMemos(memos.edits));
  const act = { ...withCodings, ...(changes.length ? { memos: changes } : {}) };
  if (book) await orTakeBack(project, act, () => project.writeBook(after));
  return { ...act, book };
}

/** Where the next step fails, what was done before it is taken back. */
async function orTakeBack<T>(project: Project, done: Act, next: () => Promise<T>): Promise<T> {
  try {
    return await next();
  } catch (error) {
    if (done.files.length || done.memos) await undo(project, done);
    throw error;
  }
}

async function bin(project: Project, codes: readonly string[], { edits }: Recoding): Promise<void> {
  const { book, bookText } = project;
  const outer = outermost(book, codes);
  const parents = outer.flatMap((code) => {
    const parent = book.byId.get(code)?.parent;
    return parent === undefined ? [] : [[code, parent] as const];
  });
  const codings = [...edits].map(
    ([file, ofFile]) =>
      [
        file,
        ofFile.flatMap((edit) => (edit.kind === 'remove' && edit.of ? [edit.of] : [])),
      ] as const,
  );
  await putInBin(project, {
    deleted: new Date(project.chance.now()).toISOString(),
    codes: outer,
    parents: Object.fromEntries(parents),
    codebook: onlyCodes(bookText, outer),
    codings: Object.fromEntries(codings),
  });
}

function withInner(book: Codebook, codes: readonly string[]): string[] {
  const all = codes.flatMap((code) => [code, ...descendantsOf(book, code).map(({ id }) => id)]);
  return [...new Set(all)];
}

function listed(codes: readonly string[]) {
  return { codes: codes.join(', ') };
}

const noCodes: readonly string[] = [];
