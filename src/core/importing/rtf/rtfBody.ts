import type { Losses } from '../losses';
import { type Mark, type OpenRemark, Page, type Taken } from '../page';
import { symbolOf } from '../office/symbols';
import { isSpeakerTable } from '../tables/shape';
import { writeRows } from '../tableRows';
import { codePageOfFont, decodePage, isLead } from './codepages';
import { characters, destinationOf, type RtfState } from './state';
import type { RtfToken } from './tokens';

/** A comment while it is read. */
interface Comment {
  author: string;
  reference: string;
  words: string;
}

/** Writes the words of a rich text into a page, one token after the other. */
export class RtfBody {
  readonly remarks: OpenRemark[] = [];
  private state: RtfState;
  private readonly stack: RtfState[] = [];
  private codePage = 1252;
  /** The code page of each font; undefined for fonts of symbols. */
  private readonly fonts = new Map<number, number | 'symbol'>();
  private bytes: number[] = [];
  private high = '';
  private skip = 0;
  private isStarred = false;
  private isGroupStart = false;
  private level: number | undefined;
  private listMark = '';
  private row: Taken[] | undefined;
  private rows: Taken[][] = [];
  private readonly notes: { readonly page: Page; readonly mark: string }[] = [];
  private readonly ranges = new Map<string, { start?: Mark; end?: Mark }>();
  private comment: Comment = { author: '', reference: '', words: '' };
  private said = '';
  private wasDeleted = false;

  constructor(
    private readonly page: Page,
    private readonly losses: Losses,
  ) {
    this.state = {
      destination: 'text',
      font: 0,
      fallback: 1,
      isHidden: false,
      isDeleted: false,
      page,
    };
  }

  take(token: RtfToken): void {
    const isFirst = this.isGroupStart;
    this.isGroupStart = token.kind === 'open';
    switch (token.kind) {
      case 'open':
        this.flush();
        this.stack.push({ ...this.state });
        this.skip = 0;
        return;
      case 'close':
        return this.closeGroup();
      case 'byte':
        return this.takeByte(token.byte);
      case 'word':
        return this.takeWord(token.name, token.value, isFirst);
    }
  }

  end(): void {
    this.flush();
    this.endParagraph();
    this.writeTable();
    for (const { page, mark } of this.notes) {
      this.page.write(`[^${mark}]: ${page.text().trim().replace(/\n+/g, ' ')}`);
      this.page.close();
    }
  }

  private closeGroup(): void {
    this.flush();
    const { destination } = this.state;
    const outer = this.stack.pop() ?? this.state;
    if (destination !== outer.destination) this.endDestination();
    this.state = outer;
    this.skip = 0;
  }

  private endDestination(): void {
    const said = this.said.trim();
    const { destination, page } = this.state;
    if (destination === 'author') this.comment.author = said;
    else if (destination === 'reference') this.comment.reference = said;
    else if (destination === 'rangeStart') this.range(said).start = page.mark();
    else if (destination === 'rangeEnd') this.range(said).end = page.mark();
    else if (destination === 'comment') this.endComment();
    else if (destination === 'listMark') this.listMark = said;
    this.said = '';
  }

  private range(id: string): { start?: Mark; end?: Mark } {
    const found = this.ranges.get(id) ?? {};
    this.ranges.set(id, found);
    return found;
  }

  private endComment(): void {
    const { author, reference, words } = this.comment;
    const point = this.page.mark();
    const { start = point, end = point } = this.ranges.get(reference) ?? {};
    this.remarks.push({ start, end, author, date: '', text: words.trim() });
    this.comment = { author: '', reference: '', words: '' };
  }

  private takeByte(byte: number): void {
    if (this.skip > 0) {
      this.skip--;
      return;
    }
    const page = this.pageOfFont();
    const isTrail = this.bytes.length > 0 && page !== 'symbol' && this.awaitsTrail(page);
    if (byte >= 0x80 || isTrail || page === 'symbol') this.bytes.push(byte);
    else {
      this.flush();
      this.write(String.fromCharCode(byte));
    }
  }

  private awaitsTrail(page: number): boolean {
    let at = 0;
    while (at < this.bytes.length) at += isLead(page, this.bytes[at] ?? 0) ? 2 : 1;
    return at > this.bytes.length;
  }

  private pageOfFont(): number | 'symbol' {
    return this.state.destination === 'text' || this.state.destination === 'note'
      ? (this.fonts.get(this.state.font) ?? this.codePage)
      : this.codePage;
  }

  /** What bytes have gathered becomes text. */
  private flush(): void {
    if (this.bytes.length === 0) return;
    const bytes = Uint8Array.from(this.bytes);
    this.bytes = [];
    const page = this.pageOfFont();
    if (page !== 'symbol') return this.write(decodePage(page, bytes));
    for (const byte of bytes) {
      const shown = symbolOf('Symbol', byte);
      if (shown === undefined) this.losses.add('symbol');
      this.write(shown ?? '\ufffd');
    }
  }

