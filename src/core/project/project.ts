import { Emitter } from '../base/emitter';
import { compareProblems, type Problem } from '../base/problem';
import { Queues } from '../base/queues';
import type { CaseTable } from '../cases/readCases';
import type { SourceTable } from '../cases/readSources';
import type { Codebook } from '../codebook/codebook';
import type { RecordEdit } from '../coding/edit';
import { BookFile } from './bookFile';
import { Checks } from './checks';
import { CodingEdits } from './codingEdits';
import { type CoderRecord, CodingFiles, sourceOf } from './codingFiles';
import type { CodingIndex } from './codingIndex';
import { crossProblems } from './crossCheck';
import type { Doubts } from './doubts';
import { Folder } from './folder';
import { type GoneSource, GoneSources } from './goneSources';
import type { FileChange } from './history';
import { codebookFile, codingFileOf, settingsFile, sourcesFile, sourceTest } from './layout';
import type { LocatedSource } from './located';
import { LocatedSources } from './locatedSources';
import { Memos } from './memos';
import type { Chance, FileStore, SnapshotStore } from './ports';
import { Register } from './register';
import { Remembered } from './remembered';
import { RememberedBook } from './rememberedBook';
import { type ProjectSettings, readSettings } from './settings';
import { type Moves, SourceMoves } from './sourceMoves';
import type { Source } from './sources';
import type { TextChange, TextEdit } from './textChange';
import { Unseen } from './unseen';

/** What kind of thing changed; views look only at what concerns them. */
export interface ProjectChange {
  /** The codes themselves: names, tree, colours. */
  readonly codebook?: boolean;
  /** Cases, sources or what is said of them. */
  readonly register?: boolean;
  /** Codes whose counts changed. */
  readonly codes?: ReadonlySet<string>;
  /** Sources whose codings, or whose places in the text, changed. */
  readonly sources?: ReadonlySet<string>;
  /** Sources whose words may be others. */
  readonly texts?: ReadonlySet<string>;
  /** Codings became those of another source. */
  readonly moves?: Moves;
  /** Files of memos (and propositions) that are otherwise than before. */
  readonly memos?: ReadonlySet<string>;
}

/** One project, held in memory and kept up with its files. Views read it; operations change it. */
export class Project {
  readonly onDidChange = new Emitter<ProjectChange>();
  /** Fires when `problems` may have others than before. */
  readonly onDidCheck = new Emitter<void>();
  /** Work on one source (by its path), or on the whole, waits for each other. */
  readonly queues = new Queues();

  readonly memos: Memos;

  settings: ProjectSettings = readSettings(settingsFile, '').value;

  private readonly folder: Folder;
  private readonly rememberedBook: RememberedBook | undefined;
  private readonly bookFile: BookFile;
  private readonly register: Register;
  private readonly codings: CodingFiles;
  private readonly texts: LocatedSources;
  private readonly edits: CodingEdits;
  private readonly moves: SourceMoves;
  private readonly goneSources: GoneSources;
  private readonly checks: Checks;
  private readonly unseen: Unseen;
  private settingsProblems: readonly Problem[] = [];

  private constructor(
    readonly store: FileStore,
    readonly chance: Chance,
    snapshots: SnapshotStore | undefined,
  ) {
    this.folder = new Folder(store);
    this.rememberedBook = snapshots && new RememberedBook(snapshots);
    this.bookFile = new BookFile(this.folder, this.rememberedBook);
    this.register = new Register(this.folder);
    const remembered = snapshots && new Remembered(snapshots, () => chance.now());
    this.codings = new CodingFiles(this.folder, remembered);
    this.goneSources = new GoneSources(store, this.codings);
    this.texts = new LocatedSources(
      store,
      this.codings,
      () => this.settings.interviewers,
      (path, bytes) => this.goneSources.saw(path, bytes),
    );
    this.checks = new Checks(this.folder, this.texts, this.goneSources, this);
    this.unseen = new Unseen(store, chance.now());
    this.edits = new CodingEdits(this.queues, this.codings, this.texts);
    this.moves = new SourceMoves(this.queues, this.folder, this.codings);
    this.memos = new Memos(this.folder, this);
  }

  /**
   * Reads everything but the sources' texts. Linear in the bytes of codebook, registers and codings;
   * of codings that have not changed since a snapshot, in their number.
   */
  static async open(store: FileStore, chance: Chance, snapshots?: SnapshotStore): Promise<Project> {
    const project = new Project(store, chance, snapshots);
    await project.readEverything();
    return project;
  }

  get book(): Codebook {
    return this.bookFile.book;
  }

  /** Whether the codebook could be read. */
  get isBookKnown(): boolean {
    return this.bookFile.isKnown;
  }

  /** As it stands in the file, line ends and byte order mark included. */
  get bookText(): string {
    return this.bookFile.text;
  }

  /** Paths of all there are, in no order. */
  files(): readonly string[] {
    return [...this.folder.all()];
  }

