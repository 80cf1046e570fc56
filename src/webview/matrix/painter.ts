import { shadeOf } from '../../core/analysis/tableShare';
import type { Sorting } from '../../core/analysis/tableLook';
import type { LineHead, MatrixState } from '../../protocol/matrix';
import type { MatrixWords } from '../../protocol/matrixWords';
import { element, filled, icon, setAttribute } from '../base/dom';
import type { GridModel, GridSizes } from '../grid/model';
import type { Place } from '../grid/place';
import type { Numbers } from './numbers';

const chevron = 'M6 4l4 4-4 4';

/** Draws a matrix into a grid. A new one is made for new numbers. */
export class MatrixPainter implements GridModel {
  readonly rows: number;
  readonly columns: number;
  readonly isTree: boolean;
  readonly label: string;
  /** Whether two codes are counted together. */
  private readonly isOfPairs: boolean;

  constructor(
    readonly numbers: Numbers,
    readonly sizes: GridSizes,
    private readonly state: MatrixState,
    /** What the rows and the columns stand for. */
    private readonly sides: { readonly rows: string; readonly columns: string },
    private readonly words: MatrixWords,
  ) {
    const { rows, columns, hasTree } = numbers.shape;
    this.isOfPairs = state.ask.rows === 'code' && state.ask.columns === 'code';
    this.rows = rows;
    this.columns = columns;
    this.isTree = hasTree.rows;
    this.label = `${words.table}: ${sides.rows} × ${sides.columns}`;
  }

  head(side: 'row' | 'column', line: number): LineHead | undefined {
    const { block } = this.numbers;
    return side === 'row'
      ? block.rowHeads[line - block.rows.from]
      : block.columnHeads[line - block.columns.from];
  }

  paint(at: HTMLElement, place: Place): void {
    if (place.row < 0 || place.column < 0) return this.paintHead(at, place);
    const { numbers } = this;
    const text = numbers.text(place);
    if (at.textContent !== text) at.textContent = text;
    const isTotal = place.row === this.rows || place.column === this.columns;
    // A code beside itself: all of its codings, which stand together with themselves.
    const isItself = this.isOfPairs && !isTotal && this.isItself(place);
    at.classList.toggle('itself', isItself);
    const isShaded = this.state.look.isShaded && !isTotal && !isItself;
    const shade = isShaded ? shadeOf(numbers.value(place) ?? 0, numbers.shape.greatest) : 0;
    setAttribute(at, 'data-shade', shade ? String(shade) : undefined);
    // What is empty to the eye is a number to the ear.
    setAttribute(at, 'aria-label', text === '' ? '0' : undefined);
  }

  paintRow(at: HTMLElement, row: number): void {
    const head = row >= 0 && row < this.rows ? this.head('row', row) : undefined;
    setAttribute(at, 'aria-level', this.isTree && head ? String(head.depth + 1) : undefined);
    setAttribute(at, 'aria-expanded', head?.isOpen === undefined ? undefined : String(head.isOpen));
    setAttribute(at, 'data-open', head?.isOpen === undefined ? undefined : String(head.isOpen));
  }

  /** What the pointer rests on, in words. */
  titleOf({ row, column }: Place): string {
    const { words, numbers } = this;
    const rowHead = this.head('row', row);
    const columnHead = this.head('column', column);
    if (row < 0 && columnHead) return [spelled(columnHead), words.sortHint].join('\n');
    if (column < 0 && rowHead) return [spelled(rowHead), words.sortAcrossHint].join('\n');
    const count = numbers.count({ row, column });
    if (row < 0 || column < 0 || count === undefined) return '';
    const names = [rowHead, columnHead].flatMap((head) => (head ? [head.label] : []));
    const counted = filled(words.totalOf[this.state.ask.count], { n: numbers.counted(count) });
    return [names.join(' × ') || words.total, counted].join('\n');
  }

  private isItself({ row, column }: Place): boolean {
    const key = this.head('row', row)?.key;
    return key !== undefined && key === this.head('column', column)?.key;
  }

  private paintHead(at: HTMLElement, { row, column }: Place): void {
    const side = column < 0 ? 'row' : 'column';
    const isCorner = row < 0 && column < 0;
    const isTotal = row === this.rows || column === this.columns;
    const head = side === 'row' ? this.head('row', row) : this.head('column', column);
    const label = isCorner ? this.sides.rows : isTotal ? this.words.total : (head?.label ?? '…');
    at.replaceChildren(...this.partsOf(head, label, this.orderOf(side, { row, column }, head)));
    at.classList.toggle('unknown', head?.isKnown === false);
    at.classList.toggle('parent', head?.isOpen !== undefined);
    at.style.setProperty('--depth', String(side === 'row' ? (head?.depth ?? 0) : 0));
    const isTree = side === 'row' && this.isTree && !isCorner && !isTotal;
    at.classList.toggle('in-tree', isTree);
    const order = this.orderOf(side, { row, column }, head);
    setAttribute(
      at,
      'aria-sort',
      order && (order === '↓' || order === '→' ? 'descending' : 'ascending'),
    );
    const spoken = head && (head.path || !head.isKnown);
    const unknown = head?.isKnown === false ? this.words.unknown : '';
    const name = [label, head?.path, unknown].filter(Boolean).join(', ');
    setAttribute(at, 'aria-label', spoken ? name : undefined);
    if (side === 'column')
      setAttribute(
        at,
        'aria-expanded',
        head?.isOpen === undefined ? undefined : String(head.isOpen),
      );
  }

  private partsOf(head: LineHead | undefined, label: string, order: string | undefined): Node[] {
    const twistie = element('span', { className: `twistie ${head?.isOpen ? 'open' : ''}` });
    if (head?.isOpen !== undefined) {
      twistie.append(icon(chevron));
      twistie.title = head.isOpen ? this.words.fold : this.words.unfold;
    }
    const name = element('span', { className: 'name' }, label);
    const dot = element('span', { className: 'dot' });
    if (head?.color) dot.style.background = head.color;
    const mark = element('span', { className: 'order', attributes: { 'aria-hidden': 'true' } });
    mark.textContent = order ?? '';
    return [
      ...(head?.isOpen !== undefined ? [twistie] : []),
      ...(head?.color ? [dot] : []),
      name,
      ...(order ? [mark] : []),
    ];
  }

  /** An arrow where the lines of the other side are in order by this line; downwards: great ones first. */
  private orderOf(
    side: 'row' | 'column',
    place: Place,
    head: LineHead | undefined,
  ): string | undefined {
    const { rows, columns } = this.state.look;
    const isTotal = side === 'row' ? place.row === this.rows : place.column === this.columns;
    if (place.row < 0 && place.column < 0)
      return rows.sorting.by === 'name'
        ? arrows.column[Number(!!rows.sorting.isDescending)]
        : undefined;
    const { sorting } = side === 'column' ? rows : columns;
    const isThis = isTotal ? sorting.by === 'total' : isSortedBy(sorting, head);
    return isThis ? arrows[side][Number(sorting.isDescending ?? false)] : undefined;
  }
}

/** Ascending and descending. */
const arrows = { column: ['↑', '↓'], row: ['←', '→'] } as const;

function isSortedBy({ by, key }: Sorting, head: LineHead | undefined): boolean {
  return by === 'line' && head !== undefined && key === head.key;
}

function spelled({ path, label }: LineHead): string {
  return path ? `${path} › ${label}` : label;
}
