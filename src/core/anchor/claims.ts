import { lineAt, type Lines, offsetAt } from '../text/lines';
import type { Span } from '../text/span';
import { firstWhere } from './order';
import type { Selector } from './selector';

/** A stretch that stands to the letter as it did, and an excerpt in it whose old place is known. */
interface Claim {
  readonly start: number;
  readonly end: number;
  /** Where the excerpt is, and where it was. */
  readonly at: number;
  readonly quoteEnd: number;
  readonly line: number;
  readonly column: number;
}

/** Units of a quote by which it is told whether it stood where others say they did. */
const compared = 8;
/** More neighbours than these are not asked about one place. */
const mostAsked = 12;

/**
 * What is known of where the text came from: around every excerpt that is found, as far as its
 * context stands there to the letter, the line and column at which each unit stood before. What
 * stood elsewhere is not what one looks for, however alike it is.
 *
 * That holds for records of one text. Those that are found are saved with their places in the text
 * as it is, while those in doubt keep what they had: so nothing is claimed where all that is found
 * stands as recorded, nor against a record that contradicts the others.
 */
export class Claims {
  /** Each is made when first asked for; null where a record claims nothing. */
  private readonly made: (Claim | null | undefined)[] = [];
  private readonly spans: (Span | undefined)[] = [];
  /** Those that are found, as indexes, by where they are; undefined while that is to be seen anew. */
  private order: readonly number[] | undefined;
  /** Whether the records are of the text as it was: some excerpts stand elsewhere than they say. */
  private areOlder = false;
  /** Those found of which that was not asked yet. */
  private readonly unasked: number[] = [];

  /**
   * @param selectors in the order of their ranges
   */
  constructor(
    private readonly text: string,
    private readonly lines: Lines,
    private readonly selectors: readonly Selector[],
  ) {}

  /** The i-th excerpt is found there. */
  learn(i: number, span: Span): void {
    this.spans[i] = span;
    this.unasked.push(i);
    this.order = undefined;
  }

  /** Whether a record may be of the same text as those of the excerpts that are found. */
  isComparable(selector: Selector): boolean {
    if (!fits(selector) || !this.isOlder()) return false;
    const { quote, range } = selector;
    const [line, column] = range;
    const first = quote.split('\n', 1)[0]?.slice(0, compared) ?? '';
    for (let i = this.firstOfLine(line); this.selectors[i]?.range[0] === line; i++) {
      const claim = this.claim(i);
      if (!claim) continue;
      const at = claim.at + column - claim.column;
      const isCovered = at >= claim.at && at + first.length <= claim.quoteEnd;
      if (isCovered && !this.text.startsWith(first, at)) return false;
    }
    return true;
  }

  /** Whether nothing is known that speaks against it that an excerpt stands there. */
  allow(selector: Selector, { start }: Span): boolean {
    if (!this.isComparable(selector)) return true;
    const order = (this.order ??= this.byPlace());
    const next = firstWhere(order.length, (k) => (this.spans[order[k] ?? -1]?.start ?? 0) >= start);
    return (
      this.areAgreed(selector, start, next - 1, -1) && this.areAgreed(selector, start, next, 1)
    );
  }

  /** Asks the neighbours on one side of a place. */
  private areAgreed({ range }: Selector, start: number, from: number, by: 1 | -1): boolean {
    const [line, column] = range;
    let asked = 0;
    for (let k = from; asked < mostAsked; k += by) {
      const i = this.order?.[k];
      if (i === undefined) return true;
      const claim = this.claim(i);
      if (!claim) continue;
      if (!this.agrees(claim, start, line, column)) return false;
      asked++;
    }
    return true;
  }

  private isOlder(): boolean {
    while (!this.areOlder && this.unasked.length) {
      const claim = this.claim(this.unasked.pop() ?? -1);
      if (claim) this.areOlder = offsetAt(this.lines, claim.line, claim.column) !== claim.at;
    }
    return this.areOlder;
  }

  private claim(i: number): Claim | null {
    const made = this.made[i];
    if (made !== undefined) return made;
    const [selector, span] = [this.selectors[i], this.spans[i]];
    if (!selector || !span) return null;
    const isClaim = fits(selector) && this.text.startsWith(selector.quote, span.start);
    return (this.made[i] = isClaim ? claimOf(this.text, selector, span) : null);
  }

  private byPlace(): readonly number[] {
    const found = this.selectors.flatMap((_, i) => (this.spans[i] ? [i] : []));
    const startOf = (i: number) => this.spans[i]?.start ?? 0;
    return found.sort((a, b) => startOf(a) - startOf(b));
  }

  private firstOfLine(line: number): number {
    const { selectors } = this;
    return firstWhere(selectors.length, (i) => (selectors[i]?.range[0] ?? 0) >= line);
  }

  private agrees(claim: Claim, start: number, line: number, column: number): boolean {
    if (start < claim.start || start >= claim.end) return true;
    const [from, to] = [lineAt(this.lines, claim.at), lineAt(this.lines, start)];
    if (line - claim.line !== to - from) return false;
    // Columns count code points; those of other lines are not known here.
    return from !== to || Math.abs(column - claim.column - (start - claim.at)) <= slack;
  }
}

/** Units by which a place may be beside itself: marks, half a word put in. */
const slack = 12;

/** Whether a range is about as long as its quote: one written by hand may be any. */
function fits({ range: [line, column, lastLine, lastColumn], quote }: Selector): boolean {
  if (line !== lastLine) return quote.includes('\n');
  const columns = lastColumn - column;
  return columns <= quote.length && 2 * columns >= quote.length;
}

function claimOf(text: string, { before, quote, after, range }: Selector, span: Span): Claim {
  const isBefore = text.startsWith(before, span.start - before.length);
  const isAfter = text.startsWith(after, span.end);
  return {
    start: isBefore ? Math.max(0, span.start - before.length) : span.start,
    end: span.start + quote.length + (isAfter ? wholeLines(after) : 0),
    at: span.start,
    quoteEnd: span.start + quote.length,
    line: range[0],
    column: range[1],
  };
}

/** Units of a context up to the end of its last whole line: lines often begin alike. */
function wholeLines(after: string): number {
  const lineEnd = after.lastIndexOf('\n');
  return lineEnd < 0 ? after.length : lineEnd;
}
