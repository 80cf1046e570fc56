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

/**
 * The sources whose files are gone while their codings are there, and what they may be called now:
 * told by their bytes, where we have seen them, and by their quotes.
 */
export class GoneSources {
  private readonly prints = new Map<string, string>();
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

  /**
   * @param sources the paths of those that are there
   * @param isFile whether a path is that of a file: one that is there, and no source, did not move
   */
  async look(sources: Iterable<string>, isFile: (path: string) => boolean): Promise<void> {
    const there = new Set(sources);
    const gone = [...this.codings.index.sources()].filter((path) => !there.has(path)).sort();
    const uncoded = [...there].filter((path) => this.codings.index.ofSource(path).length === 0);
    const traces = new Map<string, Traces>();
    const doubts = new Map<string, readonly Doubtful[]>();
    for (const path of gone) {
      const records = await this.codings.recordsOf(path);
      if (!isFile(path)) traces.set(path, new Traces(records.map(({ record }) => record)));
      const lost = records.map((each) => ({ ...each, location: { state: 'lost' } as const }));
      doubts.set(path, doubtsIn(lost));
    }
    const likely = await this.likely(traces, uncoded);
    const known = gone.map((path): [string, GoneSource] => [
      path,
      { doubts: doubts.get(path) ?? [], likely: likely.get(path) ?? [] },
    ]);
    this.known = new Map(known);
  }

  /** Every text is read once, whatever the number of sources that it may be. */
  private async likely(
    traces: ReadonlyMap<string, Traces>,
    uncoded: readonly string[],
  ): Promise<ReadonlyMap<string, Likeness[]>> {
    const likely = new Map<string, Likeness[]>();
    await this.store.readAll(traces.size ? uncoded : [], (path, bytes) => {
      if (!bytes || bytes instanceof Unreadable) return;
      this.saw(path, bytes);
      const text = readText(path, bytes).value;
      const lines = indexLines(text);
      for (const [gone, trace] of traces) {
        const print = this.prints.get(path);
        const isSame = print !== undefined && print === this.prints.get(gone);
        const found = trace.foundIn(text, lines);
        if (!found && !isSame) continue;
        const ofGone = likely.get(gone) ?? [];
        ofGone.push({ path, found, total: trace.total, isSame });
        likely.set(gone, ofGone.sort(compareLikeness).slice(0, mostLikely));
      }
    });
    return likely;
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