  private takeWord(name: string, value: number | undefined, isFirst: boolean): void {
    if (name === 'u' && value !== undefined) return this.takeUnicode(value);
    if (this.skip > 0 && name.length === 1) {
      this.skip--;
      return;
    }
    this.flush();
    if (name === '*') {
      this.isStarred = isFirst;
      this.isGroupStart = isFirst;
      return;
    }
    const destination = isFirst ? destinationOf(name, this.isStarred) : undefined;
    this.isStarred = false;
    if (destination) return this.enter(destination, name);
    const character = characters[name];
    if (character !== undefined) return this.write(character);
    this.control(name, value);
  }

  private enter(destination: RtfState['destination'], name: string): void {
    // Within what is left out nothing is text again.
    if (this.state.destination === 'nowhere') return;
    if (name === 'pict' || name === 'object')
      this.losses.add(name === 'pict' ? 'picture' : 'embedded');
    if (/^(?:header|footer)/.test(name)) this.losses.add('header');
    if (destination === 'note') return this.enterNote();
    this.state.destination = destination;
    if (destination === 'comment') this.comment.words = '';
    if (destination === 'author' || destination === 'rangeStart') this.said = '';
  }

  /** A note has a page of its own, and its mark stands where it is called. */
  private enterNote(): void {
    const mark = String(this.notes.length + 1);
    this.write(`[^${mark}]`);
    const page = new Page();
    this.notes.push({ page, mark });
    this.state.page = page;
  }

  private takeUnicode(value: number): void {
    this.flush();
    const unit = value < 0 ? value + 65536 : value;
    this.skip = this.state.fallback;
    const character = String.fromCharCode(unit & 0xffff);
    // In fonts of symbols Word writes private places.
    if (unit >= 0xf000 && unit <= 0xf0ff) this.write(symbolOf('Symbol', unit) ?? '\ufffd');
    else if (unit >= 0xd800 && unit <= 0xdbff) this.high = character;
    else this.write(this.high + character);
  }

  private control(name: string, value: number | undefined): void {
    if (name === 'par' || name === 'sect' || name === 'page') return this.endLine();
    if (this.state.destination === 'text' && this.shape(name, value)) return;
    const isOn = value !== 0;
    switch (name) {
      case 'f':
        this.state.font = value ?? 0;
        return;
      case 'fcharset':
        return this.noteFont(value ?? 0);
      case 'ansicpg':
        this.codePage = value === undefined || value === 0 ? 1252 : value;
        return;
      case 'mac':
        this.codePage = 10000;
        return;
      case 'uc':
        this.state.fallback = Math.max(0, Math.min(10, value ?? 1));
        return;
      case 'v':
        this.state.isHidden = isOn;
        return;
      case 'deleted':
        this.state.isDeleted = isOn;
        return;
      case 'plain':
        this.state.isHidden = false;
        this.state.isDeleted = false;
        return;
    }
  }

  /** Whether it was a word on the shape of the text: paragraphs, headings, cells. */
  private shape(name: string, value: number | undefined): boolean {
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

  private noteFont(charset: number): void {
    if (this.state.destination !== 'fonts') return;
    if (charset === 2) this.fonts.set(this.state.font, 'symbol');
    const page = codePageOfFont(charset);
    if (page !== undefined) this.fonts.set(this.state.font, page);
  }

  private write(words: string, to = this.state.page): void {
    const { destination, isHidden, isDeleted } = this.state;
    this.high = '';
    if (destination === 'comment') this.comment.words += words;
    else if (destination !== 'text') this.said += words;
    else if (isDeleted) this.noteDeleted();
    else {
      this.wasDeleted = false;
      if (isHidden) return;
      if (to === this.page && !this.row && words.trim() !== '') this.writeTable();
      to.write(words);
    }
  }

  private noteDeleted(): void {
    if (!this.wasDeleted) this.losses.add('deletion');
    this.wasDeleted = true;
  }

  private endLine(): void {
    const { destination, page, isDeleted } = this.state;
    const isBlock = destination === 'text' && page === this.page && !this.row;
    if (!isBlock) this.write('\n');
    else if (!isDeleted) this.endParagraph();
  }

  private endParagraph(): void {
    const mark = this.listMark;
    this.listMark = '';
    if (this.level !== undefined) this.page.close('heading', `${'#'.repeat(this.level)} `);
    else if (mark !== '') this.page.close('item', /[\p{L}\p{N}]/u.test(mark) ? `${mark} ` : '- ');
    else this.page.close();
  }

  private writeTable(): void {
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
