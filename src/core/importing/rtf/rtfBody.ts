import type { Losses } from '../losses';
import { type OpenRemark, Page } from '../page';
import { RtfBlocks } from './blocks';
import { RtfComments } from './comments';
import { RtfLetters } from './letters';
import { characters, destinationOf, type RtfState } from './state';
import type { RtfToken } from './tokens';

/** Writes the words of a rich text into a page, one token after the other. */
export class RtfBody {
  private state: RtfState;
  private readonly stack: RtfState[] = [];
  private readonly letters: RtfLetters;
  private readonly blocks: RtfBlocks;
  private readonly comments: RtfComments;
  private readonly notes: Page[] = [];
  /** Bytes that stand in for a character that was given already. */
  private skip = 0;
  private isStarred = false;
  private isGroupStart = false;
  /** What a group says that is no text. */
  private said = '';
  private wasDeleted = false;

  constructor(
    private readonly page: Page,
    private readonly losses: Losses,
  ) {
    this.letters = new RtfLetters(losses);
    this.blocks = new RtfBlocks(page);
    this.comments = new RtfComments(page);
    this.state = {
      destination: 'text',
      font: 0,
      fallback: 1,
      isHidden: false,
      isDeleted: false,
      page,
    };
  }

  get remarks(): readonly OpenRemark[] {
    return this.comments.remarks;
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
    this.blocks.endParagraph();
    this.blocks.writeTable();
    this.notes.forEach((note, i) => {
      this.page.write(`[^${i + 1}]: ${note.text().trim().replace(/\n+/g, ' ')}`);
      this.page.close();
    });
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
    const { destination } = this.state;
    if (destination === 'author') this.comments.by(said);
    else if (destination === 'reference') this.comments.on(said);
    else if (destination === 'rangeStart') this.comments.startRange(said);
    else if (destination === 'rangeEnd') this.comments.endRange(said);
    else if (destination === 'comment') this.comments.end();
    else if (destination === 'listMark') this.blocks.listMark = said;
    this.said = '';
  }

  private takeByte(byte: number): void {
    if (this.skip > 0) {
      this.skip--;
      return;
    }
    const letter = this.letters.take(byte, this.font);
    if (letter === undefined) return;
    this.flush();
    this.write(letter);
  }

  /** Names and numbers are in the file’s own code page. */
  private get font(): number | undefined {
    return this.state.destination === 'text' ? this.state.font : undefined;
  }

  private flush(): void {
    const words = this.letters.flush(this.font);
    if (words !== '') this.write(words);
  }

  private takeWord(name: string, value: number | undefined, isFirst: boolean): void {
    if (name === 'u' && value !== undefined) {
      this.flush();
      this.skip = this.state.fallback;
      return this.write(this.letters.unicode(value));
    }
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
    if (name === 'pict') this.losses.add('picture');
    if (name === 'object') this.losses.add('embedded');
    if (/^(?:header|footer)/.test(name)) this.losses.add('header');
    if (destination === 'note') return this.enterNote();
    this.state.destination = destination;
    if (destination === 'comment') this.comments.begin();
    else this.said = '';
  }

  /** A note has a page of its own, and its mark stands where it is called. */
  private enterNote(): void {
    const note = new Page();
    this.notes.push(note);
    this.write(`[^${this.notes.length}]`);
    this.state.page = note;
  }

  private control(name: string, value: number | undefined): void {
    if (name === 'par' || name === 'sect' || name === 'page') return this.endLine();
    if (this.state.destination === 'text' && this.blocks.shape(name, value)) return;
    const { state, letters } = this;
    if (name === 'f') state.font = value ?? 0;
    else if (name === 'fcharset' && state.destination === 'fonts')
      letters.noteFont(state.font, value ?? 0);
    else if (name === 'ansicpg')
      letters.codePage = value === undefined || value === 0 ? 1252 : value;
    else if (name === 'mac') letters.codePage = 10000;
    else if (name === 'uc') state.fallback = Math.max(0, Math.min(10, value ?? 1));
    else if (name === 'v') state.isHidden = value !== 0;
    else if (name === 'deleted') state.isDeleted = value !== 0;
    else if (name === 'plain') state.isHidden = state.isDeleted = false;
  }

  private write(words: string): void {
    const { destination, isHidden, isDeleted, page } = this.state;
    if (destination === 'comment') this.comments.write(words);
    else if (destination !== 'text') this.said += words;
    else if (isDeleted) this.noteDeleted();
    else {
      this.wasDeleted = false;
      if (isHidden) return;
      if (page === this.page) this.blocks.write(words);
      else page.write(words);
    }
  }

  private noteDeleted(): void {
    if (!this.wasDeleted) this.losses.add('deletion');
    this.wasDeleted = true;
  }

  private endLine(): void {
    const { destination, page, isDeleted } = this.state;
    const isBlock = destination === 'text' && page === this.page && !this.blocks.isInRow;
    if (!isBlock) this.write('\n');
    else if (!isDeleted) this.blocks.endParagraph();
  }
}
