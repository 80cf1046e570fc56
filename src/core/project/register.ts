import type { Problem } from '../base/problem';
import { Unreadable } from '../base/unreadable';
import { type FrontMatter, readFrontMatter } from '../cases/frontMatter';
import { type CaseTable, readCases } from '../cases/readCases';
import { readSources, type SourceTable } from '../cases/readSources';
import type { Folder } from './folder';
import { casesFile, sourcesFile } from './layout';
import { readText } from './readText';
import { type Source, sourcesOf } from './sources';

/** What `cases.csv`, `sources.csv` and the sources' own front matter say, read together. */
export class Register {
  caseTable: CaseTable = readCases(casesFile, '').value;
  sourceTable: SourceTable = readSources(sourcesFile, '').value;
  /** By path, sorted. */
  sources: ReadonlyMap<string, Source> = new Map();

  private readonly frontMatters = new Map<string, FrontMatter>();
  /** By file. */
  private readonly readProblems = new Map<string, readonly Problem[]>();
  private fitProblems: readonly Problem[] = [];

  constructor(private readonly folder: Folder) {}

  /** Where nobody knows what it says, it can't be said of a case that it is not in it. */
  get hasCases(): boolean {
    return this.folder.has(casesFile) && !this.folder.isUnreadable(casesFile);
  }

  problems(): readonly Problem[] {
    return [...[...this.readProblems.values()].flat(), ...this.fitProblems];
  }

  /** Whether a file says something of cases or sources. */
  reads(path: string, isSource: (path: string) => boolean): boolean {
    return path === casesFile || path === sourcesFile || (/\.md$/i.test(path) && isSource(path));
  }

  async readAll(isSource: (path: string) => boolean): Promise<void> {
    this.frontMatters.clear();
    this.readProblems.clear();
    await this.read(new Set([casesFile, sourcesFile, ...this.folder.all()]), isSource);
  }

  /** Reads those of these files that say something, and puts together anew what there is. */
  async read(files: Iterable<string>, isSource: (path: string) => boolean): Promise<void> {
    const markdown: string[] = [];
    for (const file of files) {
      if (file === casesFile) await this.readCases();
      else if (file === sourcesFile) await this.readSources();
      else if (this.reads(file, isSource)) markdown.push(file);
    }
    await this.folder.store.readAll(markdown, (path, bytes) => this.takeMarkdown(path, bytes));
    const { value, problems } = sourcesOf({
      paths: [...this.folder.all()].filter((path) => isSource(path)).sort(),
      table: this.sourceTable,
      frontMatters: this.frontMatters,
      cases: this.hasCases ? this.caseTable : undefined,
    });
    this.sources = value;
    this.fitProblems = problems;
  }

  private async readCases(): Promise<void> {
    const text = await this.folder.textOf(casesFile);
    if (text === undefined) return;
    const { value, problems } = readCases(casesFile, text);
    this.caseTable = value;
    this.readProblems.set(casesFile, this.folder.has(casesFile) ? problems : []);
  }

  private async readSources(): Promise<void> {
    const text = await this.folder.textOf(sourcesFile);
    if (text === undefined) return;
    const { value, problems } = readSources(sourcesFile, text);
    this.sourceTable = value;
    this.readProblems.set(sourcesFile, this.folder.has(sourcesFile) ? problems : []);
  }

  /** Of one that can't be read, what it said before still holds. */
  private takeMarkdown(path: string, bytes: Uint8Array | Unreadable | undefined): void {
    if (bytes instanceof Unreadable) return;
    const read = bytes && readFrontMatter(path, readText(path, bytes).value);
    if (read) this.frontMatters.set(path, read.value);
    else this.frontMatters.delete(path);
    this.readProblems.set(path, read ? read.problems : []);
  }
}
