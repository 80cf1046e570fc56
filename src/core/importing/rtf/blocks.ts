import type { Page, Taken } from '../page';
import { isSpeakerTable } from '../tables/shape';
import { writeRows } from '../tableRows';

/** The blocks of a rich text: paragraphs, headings, items of lists, tables. */
export class RtfBlocks {
  /** What stands before the next item of a list; '' for none. */
  listMark = '';
  private level: number | undefined;
  private row: Taken[] | undefined;
  private readonly rows: Taken[][] = [];

  constructor(private readonly page: Page) {}

  get isInRow(): boolean {
    return this.row !== undefined;
  }

  write(words: string): void {
    if (!this.row && words.trim() !== '') this.writeTable();
    this.page.write(words);
  }

  endParagraph(): void {
    const mark = this.listMark;
    this.listMark = '';
    if (this.level !== undefined) this.page.close('heading', `${'#'.repeat(this.level)} `);
    else if (mark !== '') this.page.close('item', /[\p{L}\p{N}]/u.test(mark) ? `${mark} ` : '- ');
    else this.page.close();
  }

  /** Whether a control word was one on the shape of the text. */
  shape(name: string, value: number | undefined): boolean {
    switch (name) {
      case 'pard':
        this.level = undefined;
        return true;
      case 'outlinelevel':
        this.level = value !== undefined && value < 9 ? Math.min(6, value + 1) : undefined;
        return true;
      case 'intbl':
        this.row ??= [];
        return true;
      case 'cell':
      case 'nestcell':
        (this.row ??= []).push(this.page.take());
        return true;
      case 'row':
      case 'nestrow':
        if (this.row) this.rows.push(this.row);
        this.row = undefined;
        return true;
      default:
        return false;
    }
  }

  /** The rows that have gathered, before what comes behind them. */
  writeTable(): void {
    const rows = this.rows.splice(0);
    if (!rows.length) return;
    writeRows(this.page, rows, {
      plain: ({ words }) => words,
      paragraphs: ({ words }) => words.trim().split('\n').length,
      // One character for another: the marks stay where they are.
      asOne: ({ words, marks }, between) =>
        this.page.put({ words: words.replace(/\n/g, between), marks }),
      asBlocks: (cell) => {
        this.page.put(cell);
        this.page.close();
      },
      isTurns: isSpeakerTable,
    });
  }
}
