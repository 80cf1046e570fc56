import { underway } from './sent';

/** An edit that joins or parts lines. 0-based. */
export interface LineEdit {
  readonly first: number;
  readonly last: number;
  /** How many lines more there are after it. */
  readonly delta: number;
}

/** Something beside or behind one line. */
export interface LineMark {
  /** 0-based. */
  readonly line: number;
  /** UTF-16 units into the line. */
  readonly column: number;
  /** To be read there; '' for a mark without words. */
  readonly words: string;
}

/**
 * The marks of one decoration type as they were sent, kept on the lines where VS Code has moved
 * them since. (Columns are VS Code's business: marks stay at the beginning or the end of a line.)
 */
export class SentLines {
  private isSure = true;

  constructor(
    private marks: readonly LineMark[],
    private readonly sentAt: number,
  ) {}

  shift({ first, last, delta }: LineEdit, now: number): void {
    const isNear = this.marks.some(({ line }) => first <= line && line <= last);
    this.isSure &&= !isNear && now - this.sentAt > underway;
    if (delta === 0) return;
    this.marks = this.marks.map((mark) =>
      mark.line > last ? { ...mark, line: mark.line + delta } : mark,
    );
  }

  /** Whether these marks are what the window shows already. */
  shows(marks: readonly LineMark[]): boolean {
    return (
      this.isSure &&
      marks.length === this.marks.length &&
      marks.every(({ line, words }, i) => {
        const sent = this.marks[i];
        return line === sent?.line && words === sent.words;
      })
    );
  }
}
