import { lineAt, type Lines, offsetAt } from '../text/lines';
import type { Span } from '../text/span';
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
  private readonly claims: readonly Claim[];
  private readonly byLine = new Map<number, Claim[]>();
  /** Whether the records are of the text as it was: some excerpts stand elsewhere than they say. */
  private readonly areOlder: boolean;

  /**
   * @param selectors in the order of their ranges
   * @param spans of those that are found
   */
  constructor(
    private readonly text: string,
    private readonly lines: Lines,
    selectors: readonly Selector[],
    spans: readonly (Span | undefined)[],
  ) {
    this.claims = selectors
      .flatMap((selector, i) => {
        const span = spans[i];
        return span && fits(selector) && text.startsWith(selector.quote, span.start)
          ? [claimOf(text, selector, span)]
          : [];
      })
      .sort((a, b) => a.at - b.at);
    this.areOlder = this.claims.some(
      ({ at, line, column }) => offsetAt(lines, line, column) !== at,
    );
    for (const claim of this.claims) {
      const same = this.byLine.get(claim.line);
      if (same) same.push(claim);
      else this.byLine.set(claim.line, [claim]);
    }
  }

  /** Whether a record may be of the same text as those of the excerpts that are found. */
  isComparable(selector: Selector): boolean {
    if (!this.areOlder || !fits(selector)) return false;
    const { quote, range } = selector;
    const [line, column] = range;
    const first = quote.split('\n', 1)[0]?.slice(0, compared) ?? '';
    return !this.byLine.get(line)?.some((claim) => {
      const at = claim.at + column - claim.column;
      const isCovered = at >= claim.at && at + first.length <= claim.quoteEnd;
      return isCovered && !this.text.startsWith(first, at);
    });
  }

  /** Whether nothing is known that speaks against it that an excerpt stands there. */
  allow(selector: Selector, { start }: Span): boolean {
    if (!this.isComparable(selector)) return true;
    const { claims } = this;
    const [line, column] = selector.range;
    const next = this.firstFrom(start);
    for (let k = next - 1; k >= 0 && k >= next - mostAsked; k--) {
      const claim = claims[k];
      if (claim && !this.agrees(claim, start, line, column)) return false;
    }
    for (let k = next; k < claims.length && k < next + mostAsked; k++) {
      const claim = claims[k];
      if (claim && !this.agrees(claim, start, line, column)) return false;
    }
    return true;
  }

  private agrees(claim: Claim, start: number, line: number, column: number): boolean {
    if (start < claim.start || start >= claim.end) return true;
    const [from, to] = [lineAt(this.lines, claim.at), lineAt(this.lines, start)];
    if (line - claim.line !== to - from) return false;
    // Columns count code points; those of other lines are not known here.
    return from !== to || Math.abs(column - claim.column - (start - claim.at)) <= slack;
  }

  private firstFrom(start: number): number {
    let [low, high] = [0, this.claims.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.claims[middle]?.at ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    return low;
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
    end: span.start + quote.length + (isAfter ? after.length : 0),
    at: span.start,
    quoteEnd: span.start + quote.length,
    line: range[0],
    column: range[1],
  };
}
