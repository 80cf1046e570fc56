import type { Problem } from '../base/problem';
import { Unreadable } from '../base/unreadable';
import type { CodingRecord } from '../coding/coding';
import type { CodingFiles } from './codingFiles';
import { locationProblems } from './crossCheck';
import { Doubts, doubtsIn } from './doubts';
import { LocatedSource } from './located';
import type { FileStore } from './ports';
import { readOrWhyNot } from './readOrWhyNot';
import { readText } from './readText';
import { formatOf } from './sources';
import { Texts } from './texts';

/** The sources held in memory with their codings located, and what is wrong with those places. */
export class LocatedSources {
  private readonly texts = new Texts();
  readonly doubts = new Doubts();
  /** By source. */
  private readonly found = new Map<string, readonly Problem[]>();
  /** Those whose text has changed since, by path: what was known of them helps with the new one. */
  private readonly outdated = new Map<string, LocatedSource>();
  /** What hinders reading a source's file as text, by source. */
  private readonly unread = new Map<string, readonly Problem[]>();

  constructor(
    private readonly store: FileStore,
    private readonly codings: CodingFiles,
    private readonly interviewers: () => readonly string[],
    /** Is told what a source's file holds, whenever it is read. */
    private readonly saw: (path: string, bytes: Uint8Array) => void,
  ) {}

  problems(): readonly Problem[] {
    return [...this.found.values(), ...this.unread.values()].flat();
  }

  /** What is at hand. */
  get(path: string): LocatedSource | undefined {
    return this.texts.get(path);
  }

  /** Undefined when there is no such file. Rejects with an `Unreadable` where it can't be read. */
  async find(path: string): Promise<LocatedSource | undefined> {
    const known = this.texts.get(path);
    if (known) return known;
    const source = await this.read(path);
    if (source instanceof Unreadable) throw source;
    if (source) this.texts.keep(source);
    return source;
  }

  /** From now until `close` the source's text is what `readText` gives. */
  async open(path: string, readText: () => string): Promise<LocatedSource> {
    const source = await this.locate(path, readText);
    this.texts.openWith(source);
    return source;
  }

  close(path: string): void {
    this.texts.close(path);
  }

  /** The source's text may have changed on disk; that of an open one is its editor's business. */
  textChanged(path: string): void {
    const held = this.texts.drop(path);
    if (held) this.outdated.set(path, held);
  }

  /** The source's codings changed on disk: those held are brought up to date. */
  async codingsChanged(path: string): Promise<void> {
    this.outdated.delete(path);
    const held = this.texts.get(path);
    if (held) held.setCodings(await this.codings.recordsOf(path));
  }

  /** A coder's codings of a source were edited by us. */
  codingsEdited(path: string, coder: string, records: () => readonly CodingRecord[]): void {
    this.outdated.delete(path);
    this.texts.get(path)?.setCodingsOf(coder, records());
  }

  /**
   * Looks for every coding of a source in its text; what is no source of the project has no text,
   * and of one that can't be read nothing is said but that.
   */
  async verify(path: string, isSource: boolean): Promise<void> {
    const isHeld = this.outdated.has(path);
    const source = this.texts.get(path) ?? (isSource ? await this.read(path) : undefined);
    if (isHeld && source && !(source instanceof Unreadable)) this.texts.keep(source);
    this.check(path, isSource && !(source instanceof Unreadable) ? source : undefined);
    if (!isSource) this.unread.delete(path);
    else if (this.texts.isOpen(path)) this.textOf(path, await readOrWhyNot(this.store, path));
  }

  /** Whether these sources, which nobody coded, can be read as text. */
  async verifyUncoded(paths: readonly string[], isCancelled: () => boolean): Promise<void> {
    await this.store.readAll(paths, (path, bytes) => {
      if (!isCancelled()) this.textOf(path, bytes);
    });
  }

  /** As `verify`, where the source is at hand. */
  checkHeld(path: string): void {
    const source = this.texts.get(path);
    if (source) this.check(path, source);
  }

  /** The project was read anew: what is not open in an editor is forgotten. */
  async reopen(): Promise<void> {
    this.texts.clear();
    this.outdated.clear();
    this.found.clear();
    this.doubts.clear();
    this.unread.clear();
    for (const source of this.texts.allOpen()) {
      source.readAs(this.formatOf(source.path));
      source.setCodings(await this.codings.recordsOf(source.path));
    }
  }

  private check(path: string, source: LocatedSource | undefined): void {
    this.doubts.set(path, source ? doubtsIn(source.codings) : []);
    const problems = source ? locationProblems(this.codings, source) : [];
    if (problems.length) this.found.set(path, problems);
    else this.found.delete(path);
  }

  private async read(path: string): Promise<LocatedSource | Unreadable | undefined> {
    const bytes = await readOrWhyNot(this.store, path);
    const text = this.textOf(path, bytes);
    if (bytes instanceof Unreadable) return bytes;
    const outdated = this.outdated.get(path);
    this.outdated.delete(path);
    if (text === undefined) return undefined;
    return outdated
      ? outdated.followedBy(() => text, this.formatOf(path))
      : this.locate(path, () => text);
  }

  /** Keeps what hinders reading it. */
  private textOf(path: string, bytes: Uint8Array | Unreadable | undefined): string | undefined {
    this.unread.delete(path);
    if (bytes instanceof Unreadable) this.unread.set(path, [bytes.problem]);
    if (!bytes || bytes instanceof Unreadable) return undefined;
    this.saw(path, bytes);
    const { value, problems } = readText(path, bytes);
    if (problems.length) this.unread.set(path, problems);
    return value;
  }

  private async locate(path: string, readText: () => string): Promise<LocatedSource> {
    const records = await this.codings.recordsOf(path);
    const source = new LocatedSource(path, readText, this.formatOf(path));
    source.setCodings(records);
    return source;
  }

  private formatOf(path: string) {
    return { format: formatOf(path), interviewers: this.interviewers() };
  }
}
