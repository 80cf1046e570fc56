import type { Problem } from '../base/problem';
import { Unreadable } from '../base/unreadable';
import type { CaseTable } from '../cases/readCases';
import type { Codebook } from '../codebook/codebook';
import { rowsOfId } from '../coding/rows';
import { isMemoFile, type Memo } from '../memos/memoFile';
import { readMemo } from '../memos/memoText';
import { type MemoIndex, memoIndex } from '../memos/memoIndex';
import { linkProblems } from '../memos/memoProblems';
import { mayBeCoding, Resolver } from '../memos/resolver';
import { encodeUtf8 } from '../text/decode';
import type { CodingIndex } from './codingIndex';
import { type CodingMemo, CodingMemos } from './codingMemos';
import type { Folder } from './folder';
import { frameworkOf } from './framework';
import type { SourceMove } from './goneSources';
import { readText } from './readText';
import type { Source } from './sources';
import { editTexts, type TextChange, type TextEdit } from './textChange';

/** What memos are about and link to: a project, as it is at the moment. */
export interface Around {
  readonly book: Codebook;
  /** Whether the codebook could be read. */
  readonly isBookKnown: boolean;
  readonly caseTable: CaseTable;
  readonly sources: ReadonlyMap<string, Source>;
  readonly index: CodingIndex;
}

/** The memos of a project (and its propositions, for their links), kept up with their files. */
export class Memos {
  private memos: ReadonlyMap<string, Memo> = new Map();
  private readonly raw = new Map<string, string>();
  private readonly readProblems = new Map<string, readonly Problem[]>();
  private readonly codings: CodingMemos;
  /** By codebook: one is that of the file, another that in its editor. */
  private readonly resolved = new WeakMap<Codebook, Resolved>();
  private indexed: Indexed | undefined;
  private readonly checked = new WeakMap<Memo, Checked>();
  /** Another one whenever memos come, go or are called otherwise. */
  private names: object = {};

  constructor(
    private readonly folder: Folder,
    private readonly around: Around,
  ) {
    this.codings = new CodingMemos(folder.store, around.index);
  }

  /** By path, sorted. The same map as long as no memo changes. */
  get all(): ReadonlyMap<string, Memo> {
    return this.memos;
  }

  /** As it was last read or written, line ends and byte order mark included. */
  rawText(path: string): string | undefined {
    return this.raw.get(path);
  }

  /** What a text would be as a memo: as it stands on disk at this moment. */
  as(path: string, text: string): Memo {
    return readMemo(path, text).value;
  }

  /** The memos of codings, read when asked for. */
  ofCodings(): Promise<CodingMemo[]> {
    return this.codings.all();
  }

  /** What links lead to. @param book where it is another than the project’s: in an editor */
  resolver(book: Codebook = this.around.book): Resolver {
    const { caseTable, sources } = this.around;
    const by = [caseTable, sources, this.names];
    const before = this.resolved.get(book);
    if (before?.by.every((each, i) => each === by[i])) return before.resolver;
    const resolver = this.newResolver(book, sources.keys());
    this.resolved.set(book, { by, resolver });
    return resolver;
  }

  /** What links led to before sources went elsewhere. */
  resolverBefore(moves: readonly SourceMove[]): Resolver {
    const { book, sources } = this.around;
    const gone = new Set(moves.map(({ to }) => to));
    const stay = [...sources.keys()].filter((path) => !gone.has(path));
    return this.newResolver(book, new Set([...stay, ...moves.map(({ from }) => from)]));
  }

  private newResolver(book: Codebook, paths: Iterable<string>): Resolver {
    const { caseTable, sources, index } = this.around;
    return new Resolver({
      book,
      cases: casesIn(caseTable, sources),
      sources: paths,
      memos: this.memos,
      hasCoding: (id) => hasCoding(index, id),
    });
  }

  get index(): MemoIndex {
    if (!this.memos.size) return noMemos;
    const resolver = this.resolver();
    const { memos } = this;
    if (this.indexed?.resolver !== resolver || this.indexed.memos !== memos)
      this.indexed = { resolver, memos, index: memoIndex(memos.values(), resolver) };
    return this.indexed.index;
  }

