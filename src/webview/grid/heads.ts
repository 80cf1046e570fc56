import type { LineHead } from '../../protocol/matrix';
import { element, icon, setAttribute } from '../base/dom';

export type Order = 'ascending' | 'descending';

/** What a head is to show. */
export interface ShownHead {
  readonly side: 'row' | 'column';
  readonly label: string;
  /** Undefined in the corner, and for totals. */
  readonly head: LineHead | undefined;
  /** Of the lines across, where they are in order by this line. */
  readonly order: Order | undefined;
  /** Whether heads of this side stand below each other. */
  readonly isInTree: boolean;
}

export interface HeadWords {
  readonly unknown: string;
  readonly fold: string;
  readonly unfold: string;
}

const chevron = 'M6 4l4 4-4 4';
const arrows = {
  column: { ascending: '↑', descending: '↓' },
  row: { ascending: '←', descending: '→' },
} as const;

/** Fills the element of a head: what folds it, its colour, its name and how it puts in order. */
export function paintHead(
  at: HTMLElement,
  { side, label, head, order, isInTree }: ShownHead,
  words: HeadWords,
): void {
  const canFold = head?.isOpen !== undefined;
  const twistie = canFold && twistieOf(head, words);
  const dot = element('span', { className: 'dot' });
  if (head?.color) dot.style.background = head.color;
  const name = element('span', { className: 'name' }, label);
  const hidden = { attributes: { 'aria-hidden': 'true' } };
  const arrow = order && element('span', { className: 'order', ...hidden }, arrows[side][order]);
  const parts = [twistie, head?.color !== undefined && dot, name, arrow];
  at.replaceChildren(...parts.filter((part) => part instanceof Node));
  at.classList.toggle('unknown', head?.isKnown === false);
  at.classList.toggle('parent', canFold);
  at.classList.toggle('in-tree', isInTree);
  at.style.setProperty('--depth', String(isInTree ? (head?.depth ?? 0) : 0));
  setAttribute(at, 'aria-sort', order);
  const spoken = [label, head?.path, head?.isKnown === false && words.unknown].filter(Boolean);
  setAttribute(at, 'aria-label', spoken.length > 1 ? spoken.join(', ') : undefined);
  // Of a row, the row itself says it.
  const isOpen = side === 'column' ? head?.isOpen : undefined;
  setAttribute(at, 'aria-expanded', isOpen === undefined ? undefined : String(isOpen));
}

function twistieOf({ isOpen }: LineHead, words: HeadWords): HTMLElement {
  const className = isOpen ? 'twistie open' : 'twistie';
  return element('span', { className, title: isOpen ? words.fold : words.unfold }, icon(chevron));
}
