import type { Emitter } from '../base/emitter';
import type { Problem } from '../base/problem';
import type { Queues } from '../base/queues';
import type { CodingIndex } from './codingIndex';
import type { Folder } from './folder';
import type { GoneSources } from './goneSources';
import type { LocatedSources } from './locatedSources';
import { repeatedIds } from './repeatedIds';
import type { Source } from './sources';
import { twinCodings } from './twinCodings';

/** What is checked: a project, whose parts are asked for when they are needed. */
export interface Checked {
  readonly queues: Queues;
  readonly index: CodingIndex;
  /** By path. */
  readonly sources: ReadonlyMap<string, Source>;
  /** Fires when there may be other problems than before. */
  readonly onDidCheck: Emitter<void>;
}

/** What files have to be read for: where codings are by now, which stand twice, what is gone. */
export class Checks {
  private repeated: readonly Problem[] = [];
  /** Of files with codings made twice, by path. */
  private readonly twins = new Map<string, readonly Problem[]>();

  constructor(
    private readonly folder: Folder,
    private readonly texts: LocatedSources,
    private readonly goneSources: GoneSources,
    private readonly of: Checked,
  ) {}

  /** Ids that stand twice, and codings that do. */
  get problems(): readonly Problem[] {
    return [...this.repeated, ...[...this.twins.values()].flat()];
  }

  /** Reads every source once; `isCancelled` is asked between sources. */
  async run(isCancelled: () => boolean = () => false): Promise<void> {
    const { index, onDidCheck } = this.of;
    for (const path of [...index.sources()]) {
      if (isCancelled()) return;
      await this.source(path);
    }
    await this.repetitions();
    await this.lookForTwins([...index.all()].map(({ path }) => path));
    onDidCheck.fire();
    const isUncoded = (path: string) => index.ofSource(path).length === 0;
    await this.texts.verifyUncoded([...this.of.sources.keys()].filter(isUncoded), isCancelled);
    await this.gone();
    onDidCheck.fire();
  }

  /** Where the codings of one source are. */
  source(path: string): Promise<void> {
    return this.of.queues.run(path, () => this.texts.verify(path, this.of.sources.has(path)));
  }

  /**
   * What stands twice, after coding files changed.
   * @param isNew whether there may be ids that stand twice and did not before
   */
  async changed(files: readonly string[], isNew: boolean): Promise<void> {
    if (isNew || (files.length && this.repeated.length)) await this.repetitions();
    await this.lookForTwins(files);
  }

  private async repetitions(): Promise<void> {
    this.repeated = await repeatedIds(this.of.index, this.folder.store);
  }

  private async lookForTwins(files: readonly string[]): Promise<void> {
    for (const path of files) {
      const file = this.of.index.get(path);
      const problems = file ? await twinCodings(file, this.folder.store) : [];
      if (problems.length) this.twins.set(path, problems);
      else this.twins.delete(path);
    }
  }

  /** @param changed files that did, where it is known which */
  gone(changed?: ReadonlySet<string>): Promise<void> {
    const { doubts } = this.texts;
    return this.of.queues.run('gone sources', async () => {
      const { sources } = this.of;
      for (const path of this.goneSources.all.keys()) if (!sources.has(path)) doubts.set(path, []);
      const isFile = (path: string) => this.folder.has(path);
      await this.goneSources.look({ sources: sources.keys(), isFile }, changed);
      for (const [path, gone] of this.goneSources.all) doubts.set(path, gone.doubts);
    });
  }

  /** After an edit of ours: what was in doubt of a source's codings may be settled. */
  async again(path: string): Promise<void> {
    if (this.texts.get(path)) this.texts.checkHeld(path);
    else if (this.goneSources.all.has(path))
      await this.gone(new Set(this.of.index.ofSource(path).map((file) => file.path)));
    else if (this.texts.doubts.all.has(path)) await this.source(path);
  }
}