  problems(): Problem[] {
    const read = [...this.readProblems.values()].flat();
    if (!this.memos.size || !this.around.isBookKnown) return read;
    const resolver = this.resolver();
    const links = [...this.memos.values()].flatMap((memo) => this.linksOf(memo, resolver));
    return [...read, ...links, ...frameworkOf(this.memos.values(), resolver).problems];
  }

  /** What is wrong with its links: as found last, where that can't have changed. */
  private linksOf(memo: Memo, resolver: Resolver): readonly Problem[] {
    const before = this.checked.get(memo);
    if (before?.by === resolver) return before.problems;
    const problems = linkProblems(memo, resolver);
    if (![...memo.topics, ...memo.links].some(({ target }) => mayBeCoding(target)))
      this.checked.set(memo, { by: resolver, problems });
    return problems;
  }

  /** Reads all there are, and forgets those that are not. */
  readAll(): Promise<Set<string>> {
    return this.read([...this.memos.keys(), ...this.folder.all()]);
  }

  /** Takes in those of these files that are memos; gives those that are otherwise than before. */
  async read(files: Iterable<string>): Promise<Set<string>> {
    const paths = [...new Set(files)].filter(isMemoFile);
    const there = paths.filter((path) => this.folder.has(path));
    const changed = new Set<string>();
    const memos = new Map(this.memos);
    const take = (path: string, bytes: Uint8Array | undefined) => {
      if (this.take(memos, path, bytes)) changed.add(path);
    };
    await this.folder.store.readAll(there, (path, read) => {
      const bytes = this.folder.known(path, read);
      // Of one that can't be read, what it said before still holds.
      if (!(read instanceof Unreadable)) take(path, bytes);
    });
    for (const path of paths) if (!this.folder.has(path)) take(path, undefined);
    if (changed.size) this.replace(memos);
    return changed;
  }

  /** As `editTexts`; only memos may be edited so. */
  async edit(edits: ReadonlyMap<string, TextEdit>): Promise<TextChange[]> {
    for (const path of edits.keys())
      if (!isMemoFile(path)) throw new Error(`“${path}” is no memo.`);
    const changes = await editTexts(this.folder, edits);
    const memos = new Map(this.memos);
    for (const { file, after } of changes)
      this.take(memos, file, after === undefined ? undefined : encodeUtf8(after));
    this.replace(memos);
    return changes;
  }

  private replace(memos: ReadonlyMap<string, Memo>): void {
    const isCalledAsBefore = (memo: Memo) => this.memos.get(memo.path)?.title === memo.title;
    if (memos.size !== this.memos.size || ![...memos.values()].every(isCalledAsBefore))
      this.names = {};
    this.memos = new Map([...memos].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  private take(memos: Map<string, Memo>, path: string, bytes: Uint8Array | undefined): boolean {
    const before = this.raw.get(path);
    const raw = bytes && this.folder.rawText(path, bytes);
    if (raw === before && memos.has(path) === (raw !== undefined)) return false;
    if (!bytes || raw === undefined) {
      this.raw.delete(path);
      this.readProblems.delete(path);
      return memos.delete(path);
    }
    this.raw.set(path, raw);
    const { value, problems } = readMemo(path, readText(path, bytes, 'file').value);
    this.readProblems.set(path, problems);
    memos.set(path, value);
    return true;
  }
}

interface Resolved {
  /** What it was made of, beside the codebook. */
  readonly by: readonly unknown[];
  readonly resolver: Resolver;
}

interface Indexed {
  readonly resolver: Resolver;
  readonly memos: ReadonlyMap<string, Memo>;
  readonly index: MemoIndex;
}

interface Checked {
  readonly by: Resolver;
  readonly problems: readonly Problem[];
}

const noMemos: MemoIndex = { about: () => [], linksTo: () => [], topicsOf: () => [] };

/** Those of the table, and those that only sources name. */
function casesIn(
  { cases }: CaseTable,
  sources: ReadonlyMap<string, Source>,
): ReadonlyMap<string, string> {
  const names = new Map(cases.map(({ id, name }) => [id, name]));
  for (const source of sources.values())
    for (const id of source.cases) if (!names.has(id)) names.set(id, '');
  return names;
}

const encoder = new TextEncoder();

function hasCoding(index: CodingIndex, id: string): boolean {
  const bytes = encoder.encode(id);
  for (const { rows } of index.all()) if (rowsOfId(rows, bytes).length) return true;
  return false;
}
