import type { Drawing, Mark } from '../../core/analysis/maps/drawing';
import { element, setAttribute } from '../base/dom';
import { markElement, shapeElement, svgElement, wordsElement } from './shapes';
import { type Middle, walked } from './walk';

/** A picture of marks that can be walked through and opened, in the colours of the theme. */
export class PictureView {
  readonly at = element('div', { className: 'picture', hidden: true });
  private drawing: Drawing | undefined;
  private marks: readonly SVGGElement[] = [];
  private middles: readonly Middle[] | undefined;
  private active = 0;
  private readonly ring = svgElement('rect', { class: 'ring', fill: 'none', rx: 3 });

  /** @param opened called with the mark that was clicked, or on which Enter was pressed */
  constructor(
    private readonly help: string,
    private readonly opened: (mark: Mark) => void,
  ) {
    this.at.addEventListener('click', (event) => this.open(event.target));
    this.at.addEventListener('keydown', (event) => this.press(event));
    this.at.addEventListener('focusin', (event) => this.follow(event.target));
    this.at.addEventListener('focusout', () => this.ring.remove());
  }

  /** Undefined takes the picture away. */
  show(drawing: Drawing | undefined): void {
    this.at.hidden = !drawing;
    if (!drawing || JSON.stringify(drawing) === JSON.stringify(this.drawing)) return;
    const { drawing: before, active } = this;
    const last = before?.marks[active];
    const hadFocus = this.at.contains(document.activeElement);
    this.drawing = drawing;
    this.middles = undefined;
    const { title, description, width, height, ground, marks, over = [] } = drawing;
    this.marks = marks.map(markElement);
    const there = marks.findIndex(({ row, column }) => row === last?.row && column === last.column);
    const id = 'picture-description';
    const svg = svgElement(
      'svg',
      { viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': title },
      ...ground.map(shapeElement),
      ...this.marks,
      ...over.map(shapeElement),
      wordsElement(marks),
    );
    setAttribute(svg, 'aria-describedby', id);
    svg.style.setProperty('--width', `${Math.ceil(width)}px`);
    this.at.replaceChildren(
      svg,
      element('p', { className: 'heard', id }, description, ' ', this.help),
    );
    this.activate(Math.max(0, there));
    if (hadFocus) this.marks[this.active]?.focus();
    else if (before?.title !== title) this.scroll(drawing);
  }

  /** Where there is no room for all of it, another picture begins with what matters. */
  private scroll({ isCentred }: Drawing): void {
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = this.at;
    const share = isCentred ? 0.5 : 0;
    this.at.scrollTo((scrollWidth - clientWidth) * share, (scrollHeight - clientHeight) * share);
  }

  private activate(number: number): void {
    this.marks[this.active]?.setAttribute('tabindex', '-1');
    this.active = number;
    this.marks[number]?.setAttribute('tabindex', '0');
  }

  private press(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey) return;
    if (key === 'Enter' || key === ' ') this.open(event.target);
    else {
      const to = walked(key, this.active, (this.middles ??= this.marks.map(middleOf)));
      if (to === undefined) return;
      this.activate(to);
      const mark = this.marks[to];
      mark?.focus();
      mark?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
    event.preventDefault();
  }

  private open(target: EventTarget | null): void {
    const number = numberOf(target);
    const mark = number === undefined ? undefined : this.drawing?.marks[number];
    if (number === undefined || !mark) return;
    this.activate(number);
    this.opened(mark);
  }

  /** Shows where the focus is, by a ring around the mark. */
  private follow(target: EventTarget | null): void {
    const number = numberOf(target);
    const mark = number === undefined ? undefined : this.marks[number];
    if (number === undefined || !mark) return;
    this.activate(number);
    const { x, y, width, height } = mark.getBBox();
    const box = { x: x - 3, y: y - 3, width: width + 6, height: height + 6 };
    for (const [key, value] of Object.entries(box)) this.ring.setAttribute(key, String(value));
    mark.ownerSVGElement?.append(this.ring);
  }
}

function numberOf(target: EventTarget | null): number | undefined {
  const at = target instanceof Element ? target.closest('[data-mark]') : null;
  return at ? Number(at.getAttribute('data-mark')) : undefined;
}

function middleOf(mark: SVGGElement): Middle {
  const { x, y, width, height } = mark.getBBox();
  return { x: x + width / 2, y: y + height / 2 };
}
