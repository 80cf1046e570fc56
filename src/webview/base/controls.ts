import { element } from './dom';
import { type Proposed, Proposals } from './proposals';

export interface Offered {
  readonly key: string;
  readonly label: string;
}

/** One of a few things. */
export class Choice {
  readonly at: HTMLElement;
  private readonly select = element('select');
  private offered = '';

  constructor(label: string, chosen: (key: string) => void) {
    // By the label around it, its name would have every option in it.
    this.select.setAttribute('aria-label', label);
    this.select.addEventListener('change', () => chosen(this.select.value));
    this.at = element('label', { className: 'choice' }, element('span', {}, label), this.select);
  }

  offer(all: readonly Offered[]): void {
    const keys = JSON.stringify(all);
    if (keys === this.offered) return;
    this.offered = keys;
    const { value } = this.select;
    this.select.replaceChildren(
      ...all.map(({ key, label }) => element('option', { value: key }, label)),
    );
    this.select.value = value;
  }

  set value(key: string) {
    this.select.value = key;
  }
}

export function button(
  label: string,
  pressed: () => void,
  title: string,
  picture?: Node,
): HTMLButtonElement {
  const made = element('button', { type: 'button', title }, picture, label);
  if (label === '' || label !== title) made.setAttribute('aria-label', title);
  made.addEventListener('click', pressed);
  return made;
}

export interface Labelled {
  readonly at: HTMLElement;
  readonly input: HTMLInputElement;
}

export function tick(label: string, changed: (isOn: boolean) => void, title = ''): Labelled {
  const input = element('input', { type: 'checkbox' });
  input.addEventListener('change', () => changed(input.checked));
  return { input, at: element('label', { className: 'tick', title }, input, label) };
}

export interface FieldLook {
  readonly title?: string;
  readonly placeholder?: string;
  readonly className?: string;
  /** Whether the label stands in the empty field itself. */
  readonly isInside?: boolean;
  /** Proposes how what is typed may go on; what is typed counts when nothing is proposed any more. */
  readonly propose?: (text: string) => Promise<Proposed>;
  /** Milliseconds after the last key until it counts as said. */
  readonly patience?: number;
}

/** A line of text; what is typed counts after a pause, or with Enter. Escape empties it. */
export function field(label: string, changed: (text: string) => void, look: FieldLook): Labelled {
  const { title = '', className = '', isInside = false, patience = 120, propose } = look;
  const placeholder = isInside ? label : (look.placeholder ?? '');
  const input = element('input', { type: 'text', placeholder, spellcheck: false, title });
  input.setAttribute('aria-label', label);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const say = () => {
    clearTimeout(timer);
    changed(input.value);
  };
  const proposals = propose && new Proposals(input, title, propose, () => say());
  const later = () => proposals?.isOpen || say();
  input.addEventListener('input', (event) => {
    clearTimeout(timer);
    // Letters that an input method is still putting together are not yet said.
    if (!event.isComposing) timer = setTimeout(later, patience);
  });
  input.addEventListener('compositionend', say);
  input.addEventListener('keydown', ({ key, isComposing }) => {
    if (isComposing) return;
    if (key === 'Escape') input.value = '';
    if (key === 'Escape' || key === 'Enter') say();
  });
  const name = !isInside && element('span', {}, label);
  const named = element('label', {}, name, input);
  const at = element('div', { className: `field ${className}` }, named, proposals?.at);
  return { input, at };
}
