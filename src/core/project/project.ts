import { Emitter } from '../base/emitter';
import type { Problem } from '../base/problem';
import type { Codebook } from '../codebook/codebook';
import { readCodebook } from '../codebook/read';
import { type FrontMatter, readFrontMatter } from '../cases/frontMatter';
import { type CaseTable, readCases } from '../cases/readCases';
import { readSources, type SourceTable } from '../cases/readSources';
import type { CodingRecord } from '../coding/coding';
import { editCodings, type RecordEdit } from '../coding/edit';
import { recordsIn } from '../coding/scan';
import { decodeText } from '../text/decode';
import { CodingIndex } from './codingIndex';
import { crossProblems, locationProblems, repeatedIds } from './crossCheck';
import type { FileChange } from './history';
import {
  casesFile,
  codebookFile,
  codingFileOf,
  roleOf,
  settingsFile,
  sourcesFile,
  sourceTest,
  withoutInnerProjects,
} from './layout';
import { LocatedSource } from './located';
import type { Chance, FileStore } from './ports';
import { type ProjectSettings, readSettings } from './settings';
import { formatOf, type Source, sourcesOf } from './sources';
import { Texts } from './texts';

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
}

/** One project, held in memory and kept up with its files. Views read it; operations change it. */
export class Project {
  readonly index = new CodingIndex();
  readonly onDidChange = new Emitter<ProjectChange>();
  /** Fires when `problems` may have others than before. */
  readonly onDidCheck = new Emitter<void>();

  book: Codebook = readCodebook(codebookFile, '').value;
  bookText = '';
  settings: ProjectSettings = readSettings(settingsFile, '').value;
  caseTable: CaseTable = readCases(casesFile, '').value;
  sourceTable: SourceTable = readSources(sourcesFile, '').value;
  /** By path, sorted. */
  sources: ReadonlyMap<string, Source> = new Map();

  private paths = new Set<string>();
  private leaving: readonly string[] = [];
  private readonly frontMatters = new Map<string, FrontMatter>();
  private readonly readProblems = new Map<string, readonly Problem[]>();
  private registerProblems: readonly Problem[] = [];
  private readonly placeProblems = new Map<string, readonly Problem[]>();
  private repeated: readonly Problem[] = [];
  private readonly texts = new Texts();
  /** What we wrote last of each file: a watcher tells us of our own writes too. */
  private readonly written = new Map<string, Uint8Array>();
  /** The last write of each file: writes of one file wait for each other. */
  private readonly writes = new Map<string, Promise<unknown>>();

  private constructor(
    readonly store: FileStore,
    readonly chance: Chance,
  ) {}

  /** Reads everything but the sources' texts. Linear in the bytes of codebook, registers and codings. */
  static async open(store: FileStore, chance: Chance): Promise<Project> {
    const project = new Project(store, chance);
    await project.readEverything();
    return project;
  }

  get hasCases(): boolean {
    return this.paths.has(casesFile);
  }

