import type { Span } from '../text/span';
import { trimSpan } from '../text/trim';
import type { Remark } from './imported';

/** What a block is; blocks of one tight kind stand on lines in a row, others apart. */
export type BlockKind = 'paragraph' | 'heading' | 'item' | 'row';

/** A place in the text, known once its block is closed. UTF-16 offset. */
export interface Mark {
  offset: number;
}

/** Words with the marks in them, out of a page. */
export interface Taken {
  readonly words: string;
  readonly marks: readonly Placed[];
}

interface Placed {
  readonly mark: Mark;
  /** In the block's words. */
  readonly at: number;
}

/**
 * A text in the making: blocks with a blank line between them. White space at the ends of a block
 * is left out, and marks stay at the words that they were put at.
 */
export class Page {
  private readonly pieces: string[] = [];
  private length = 0;
  private last: BlockKind | undefined;
  private block = '';
  private marks: Placed[] = [];

  /** Whether the block that is being written has words. */
  get isEmpty(): boolean {
    return this.block.trim() === '';
  }

  write(words: string): void {
    this.block += words;
  }

  mark(): Mark {
    const mark = { offset: this.length };
    this.marks.push({ mark, at: this.block.length });
    return mark;
  }

  /** Takes the block that is being written out, to be put somewhere else. */
  take(): Taken {
    const taken = { words: this.block, marks: this.marks };
    this.block = '';
    this.marks = [];
    return taken;
  }

  put({ words, marks }: Taken): void {
    const before = this.block.length;
    this.marks.push(...marks.map(({ mark, at }) => ({ mark, at: before + at })));
    this.block += words;
  }

  /** Ends the block. One without words leaves nothing, and its marks go to the next. */
  close(kind: BlockKind = 'paragraph', prefix = ''): void {
    const words = this.block.trim();
    const lead = this.block.length - this.block.trimStart().length;
    if (words === '') {
      this.block = '';
      this.marks = this.marks.map(({ mark }) => ({ mark, at: 0 }));
      return;
    }
    const isTight = kind === this.last && (kind === 'item' || kind === 'row');
    const before = this.last === undefined ? '' : isTight ? '\n' : '\n\n';
    const start = this.length + before.length + prefix.length;
    for (const { mark, at } of this.marks)
      mark.offset = start + Math.max(0, Math.min(at - lead, words.length));
    this.pieces.push(before, prefix, words);
    this.length = start + words.length;
    this.last = kind;
    this.block = '';
    this.marks = [];
  }

  /** The whole text, with a line end at its end. */
  text(): string {
    this.close();
    for (const { mark } of this.marks) mark.offset = this.length;
    this.marks = [];
    return this.length === 0 ? '' : `${this.pieces.join('')}\n`;
  }
}

/** A comment while its document is read. */
export interface OpenRemark {
  readonly start: Mark;
  readonly end: Mark;
  readonly author: string;
  readonly date: string;
  readonly text: string;
}

/** The comments in the text that came of it; those on nothing are left out. */
export function remarksIn(text: string, open: readonly OpenRemark[]): Remark[] {
  return open.flatMap(({ start, end, ...said }) => {
    const span = wordsIn(text, { start: start.offset, end: end.offset });
    return span ? [{ span, ...said }] : [];
  });
}

/** Of a comment at one point the line it stands in is meant. */
function wordsIn(text: string, span: Span): Span | undefined {
  if (span.end > span.start) return trimSpan(text, span);
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  const end = text.indexOf('\n', span.start);
  return trimSpan(text, { start, end: end < 0 ? text.length : end });
}