  get index(): CodingIndex {
    return this.codings.index;
  }

  get hasCases(): boolean {
    return this.register.hasCases;
  }

  get caseTable(): CaseTable {
    return this.register.caseTable;
  }

  get sourceTable(): SourceTable {
    return this.register.sourceTable;
  }

  /** By path, sorted. */
  get sources(): ReadonlyMap<string, Source> {
    return this.register.sources;
  }

  /** Sources that are gone while their codings are there, by path. Known after `verify`. */
  get gone(): ReadonlyMap<string, GoneSource> {
    return this.goneSources.all;
  }

  /** What is not simply found of the codings of each source, the gone ones too. Known after `verify`. */
  get doubts(): Doubts {
    return this.texts.doubts;
  }

  /** Every problem known so far, by file and place. Those of texts are there after `verify`. */
  problems(): Problem[] {
    return [
      ...this.folder.problems(),
      ...this.settingsProblems,
      ...this.bookFile.problems,
      ...this.register.problems(),
      ...crossProblems(this, this.folder.leaving),
      ...this.checks.problems,
      ...this.memos.problems(),
      ...this.texts.problems(),
    ].sort(compareProblems);
  }

  /** The source with its codings in its text as it is now; undefined when there is no such file. */
  async located(path: string): Promise<LocatedSource | undefined> {
    return this.texts.get(path) ?? this.queues.run(path, () => this.texts.find(path));
  }

  /** What `located` would give, where that is at hand. */
  locatedNow(path: string): LocatedSource | undefined {
    return this.texts.get(path);
  }

  /** Every coder's records of a source as they are on disk, whether the source is there or not. */
  recordsOf(source: string): Promise<CoderRecord[]> {
    return this.queues.run(source, () => this.codings.recordsOf(source));
  }

  /** From now until `closeText` the source's text is the editor's, not the file's. */
  async openText(path: string, readText: () => string): Promise<LocatedSource> {
    const source = await this.queues.run(path, () => this.texts.open(path, readText));
    this.moved(path);
    return source;
  }

  /** From now on the text is the file's; resolves when what is in doubt is what that leaves so. */
  async closeText(path: string): Promise<void> {
    this.texts.close(path);
    this.moved(path);
    await this.checks.source(path);
    this.onDidCheck.fire();
  }

  /** Says that the words of an open source, and with them the places of its codings, changed. */
  moved(path: string): void {
    this.onDidChange.fire({ sources: new Set([path]), texts: new Set([path]) });
  }

  /** Says that the text of an open source is another one: what is in doubt may be something else. */
  replaced(path: string): void {
    this.texts.checkHeld(path);
    this.onDidCheck.fire();
  }

  /**
   * Looks for every coding in its source's text, for ids and codings made twice, and whether every source can
   * be read as text. Reads every source once; `isCancelled` is asked between sources.
   */
  verify(isCancelled?: () => boolean): Promise<void> {
    return this.checks.run(isCancelled);
  }

  /** Makes the next opening faster, where that can be: for when there is nothing else to do. */
  async keepSnapshot(): Promise<void> {
    await this.rememberedBook?.keep();
    await this.codings.keepSnapshot();
  }

  /** Takes in files that changed on disk (or came, or went: then `relist`). */
  refresh(changed: Iterable<string>, relist = false): Promise<void> {
    const paths = new Set(changed);
    return this.queues.run('', () => this.takeIn(paths, relist));
  }

  /**
   * Takes in what changed on disk though nobody said so: some file systems tell of nothing. Looks
   * at every file, and reads those that are otherwise than when last looked at.
   */
  lookAgain(): Promise<void> {
    return this.queues.run('', async () => {
      const changed = await this.unseen.changed([...this.folder.all()].sort());
      await this.takeIn(new Set(changed), true);
    });
  }

  /**
   * Edits coding files on what they hold on disk at this moment, so that what others wrote
   * meanwhile stays. Durable when the promise resolves; rejects with the store's error, and then
   * nothing has changed: files already edited are edited back.
   */
  async editCodings(edits: ReadonlyMap<string, readonly RecordEdit[]>): Promise<FileChange[]> {
    const done = await this.edits.run(edits);
    // What we add has an id of its own; but what we remove may have been the one of two.
    await this.checks.changed(
      done.map(({ file }) => file),
      false,
    );
    await this.tellEdited(done);
    return done;
  }

  /**
   * Makes codings those of another source, and edits rows of `sources.csv` with them. Durable when
   * the promise resolves; rejects with the store's error, and then nothing has changed. Gives what
   * there was to move.
   */
  async moveCodings(moves: Moves): Promise<Moves> {
    const done = await this.moves.run(moves);
    const files = done.files.flatMap(({ from, to }) => [from, to]);
    const codes = new Set(files.flatMap((path) => [...this.codings.codesOf(path)]));
    const sources = new Set(files.flatMap((path) => sourceOf(path) ?? []));
    if (done.rows.length) await this.register.read([sourcesFile], this.isSource());
    for (const path of sources) await this.texts.codingsChanged(path);
    this.onDidChange.fire({ register: done.rows.length > 0, codes, sources, moves: done });
    for (const path of sources) await this.checks.source(path);
    await this.checks.changed(files, false);
    await this.checks.gone(new Set(files));
    this.onDidCheck.fire();
    return done;
  }

