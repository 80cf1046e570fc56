import * as vscode from 'vscode';
import { HitSearch } from '../../../core/autocoding/hits';
import { type HitUnit, type Query, unitsOf } from '../../../core/autocoding/query';
import { Review } from '../../../core/autocoding/review';
import { Refusal } from '../../../core/base/refusal';
import { sentence } from '../../../core/base/sentences';
import { applyToSources, type Applied } from '../../../core/project/operations';
import { readable } from '../../../core/project/readable';
import { Disposable } from '../../host/disposable';
import { inBackground } from '../../host/errors';
import type { ProjectList } from '../../tree/projectList';
import type { OpenProject } from '../../workspace';

/** What was asked for. */
export interface Asked {
  readonly open: OpenProject;
  readonly query: Query;
  /** Paths of the sources to look through. */
  readonly sources: readonly string[];
  /** Id. */
  readonly code: string;
  readonly coder: string;
}

/** Is told of each source that was looked through; says whether to stop. */
export interface Steps {
  readonly step: () => void;
  readonly isCancelled: () => boolean;
}

/** Changes that come close together are looked at once: milliseconds to wait for more of them. */
const patience = 300;

/** One search through sources, until what it found is coded or let go. */
export class Session extends Disposable {
  readonly review: Review;
  private search: HitSearch;
  private unitNow: HitUnit;
  private readonly changed = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly changes = this.own(new vscode.EventEmitter<string | undefined>());

  /** Fires with the source in which other things are found than before; without one for all. */
  readonly onDidChange = this.changes.event;

  /** Throws a Refusal where the query can't be answered. */
  constructor(
    { projects }: { readonly projects: Pick<ProjectList, 'onDidChange'> },
    readonly asked: Asked,
  ) {
    super();
    this.review = new Review(asked.coder, asked.code);
    this.unitNow = asked.query.unit;
    this.search = this.searchFor(this.unitNow);
    this.own({ dispose: () => clearTimeout(this.timer) });
    const sources = new Set(asked.sources);
    this.own(
      projects.onDidChange(({ open, change }) => {
        if (open !== asked.open || !change.sources) return;
        for (const path of change.sources) if (sources.has(path)) this.changed.add(path);
        clearTimeout(this.timer);
        this.timer = setTimeout(() => inBackground(this.follow()), patience);
      }),
    );
  }

  get unit(): HitUnit {
    return this.unitNow;
  }

  get units(): readonly HitUnit[] {
    return unitsOf[this.asked.query.look.kind];
  }

  /** Looks through all sources. @returns whether it came to the end */
  async run({ step, isCancelled }: Steps): Promise<boolean> {
    for (const path of this.asked.sources) {
      if (isCancelled()) return false;
      await this.look(path);
      step();
    }
    this.changes.fire(undefined);
    return true;
  }

  /** The same with more or less around what is found. Ticks stay with what was found. */
  async use(unit: HitUnit, steps: Steps): Promise<void> {
    const before = this.unitNow;
    this.unitNow = unit;
    this.search = this.searchFor(unit);
    if (await this.run(steps)) return;
    this.unitNow = before;
    this.search = this.searchFor(before);
    await this.run({ step: () => undefined, isCancelled: () => false });
  }

  tick(hits: Parameters<Review['tick']>[0], isTicked: boolean, source?: string): void {
    this.review.tick(hits, isTicked);
    this.changes.fire(source);
  }

  /** Codes what is ticked, by one act. What came to be there unseen is left alone, and shown. */
  async apply(): Promise<Applied> {
    const { open, code, coder } = this.asked;
    const { review } = this;
    clearTimeout(this.timer);
    const seen = new Set(
      review.all.flatMap(({ source, keys }) => keys.map((key) => `${source}\n${key}`)),
    );
    const places = [];
    for (const path of review.sources) {
      if (!review.ticked(path).length) continue;
      const source = await this.look(path);
      const hits = review.ticked(path);
      if (hits.some(({ keys }) => keys.some((key) => !seen.has(`${path}\n${key}`)))) {
        this.changes.fire(undefined);
        throw new Refusal(
          sentence('“{path}” has changed, and there is more to be found in it now. Look again.', {
            path,
          }),
        );
      }
      if (source && hits.length) places.push({ source, spans: hits.map(({ span }) => span) });
    }
    if (!places.length)
      throw new Refusal(sentence('Nothing is ticked, so there is nothing to code.'));
    return applyToSources(open.project, { places, codes: [code], coder });
  }

  private async follow(): Promise<void> {
    const paths = [...this.changed];
    this.changed.clear();
    for (const path of paths) {
      await this.look(path);
      this.changes.fire(path);
    }
  }

  private async look(path: string) {
    const source = await readable(this.asked.open.project, path);
    if (source) this.review.take(source, this.search.in(source));
    else this.review.drop(path);
    return source;
  }

  private searchFor(unit: HitUnit): HitSearch {
    const { open, query } = this.asked;
    return new HitSearch({ look: query.look, unit }, open.project.settings.terms);
  }
}
