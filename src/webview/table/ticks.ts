import type { TickTools } from '../../protocol/ticks';
import { button } from '../base/controls';
import { element } from '../base/dom';

interface TickEvents {
  tickAll(isOn: boolean): void;
  act(key: string): void;
}

/** What can be done with ticked rows: told how many there are, and offered. */
export class TickLine {
  readonly at = element('div', { className: 'line ticks', hidden: true });
  private shown = '';

  constructor(private readonly events: TickEvents) {}

  show(tools: TickTools | undefined): void {
    this.at.hidden = !tools;
    const words = JSON.stringify(tools);
    if (!tools || words === this.shown) return;
    this.shown = words;
    const { events } = this;
    const focused = [...this.at.children].indexOf(document.activeElement ?? this.at);
    const acts = tools.acts.map(({ key, label, hint }) => {
      const made = button(label, () => events.act(key), hint);
      // What it does in more words is its description, and not its name.
      made.removeAttribute('aria-label');
      made.disabled = !tools.hasSome;
      made.classList.add('act');
      return made;
    });
    this.at.replaceChildren(
      button(tools.all, () => events.tickAll(true), tools.all),
      button(tools.none, () => events.tickAll(false), tools.none),
      element('span', { role: 'status' }, tools.label),
      ...acts,
    );
    const again = this.at.children[focused];
    if (again instanceof HTMLElement) again.focus();
  }
}
