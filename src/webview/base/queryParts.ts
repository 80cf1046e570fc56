import type { QueryPart } from '../../protocol/matrix';
import { element, filled, icon } from './dom';

const cross = 'M4.5 4.5l7 7M11.5 4.5l-7 7';

export interface QueryPartWords {
  /** Of the field. */
  readonly label: string;
  /** What taking a part away is called. With {part}. */
  readonly without: string;
}

/** Below a field: what the query in it asks for together; each part can be taken away. */
export class QueryParts {
  readonly at: HTMLElement;
  private shown = '';

  /** @param asked is told of the query that is left */
  constructor(
    private readonly field: HTMLInputElement,
    private readonly words: QueryPartWords,
    private readonly asked: (query: string) => void,
  ) {
    this.at = element('div', { className: 'query-parts', hidden: true });
  }

  /** @param isNamed whether it is said which field they are of, as there are several */
  show(parts: readonly QueryPart[], isNamed = false): void {
    const shown = JSON.stringify([parts, isNamed]);
    if (shown === this.shown) return;
    this.shown = shown;
    const name = element('span', { className: 'of' }, this.words.label);
    this.at.replaceChildren(...(isNamed ? [name] : []), ...parts.map((part) => this.button(part)));
    this.at.hidden = !parts.length;
  }

  private button({ label, text, rest }: QueryPart): HTMLButtonElement {
    const attributes = { 'aria-label': filled(this.words.without, { part: label }) };
    const made = element(
      'button',
      { type: 'button', title: text, attributes },
      element('span', {}, label),
      icon(cross),
    );
    made.addEventListener('click', () => {
      this.field.value = rest;
      // The button will be gone.
      this.field.focus();
      this.asked(rest);
    });
    return made;
  }
}