  /** Every problem known so far, by file and place. Those of texts are there after `verify`. */
  problems(): Problem[] {
    const all = [
      ...[...this.readProblems.values()].flat(),
      ...this.registerProblems,
      ...crossProblems(this, this.leaving),
      ...this.repeated,
      ...[...this.placeProblems.values()].flat(),
    ];
    return all.sort(
      (a, b) =>
        (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
        a.range[0] - b.range[0] ||
        a.range[1] - b.range[1],
    );
  }

  /** The source with its codings in its text as it is now; undefined when there is no such file. */
  async located(path: string): Promise<LocatedSource | undefined> {
    const known = this.texts.get(path);
    if (known) return known;
    const source = await this.locate(path);
    if (source && !this.texts.isOpen(path)) this.texts.keep(source);
    return this.texts.get(path) ?? source;
  }

  /** What `located` would give, where that is at hand. */
  locatedNow(path: string): LocatedSource | undefined {
    return this.texts.get(path);
  }

  /** From now until `closeText` the source's text is the editor's, not the file's. */
  async openText(path: string, readText: () => string): Promise<LocatedSource> {
    const source = await this.locateIn(path, readText);
    this.texts.openWith(source);
    this.onDidChange.fire({ sources: new Set([path]) });
    return source;
  }

  closeText(path: string): void {
    this.texts.close(path);
    this.onDidChange.fire({ sources: new Set([path]) });
  }

  /** Says that the places of an open source's codings changed. */
  moved(path: string): void {
    this.onDidChange.fire({ sources: new Set([path]) });
  }

  /**
   * Looks for every coding in its source's text, and for ids used twice. Reads every coded source
   * once; `isCancelled` is asked between sources.
   */
  async verify(isCancelled: () => boolean = () => false): Promise<void> {
    for (const path of [...this.index.sources()]) {
      if (isCancelled()) return;
      if (this.sources.has(path)) await this.verifySource(path);
    }
    this.repeated = await repeatedIds(this.index, this.store);
    this.onDidCheck.fire();
  }

  /** Takes in files that changed on disk (or came, or went: then `relist`). */
  async refresh(changed: Iterable<string>, relist = false): Promise<void> {
    const fresh = new Set(changed);
    if (relist) for (const path of await this.relist()) fresh.add(path);
    if (fresh.has(settingsFile)) return this.reopen();
    const codings: string[] = [];
    const change = { codebook: false, register: false, codes: new Set<string>() };
    const touched = new Set<string>();
    for (const path of fresh) {
      const role = roleOf(path, this.isSource());
      if (role.kind === 'codings') codings.push(path);
      else if (role.kind === 'source') touched.add(path);
      change.codebook ||= role.kind === 'codebook';
      change.register ||= ['cases', 'sources', 'source'].includes(role.kind);
    }
    if (change.codebook) this.takeBook(await this.textOf(codebookFile));
    if (change.register) await this.readRegister([...touched].filter((path) => isMarkdown(path)));
    await this.store.readAll(codings, (path, bytes) => {
      if (bytes && sameBytes(bytes, this.written.get(path))) return;
      for (const code of this.takeCodings(path, bytes)) change.codes.add(code);
      const role = roleOf(path, () => false);
      if (role.kind === 'codings') touched.add(role.source);
    });
    for (const path of touched) await this.relocate(path);
    this.onDidChange.fire({ ...change, sources: touched });
    for (const path of touched) await this.verifySource(path);
    this.repeated = codings.length ? await repeatedIds(this.index, this.store) : this.repeated;
    this.onDidCheck.fire();
  }

  /**
   * Edits coding files on what they hold on disk at this moment, so that what others wrote
   * meanwhile stays. Durable when the promise resolves; rejects with the store's error, and then
   * nothing in memory has changed.
   */
  async editCodings(edits: ReadonlyMap<string, readonly RecordEdit[]>): Promise<FileChange[]> {
    const done: FileChange[] = [];
    const codes = new Set<string>();
    const sources = new Set<string>();
    for (const [file, ofFile] of edits) {
      const changes = await this.inTurn(file, () => this.editFile(file, ofFile, codes));
      done.push({ file, changes });
      const role = roleOf(file, () => false);
      if (role.kind !== 'codings') continue;
      sources.add(role.source);
      await this.relocate(role.source);
    }
    this.onDidChange.fire({ codes, sources });
    for (const path of sources) this.checkPlaces(path);
    this.onDidCheck.fire();
    return done;
  }

  /** Replaces the codebook's text, durably. */
  async writeBook(text: string): Promise<void> {
    await this.inTurn(codebookFile, () => this.store.write(codebookFile, encode(text)));
    this.takeBook(text);
    this.onDidChange.fire({ codebook: true });
    this.onDidCheck.fire();
  }

  codingFile(coder: string, source: string): string {
    return codingFileOf(coder, source);
  }

  private async readEverything(): Promise<void> {
    await this.relist();
    const settings = readSettings(settingsFile, await this.textOf(settingsFile));
    this.settings = settings.value;
    this.readProblems.set(settingsFile, settings.problems);
    this.takeBook(await this.textOf(codebookFile));
    const isSource = this.isSource();
    await this.readRegister([...this.paths].filter((path) => isMarkdown(path) && isSource(path)));
    const codings = [...this.paths].filter((path) => roleOf(path, isSource).kind === 'codings');
    await this.store.readAll(codings.sort(), (path, bytes) => void this.takeCodings(path, bytes));
  }

  private async reopen(): Promise<void> {
    this.texts.clear();
    this.frontMatters.clear();
    await this.readEverything();
    this.onDidChange.fire({
      codebook: true,
      register: true,
      sources: new Set(this.sources.keys()),
    });
    await this.verify();
  }

  /** Lists the folder again; gives the files that came or went. */
  private async relist(): Promise<Set<string>> {
    const { files, leaving } = await this.store.list();
    const now = new Set(withoutInnerProjects(files));
    const different = new Set<string>();
    for (const path of now) if (!this.paths.has(path)) different.add(path);
    for (const path of this.paths) if (!now.has(path)) different.add(path);
    this.paths = now;
    this.leaving = leaving;
    return different;
  }

  private isSource(): (path: string) => boolean {
    return sourceTest(this.settings.sources);
  }

  private takeBook(text: string): void {
    const { value, problems } = readCodebook(codebookFile, text);
    this.book = value;
    this.bookText = text;
    this.readProblems.set(codebookFile, problems);
  }

  private async readRegister(markdown: readonly string[]): Promise<void> {
    const cases = readCases(casesFile, await this.textOf(casesFile));
    this.caseTable = cases.value;
    this.readProblems.set(casesFile, this.paths.has(casesFile) ? cases.problems : []);
    const sources = readSources(sourcesFile, await this.textOf(sourcesFile));
    this.sourceTable = sources.value;
    this.readProblems.set(sourcesFile, this.paths.has(sourcesFile) ? sources.problems : []);
    await this.store.readAll(markdown, (path, bytes) => {
      const read = bytes && readFrontMatter(path, decodeText(bytes).text);
      if (read) this.frontMatters.set(path, read.value);
      else this.frontMatters.delete(path);
      this.readProblems.set(path, read ? read.problems : []);
    });
    const isSource = this.isSource();
    const paths = [...this.paths].filter((path) => isSource(path)).sort();
    const facts = sourcesOf({
      paths,
      table: this.sourceTable,
      frontMatters: this.frontMatters,
      cases: this.hasCases ? this.caseTable : undefined,
    });
    this.sources = facts.value;
    this.registerProblems = facts.problems;
  }

  /** Takes a coding file as it is now; gives the codes whose counts that may change. */
  private takeCodings(path: string, bytes: Uint8Array | undefined): Set<string> {
    const role = roleOf(path, () => false);
    if (role.kind !== 'codings') return new Set();
    const before = this.index.get(path);
    const codes = before ? this.index.codesIn(before) : new Set<string>();
    if (bytes) this.paths.add(path);
    this.index.set(path, role.coder, role.source, bytes);
    const after = this.index.get(path);
    if (before && after) for (const code of this.index.codesIn(after)) codes.add(code);
    return codes;
  }

  private async editFile(file: string, edits: readonly RecordEdit[], codes: Set<string>) {
    const edited = editCodings((await this.store.read(file)) ?? new Uint8Array(0), edits);
    if (edited.bytes.length) await this.store.write(file, edited.bytes);
    else await this.store.remove(file);
    this.written.set(file, edited.bytes);
    this.takeCodings(file, edited.bytes.length ? edited.bytes : undefined);
    for (const { before, after } of edited.changes)
      for (const record of [before, after]) if (record) codes.add(record.code);
    return edited.changes;
  }

  private inTurn<T>(file: string, work: () => Promise<T>): Promise<T> {
    const earlier = this.writes.get(file) ?? Promise.resolve();
    const mine = earlier.then(work, work);
    this.writes.set(file, mine);
    return mine;
  }

  private async locate(path: string): Promise<LocatedSource | undefined> {
    const bytes = await this.store.read(path);
    if (!bytes) return undefined;
    const { text } = decodeText(bytes);
    return this.locateIn(path, () => text);
  }

  private async locateIn(path: string, readText: () => string): Promise<LocatedSource> {
    const records = await this.recordsOf(path);
    const source = new LocatedSource(path, readText, {
      format: formatOf(path),
      interviewers: this.settings.interviewers,
    });
    source.setCodings(records);
    return source;
  }

  /** A source's text or codings changed on disk: what we hold of them is brought up to date. */
  private async relocate(path: string): Promise<void> {
    const held = this.texts.get(path);
    if (!held) return;
    if (!this.texts.isOpen(path)) {
      const bytes = await this.store.read(path);
      if (!bytes) return this.texts.drop(path);
      const { text } = decodeText(bytes);
      if (text !== held.text) return this.texts.drop(path);
    }
    held.setCodings(await this.recordsOf(path));
  }

  private async recordsOf(source: string): Promise<{ coder: string; record: CodingRecord }[]> {
    const files = this.index.ofSource(source);
    const records: { coder: string; record: CodingRecord }[] = [];
    await this.store.readAll(
      files.map(({ path }) => path),
      (path, bytes) => {
        const coder = files.find((file) => file.path === path)?.coder ?? '';
        for (const record of bytes ? recordsIn(bytes) : []) records.push({ coder, record });
      },
    );
    return records;
  }

  private async verifySource(path: string): Promise<void> {
    const source = this.texts.get(path) ?? (await this.locate(path));
    this.placeProblems.set(path, source ? locationProblems(this, source) : []);
  }

  private checkPlaces(path: string): void {
    const source = this.texts.get(path);
    if (source) this.placeProblems.set(path, locationProblems(this, source));
  }

  private async textOf(path: string): Promise<string> {
    const bytes = this.paths.has(path) ? await this.store.read(path) : undefined;
    return bytes ? decodeText(bytes).text : '';
  }
}

function isMarkdown(path: string): boolean {
  return /\.md$/i.test(path);
}

function sameBytes(a: Uint8Array, b: Uint8Array | undefined): boolean {
  return a.length === b?.length && a.every((byte, i) => byte === b[i]);
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
