import type {
  CellDetail,
  CellExcerpt,
  DetailWords,
  OpenCoding,
  WriteCell,
  WrittenCell,
} from '../../protocol/table';
import { button } from '../base/controls';
import { element, filled } from '../base/dom';

export interface CellKeys {
  readonly row: string;
  readonly column: string;
}

/** What is being written in a cell, and what the cell said when that was begun. */
export interface Draft extends CellKeys {
  readonly before: string;
  readonly text: string;
}

export interface DetailEvents {
  read(this: void, at: CellKeys): Promise<CellDetail | undefined>;
  write(this: void, written: Omit<WriteCell, 'kind'>): Promise<WrittenCell>;
  show(this: void, coding: Omit<OpenCoding, 'kind'>): void;
  /** Back to the table. */
  leave(this: void): void;
  /** What is being written is to be kept, should the page go. */
  keep(this: void): void;
  failed(this: void, error: unknown): void;
}

/** Beside the table: one cell to be written in, with the excerpts that are summed up there. */
export class Detail {
  readonly at: HTMLElement;
  private readonly title = element('h2');
  private readonly text: HTMLTextAreaElement;
  private readonly told = element('div', { className: 'told', role: 'status' });
  private readonly list = element('ul', { className: 'excerpts' });
  private readonly counted = element('h3');
  private cell: CellKeys | undefined;
  private before = '';
  private asked = 0;

  /** @param kept what was being written when the page went */
  constructor(
    private readonly words: DetailWords,
    private kept: Draft | undefined,
    private readonly events: DetailEvents,
  ) {
    this.text = element('textarea', {
      rows: 8,
      title: words.hint,
      attributes: { 'aria-label': words.text },
    });
    this.text.addEventListener('input', () => events.keep());
    this.text.addEventListener('blur', () => void this.save());
    this.text.addEventListener('keydown', (event) => this.press(event));
    const save = button(words.save, () => void this.save(), words.save);
    const close = button(words.close, () => this.close(), words.close);
    this.at = element(
      'section',
      { className: 'detail', hidden: true, attributes: { 'aria-label': words.text } },
      element('div', { className: 'detail-head' }, this.title, close),
      this.text,
      element('div', { className: 'detail-foot' }, save, this.told),
      this.counted,
      this.list,
    );
  }

  /** Pixels that the table has to leave. */
  get width(): number {
    const isBeside = getComputedStyle(this.at.parentElement ?? this.at).flexDirection === 'row';
    return isBeside ? this.at.offsetWidth : 0;
  }

  /** Undefined where nothing is written that is not kept. */
  get draft(): Draft | undefined {
    const { cell, before, text } = this;
    return cell && text.value !== before ? { ...cell, before, text: text.value } : this.kept;
  }

  /** Shows a cell to be read, where cells are shown at all. */
  async look(cell: CellKeys | undefined): Promise<void> {
    if (!this.at.hidden && cell && !isSame(cell, this.cell)) await this.show(cell);
  }

  /** Shows a cell to be written in. */
  async enter(cell: CellKeys): Promise<void> {
    this.at.hidden = false;
    await this.show(cell);
    this.text.focus();
  }

  /** The table is another one: so may the cell be. What is being written stays. */
  async again(): Promise<void> {
    if (this.kept && !this.cell) {
      this.at.hidden = false;
      return this.show(this.kept);
    }
    if (this.cell && this.draft === undefined) await this.show(this.cell);
  }

  private async show(cell: CellKeys): Promise<void> {
    const question = ++this.asked;
    const isAnother = !isSame(cell, this.cell);
    if (isAnother && this.cell) await this.save();
    try {
      const detail = await this.events.read(cell);
      if (question !== this.asked || !detail) return;
      const draft = this.kept && isSame(this.kept, cell) ? this.kept : undefined;
      this.kept = undefined;
      const isWriting = !isAnother && this.text.value !== this.before;
      this.cell = cell;
      this.title.textContent = detail.title;
      if (!isWriting) {
        this.before = draft?.before ?? detail.text;
        const words = draft?.text ?? detail.text;
        if (this.text.value !== words) this.text.value = words;
      }
      if (isAnother) this.told.textContent = '';
      this.showExcerpts(detail);
    } catch (error) {
      this.events.failed(error);
    }
  }

  private showExcerpts({ excerpts, more }: CellDetail): void {
    const { words } = this;
    const count = excerpts.length + more;
    this.counted.textContent = count ? `${words.excerpts} (${count})` : words.none;
    this.list.replaceChildren(
      ...excerpts.map((excerpt) => this.excerptAt(excerpt)),
      ...(more ? [element('li', {}, filled(words.more, { n: String(more) }))] : []),
    );
  }

  private excerptAt({ id, source, quote, place, link }: CellExcerpt): HTMLElement {
    const open = element(
      'button',
      { type: 'button', className: 'quote' },
      element('span', {}, quote),
      element('span', { className: 'place' }, place),
    );
    open.addEventListener('click', () => this.events.show({ id, source }));
    const insert = button('[[ ]]', () => this.insert(link), `${this.words.link}: ${place}`);
    return element('li', {}, open, insert);
  }

  /** Puts a link where the cursor is. */
  private insert(link: string): void {
    const { text } = this;
    const { selectionStart, selectionEnd, value } = text;
    const gap = selectionStart > 0 && !/\s$/.test(value.slice(0, selectionStart)) ? ' ' : '';
    text.setRangeText(gap + link, selectionStart, selectionEnd, 'end');
    text.focus();
    this.events.keep();
  }

  private async save(): Promise<void> {
    const { cell, before, words } = this;
    const text = this.text.value;
    if (!cell || text === before) return;
    // Another saving, as of the focus that goes, finds nothing left to do.
    this.before = text;
    try {
      const { isDone, text: now } = await this.events.write({ ...cell, before, text });
      if (!isSame(cell, this.cell)) return;
      // What somebody else wrote is known now: who saves again puts the own words in its place.
      this.before = now;
      if (isDone && this.text.value === text) this.text.value = now;
      this.told.textContent = isDone ? words.saved : filled(words.changed, { text: now });
    } catch (error) {
      if (isSame(cell, this.cell)) this.before = before;
      this.told.textContent = error instanceof Error ? error.message : String(error);
      this.events.failed(error);
    } finally {
      this.events.keep();
    }
  }

  private press(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, isComposing } = event;
    if (isComposing) return;
    if (key === 'Escape') this.events.leave();
    else if (key === 'Enter' && (ctrlKey || metaKey)) void this.save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private close(): void {
    void this.save();
    this.at.hidden = true;
    this.events.leave();
  }
}

function isSame(a: CellKeys, b: CellKeys | undefined): boolean {
  return a.row === b?.row && a.column === b.column;
}
