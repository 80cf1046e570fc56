import { fingerprint } from '../base/bytes';
import { Unreadable } from '../base/unreadable';
import { indexLines } from '../text/lines';
import type { CodingFiles } from './codingFiles';
import { type Doubtful, doubtsIn } from './doubts';
import { compareLikeness, type Likeness, Traces } from './likeness';
import type { FileStore } from './ports';
import { readText } from './readText';

/** A source that is not there while its codings are. */
export interface GoneSource {
  /** All of its codings are lost. */
  readonly doubts: readonly Doubtful[];
  /** Sources without codings that may be it under another name, the likeliest first. */
  readonly likely: readonly Likeness[];
}

/** As many are told of. */
const mostLikely = 5;

/** What has been looked into of one source that is gone. */
interface Missing {
  readonly doubts: readonly Doubtful[];
  /** Undefined for a file that is there: what is no source of the project did not move. */
  readonly traces: Traces | undefined;
  /** By path of what was looked at; undefined where it is another text. */
  readonly seen: Map<string, Likeness | undefined>;
}

/** What is there in the project at this moment. */
export interface Present {
  /** Paths. */
  readonly sources: Iterable<string>;
  readonly isFile: (path: string) => boolean;
}

/**
 * The sources whose files are gone while their codings are there, and what they may be called now:
 * told by their bytes, where we have seen them, and by their quotes.
 */
export class GoneSources {
  private readonly prints = new Map<string, string>();
  private missing = new Map<string, Missing>();
  private known: ReadonlyMap<string, GoneSource> = new Map();

  constructor(
    private readonly store: FileStore,
    private readonly codings: CodingFiles,
  ) {}

  /** By path. */
  get all(): ReadonlyMap<string, GoneSource> {
    return this.known;
  }

  /** Remembers what a source's file holds, to know it again. */
  saw(path: string, bytes: Uint8Array): void {
    // One empty file is as good as another.
    if (bytes.length) this.prints.set(path, fingerprint(bytes));
    else this.prints.delete(path);
  }

  /** @param changed the files that may be others than when last looked at; all, if undefined */
  async look({ sources, isFile }: Present, changed?: ReadonlySet<string>): Promise<void> {
    const { index } = this.codings;
    const there = new Set(sources);
    const gone = [...index.sources()].filter((path) => !there.has(path)).sort();
    const isKept = (path: string) =>
      changed &&
      ![path, ...index.ofSource(path).map((file) => file.path)].some((each) => changed.has(each));
    const missing = new Map<string, Missing>();
    for (const path of gone) {
      const before = isKept(path) ? this.missing.get(path) : undefined;
      missing.set(path, before ?? (await this.miss(path, isFile(path))));
    }
    this.missing = missing;
    const uncoded = [...there].filter((path) => index.ofSource(path).length === 0);
    await this.compare(uncoded, changed);
    this.known = new Map(gone.map((path) => [path, this.goneOf(path, new Set(uncoded))]));
  }

  private async miss(path: string, isThere: boolean): Promise<Missing> {
    const records = await this.codings.recordsOf(path);
    const lost = records.map((each) => ({ ...each, location: { state: 'lost' } as const }));
    const traces = isThere ? undefined : new Traces(records.map(({ record }) => record));
    return { doubts: doubtsIn(lost), traces, seen: new Map() };
  }

  /** Every text that is new or has changed is read once, whatever the number of sources missing. */
  private async compare(
    uncoded: readonly string[],
    changed = new Set<string>() as ReadonlySet<string>,
  ) {
    const missing = [...this.missing].flatMap(([gone, { traces, seen }]) =>
      traces ? [{ gone, traces, seen }] : [],
    );
    const isNews = (path: string) =>
      changed.has(path) || missing.some(({ seen }) => !seen.has(path));
    const paths = missing.length ? uncoded.filter(isNews) : [];
    await this.store.readAll(paths, (path, bytes) => {
      if (!bytes || bytes instanceof Unreadable) return;
      this.saw(path, bytes);
      const text = readText(path, bytes).value;
      const lines = indexLines(text);
      const print = this.prints.get(path);
      for (const { gone, traces, seen } of missing) {
        const isSame = print !== undefined && print === this.prints.get(gone);
        const found = traces.foundIn(text, lines);
        const likeness = { path, found, total: traces.total, isSame };
        seen.set(path, found || isSame ? likeness : undefined);
      }
    });
  }

  private goneOf(path: string, uncoded: ReadonlySet<string>): GoneSource {
    const missing = this.missing.get(path);
    const likely = [...(missing?.seen.values() ?? [])].flatMap((each) =>
      each && uncoded.has(each.path) ? [each] : [],
    );
    const doubts = missing?.doubts ?? [];
    return { doubts, likely: likely.sort(compareLikeness).slice(0, mostLikely) };
  }
}

/** A source that goes by another name now. */
export interface SourceMove {
  readonly from: string;
  readonly to: string;
}

/** Moves beyond doubt: one source with the very bytes of one that is gone, and of no other. */
export function certainMoves(gone: ReadonlyMap<string, GoneSource>): SourceMove[] {
  const same = [...gone].flatMap(([from, { likely }]) =>
    likely.flatMap(({ path, isSame }) => (isSame ? [{ from, to: path }] : [])),
  );
  const isOnly = (key: 'from' | 'to', move: SourceMove) =>
    same.filter((other) => other[key] === move[key]).length === 1;
  return same.filter((move) => isOnly('from', move) && isOnly('to', move));
}
