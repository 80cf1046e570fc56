import type { OneOfTool } from '../../protocol/table';
import { element, setAttribute } from '../base/dom';

/**
 * Buttons of which one is chosen, as radio buttons are: arrow keys choose the next one, Tab leads on.
 */
export class OneOf {
  readonly at: HTMLElement;
  private options: readonly { readonly key: string; readonly at: HTMLElement }[] = [];
  private offered = '';

  constructor(
    kind: OneOfTool['kind'],
    label: string,
    private readonly chosen: (key: string) => void,
  ) {
    const attributes = { 'aria-label': label };
    this.at = element('div', { className: kind, role: 'radiogroup', attributes });
    this.at.addEventListener('keydown', (event) => this.press(event));
  }

  show({ options, value }: OneOfTool): void {
    const keys = JSON.stringify(options.map(({ key }) => key));
    if (keys !== this.offered) {
      this.offered = keys;
      this.options = options.map(({ key }) => ({ key, at: this.option(key) }));
      this.at.replaceChildren(...this.options.map(({ at }) => at));
    }
    options.forEach(({ label, count }, i) => {
      const at = this.options[i]?.at;
      const number = count !== undefined && element('span', { className: 'count' }, String(count));
      at?.replaceChildren(label, ...(number ? [' ', number] : []));
    });
    for (const { key, at } of this.options) {
      const isChosen = key === value;
      setAttribute(at, 'aria-checked', String(isChosen));
      at.tabIndex = isChosen ? 0 : -1;
    }
  }

  private option(key: string): HTMLElement {
    const at = element('button', { type: 'button', role: 'radio' });
    at.addEventListener('click', () => this.chosen(key));
    return at;
  }

  private press(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, number>> = {
      ...{ ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 },
    };
    const step = steps[event.key];
    if (step === undefined) return;
    const { options } = this;
    const now = options.findIndex(({ at }) => at === document.activeElement);
    const next = options[(now + step + options.length) % options.length];
    if (!next) return;
    event.preventDefault();
    next.at.focus();
    this.chosen(next.key);
  }
}
