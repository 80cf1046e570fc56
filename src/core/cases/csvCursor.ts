import { isHigh, isLow } from '../text/chars';
import type { Place } from '../text/lines';

const LF = 0x0a;

/** Walks through a table's text once and knows the line and column where it is. */
export class CsvCursor {
  offset = 0;
  private line = 1;
  private lineStart = 0;
  /** Surrogate pairs passed on this line, each of which is one column. */
  private pairs = 0;

  private readonly hasPairs: boolean;

  constructor(private readonly text: string) {
    this.hasPairs = /[\ud800-\udbff]/.test(text);
  }

  get isAtEnd(): boolean {
    return this.offset >= this.text.length;
  }

  place(): Place {
    return [this.line, this.offset - this.lineStart - this.pairs + 1];
  }

  skipTo(offset: number): void {
    for (; this.offset < offset; this.offset++) {
      const unit = this.text.charCodeAt(this.offset);
      if (unit === LF) {
        this.line++;
        this.lineStart = this.offset + 1;
        this.pairs = 0;
      } else if (isLow(unit) && isHigh(this.text.charCodeAt(this.offset - 1))) {
        this.pairs++;
      }
    }
  }

  /** Passes `mark` if it is next. */
  take(mark: string): boolean {
    if (this.text.charAt(this.offset) !== mark) return false;
    this.skipTo(this.offset + 1);
    return true;
  }

  /** Whether a quoted cell begins here; blanks before the quote are a common slip. */
  isAtQuote(): boolean {
    return this.text.charAt(this.blanksEnd()) === '"';
  }

  /** Passes blanks; gives the place behind them. */
  skipBlanks(): Place {
    this.skipTo(this.blanksEnd());
    return this.place();
  }

  /** The text up to `delimiter` or the line's end. */
  takeUntil(delimiter: string): string {
    const start = this.offset;
    const mark = delimiter.charCodeAt(0);
    let end = start;
    for (; end < this.text.length; end++) {
      const unit = this.text.charCodeAt(end);
      if (unit === LF || unit === mark) break;
    }
    if (this.hasPairs) this.skipTo(end);
    else this.offset = end;
    return this.text.slice(start, end);
  }

  /** The text between the quote here and the one that closes it; undefined if none does. */
  takeQuoted(): string | undefined {
    let end = this.text.indexOf('"', this.offset + 1);
    while (end >= 0 && this.text.charAt(end + 1) === '"') end = this.text.indexOf('"', end + 2);
    if (end < 0) return undefined;
    const inner = this.text.slice(this.offset + 1, end);
    this.skipTo(end + 1);
    return inner.replace(/""/g, '"');
  }

  private blanksEnd(): number {
    let end = this.offset;
    while (this.text.charAt(end) === ' ') end++;
    return end;
  }
}
