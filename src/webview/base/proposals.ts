import { element, setAttribute } from './dom';

/** Something that may stand where one types. */
export interface Proposal {
  /** What takes the place of all from `from` on. */
  readonly text: string;
  /** What it is, beside it. */
  readonly note: string;
}

export interface Proposed {
  /** UTF-16 offset. */
  readonly from: number;
  readonly items: readonly Proposal[];
}

/** Gives each list a name of its own. */
let made = 0;

/** More of them nobody looks through. */
const most = 40;

/**
 * Proposes, below a line of text, how what is being typed may go on. Down and up choose, Enter and
 * Tab take, Escape lets it be; nothing is chosen unasked, so Enter means what it always means.
 */
export class Proposals {
  readonly at = element('ul', { className: 'proposals', role: 'listbox', hidden: true });
  private proposed: Proposed = { from: 0, items: [] };
  private chosen = -1;
  private asked = 0;

  /**
   * @param ask what may stand at the end of a text
   * @param closed called when nothing is proposed any more
   */
  constructor(
    private readonly input: HTMLInputElement,
    label: string,
    private readonly ask: (text: string) => Promise<Proposed>,
    private readonly closed: () => void,
  ) {
    this.at.id = `proposals-${++made}`;
    setAttribute(this.at, 'aria-label', label);
    setAttribute(input, 'role', 'combobox');
    setAttribute(input, 'aria-autocomplete', 'list');
    setAttribute(input, 'aria-controls', this.at.id);
    setAttribute(input, 'aria-expanded', 'false');
    input.autocomplete = 'off';
    input.addEventListener('input', () => void this.propose());
    input.addEventListener('blur', () => this.close());
    // Before the line of text itself hears of it.
    input.addEventListener('keydown', (event) => this.press(event), { capture: true });
    this.at.addEventListener('pointerdown', (event) => this.point(event));
  }

  get isOpen(): boolean {
    return !this.at.hidden;
  }

  private async propose(): Promise<void> {
    const { input } = this;
    const question = ++this.asked;
    const { value } = input;
    // Words can only be completed at the end.
    if (input.selectionEnd !== value.length) return this.close();
    const { from, items } = await this.ask(value);
    if (question !== this.asked || document.activeElement !== input) return;
    const typed = value.slice(from).toLowerCase();
    const isThere = items.some(({ text }) => text.toLowerCase() === typed);
    this.show({ from, items: typed === '' || isThere ? [] : items.slice(0, most) });
  }

  private show(proposed: Proposed): void {
    if (!proposed.items.length) return this.close();
    this.proposed = proposed;
    this.at.replaceChildren(
      ...proposed.items.map(({ text, note }, i) =>
        element(
          'li',
          { id: `${this.at.id}-${i}`, role: 'option', attributes: { 'data-index': String(i) } },
          element('span', {}, text),
          note !== '' && element('span', { className: 'note' }, note),
        ),
      ),
    );
    this.at.hidden = false;
    setAttribute(this.input, 'aria-expanded', 'true');
    this.choose(-1);
  }

  private close(): void {
    this.asked++;
    if (!this.isOpen) return;
    this.at.hidden = true;
    setAttribute(this.input, 'aria-expanded', 'false');
    this.choose(-1);
    this.closed();
  }

  private choose(index: number): void {
    this.chosen = index;
    const options = [...this.at.children];
    options.forEach((option, i) => setAttribute(option, 'aria-selected', String(i === index)));
    options[index]?.scrollIntoView({ block: 'nearest' });
    setAttribute(this.input, 'aria-activedescendant', options[index]?.id);
  }

  private press(event: KeyboardEvent): void {
    const { key, isComposing } = event;
    if (isComposing) return;
    if (!this.isOpen) return key === 'ArrowDown' ? void this.propose() : undefined;
    const count = this.proposed.items.length;
    if (key === 'ArrowDown') this.choose((this.chosen + 1) % count);
    else if (key === 'ArrowUp') this.choose((Math.max(this.chosen, 0) + count - 1) % count);
    else if (key === 'Escape') this.close();
    else if ((key === 'Enter' || key === 'Tab') && this.chosen >= 0) this.take(this.chosen);
    else return key === 'Enter' ? this.close() : undefined;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  private point(event: PointerEvent): void {
    event.preventDefault(); // the focus stays in the line of text
    const option = event.target instanceof Element && event.target.closest('[data-index]');
    if (option) this.take(Number(option.getAttribute('data-index')));
  }

  private take(index: number): void {
    const { input, proposed } = this;
    const item = proposed.items[index];
    if (!item) return;
    input.value = input.value.slice(0, proposed.from) + item.text;
    this.close();
    // What follows a field’s colon is proposed at once.
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
}