  /**
   * Replaces the codebook's text, durably. Throws a Refusal, and takes the file in, where it has
   * changed on disk since it was read.
   */
  async writeBook(text: string): Promise<void> {
    try {
      await this.queues.run(codebookFile, () => this.bookFile.write(text));
    } finally {
      this.onDidChange.fire({ codebook: true });
      this.onDidCheck.fire();
    }
  }

  /**
   * Edits memos on what they hold on disk at this moment. Durable when the promise resolves; rejects
   * with the store's error or a Refusal, and then nothing has changed.
   */
  async editMemos(edits: ReadonlyMap<string, TextEdit>): Promise<TextChange[]> {
    const done = await this.queues.run('memos', () => this.memos.edit(edits));
    if (!done.length) return done;
    this.onDidChange.fire({ memos: new Set(done.map(({ file }) => file)) });
    this.onDidCheck.fire();
    return done;
  }

  codingFile(coder: string, source: string): string {
    return codingFileOf(coder, source);
  }

  private async readEverything(): Promise<void> {
    await this.folder.relist();
    await this.readSettings();
    await this.readBook();
    await this.register.readAll(this.isSource());
    await this.codings.readAll();
    await this.memos.readAll();
  }

  /** Where they can't be read, those known hold. */
  private async readSettings(): Promise<void> {
    const text = await this.folder.textOf(settingsFile);
    if (text === undefined) return;
    const { value, problems } = readSettings(settingsFile, text);
    this.settings = value;
    this.settingsProblems = problems;
  }

  private readBook(): Promise<void> {
    return this.queues.run(codebookFile, () => this.bookFile.read());
  }

  private async reopen(): Promise<void> {
    await this.readEverything();
    await this.texts.reopen();
    const sources = new Set([...this.sources.keys(), ...this.index.sources()]);
    const [codes, memos] = [new Set(this.book.byId.keys()), new Set(this.memos.all.keys())];
    this.onDidChange.fire({
      codebook: true,
      register: true,
      codes,
      sources,
      texts: sources,
      memos,
    });
    await this.verify();
  }

  private async takeIn(changed: ReadonlySet<string>, relist: boolean): Promise<void> {
    const isNews = relist || [...changed].some((path) => !this.folder.has(path));
    const different = isNews ? await this.folder.relist() : new Set<string>();
    const fresh = new Set([...changed, ...different]);
    if (fresh.has(settingsFile)) return this.reopen();
    const isSource = this.isSource();
    const texts = new Set([...fresh].filter((path) => isSource(path)));
    const sources = new Set(texts);
    const codebook = fresh.has(codebookFile);
    if (codebook) await this.readBook();
    const said = [...fresh].filter((path) => this.register.reads(path, isSource));
    const register = said.length > 0 || [...texts].some((path) => different.has(path));
    if (register) await this.register.read(said, isSource);
    for (const path of texts) this.texts.textChanged(path);
    const codes = new Set<string>();
    const files = [...fresh].filter((path) => sourceOf(path) !== undefined);
    const isOthers = await Promise.all(
      files.map((path) => this.refreshCodings(path, codes, sources)),
    );
    const memos = await this.queues.run('memos', () => this.memos.read(fresh));
    if (codebook || register || codes.size || sources.size || memos.size)
      this.onDidChange.fire({ codebook, register, codes, sources, texts, memos });
    for (const path of sources) await this.checks.source(path);
    await this.checks.changed(files, isOthers.includes(true));
    if (sources.size) await this.checks.gone(fresh);
    this.onDidCheck.fire();
  }

  /** Adds what changed to `codes` and `sources`; gives whether anything did that we did not do. */
  private refreshCodings(path: string, codes: Set<string>, sources: Set<string>) {
    const source = sourceOf(path) ?? '';
    return this.queues.run(source, async () => {
      const changed = await this.codings.refresh(path);
      if (!changed) return false;
      for (const code of changed) codes.add(code);
      sources.add(source);
      await this.texts.codingsChanged(source);
      return true;
    });
  }

  private async tellEdited(done: readonly FileChange[]): Promise<void> {
    if (!done.length) return;
    const records = done.flatMap(({ changes }) =>
      changes.flatMap(({ before, after, beside }) => [before, after, beside]),
    );
    const codes = new Set(records.flatMap((record) => (record ? [record.code] : [])));
    const sources = new Set(done.map(({ file }) => sourceOf(file) ?? ''));
    this.onDidChange.fire({ codes, sources });
    for (const path of sources) await this.checks.again(path);
    this.onDidCheck.fire();
  }

  private isSource(): (path: string) => boolean {
    return sourceTest(this.settings.sources);
  }
}
