import { codingLike } from '../project/operations';
import type { LocatedSource } from '../project/located';
import type { Span } from '../text/span';
import type { Hit } from './hits';

/** A hit that a person looks at before it is coded. */
export interface ReviewedHit extends Hit {
  /** Path. */
  readonly source: string;
  /** 1-based. */
  readonly line: number;
  /** It is coded so already: there is nothing to be done. */
  readonly stands: boolean;
  /**
   * What it is known by when the text has changed, or when more or less around what was found is to
   * be coded: the words that were found, each with how many like it come before.
   */
  readonly keys: readonly string[];
}

/**
 * What was found in the sources, and what of it is to be coded: all that nobody has unticked, and of
 * what interviewers say what somebody has ticked.
 */
export class Review {
  private readonly found = new Map<string, readonly ReviewedHit[]>();
  /** By source, whether somebody ticked or unticked what has a key. */
  private readonly ticks = new Map<string, Map<string, boolean>>();

  constructor(
    private readonly coder: string,
    private readonly code: string,
  ) {}

  /** Sources in which something was found, in the order in which they were looked through. */
  get sources(): readonly string[] {
    return [...this.found].flatMap(([path, hits]) => (hits.length ? [path] : []));
  }

  of(source: string): readonly ReviewedHit[] {
    return this.found.get(source) ?? [];
  }

  /** Takes what was found in a source in place of what was found there before. */
  take(source: LocatedSource, hits: readonly Hit[]): void {
    const { path, text } = source;
    const seen = new Map<string, number>();
    const keyOf = ({ start, end }: Span) => {
      const words = text.slice(start, end).replace(/\s+/g, ' ');
      const before = seen.get(words) ?? 0;
      seen.set(words, before + 1);
      return `${words}\n${before}`;
    };
    const reviewed = hits.map((hit) => ({
      ...hit,
      source: path,
      line: source.lineOf(hit.span.start),
      stands: codingLike(source, this.coder, this.code, hit.span) !== undefined,
      keys: (hit.matches.length ? hit.matches : [hit.span]).map(keyOf),
    }));
    this.found.set(path, reviewed);
  }

  /** The source is gone. */
  drop(source: string): void {
    this.found.delete(source);
  }

  isTicked({ source, stands, keys, isAside }: ReviewedHit): boolean {
    const ticks = this.ticks.get(source);
    return !stands && keys.some((key) => ticks?.get(key) ?? !isAside);
  }

  tick(hits: Iterable<ReviewedHit>, isTicked: boolean): void {
    for (const { source, keys } of hits) {
      const ticks = this.ticks.get(source) ?? new Map<string, boolean>();
      this.ticks.set(source, ticks);
      for (const key of keys) ticks.set(key, isTicked);
    }
  }

  get all(): readonly ReviewedHit[] {
    return [...this.found.values()].flat();
  }

  /** How many hits there are, how many of them are to be coded, and how many are already. */
  count(): { readonly hits: number; readonly ticked: number; readonly standing: number } {
    let [hits, ticked, standing] = [0, 0, 0];
    for (const hit of this.all) {
      hits++;
      if (hit.stands) standing++;
      else if (this.isTicked(hit)) ticked++;
    }
    return { hits, ticked, standing };
  }

  /** The ticked ones of a source, which a person has seen. */
  ticked(source: string): readonly ReviewedHit[] {
    return this.of(source).filter((hit) => this.isTicked(hit));
  }
}
