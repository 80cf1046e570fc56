import { shadeOf } from '../../core/analysis/tableShare';
import type { LineHead, MatrixState } from '../../protocol/matrix';
import type { MatrixWords } from '../../protocol/matrixWords';
import { filled, setAttribute } from '../base/dom';
import { paintHead } from '../grid/heads';
import type { GridModel, GridSizes } from '../grid/model';
import type { Place } from '../grid/place';
import { orderBy } from './order';
import type { Numbers } from './numbers';

/** Draws a matrix into a grid. A new one is made for new numbers. */
export class MatrixPainter implements GridModel {
  readonly rows: number;
  readonly columns: number;
  readonly isTree: boolean;
  readonly hasTotals = true;
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

  private paintHead(at: HTMLElement, place: Place): void {
    const isTotal = place.row === this.rows || place.column === this.columns;
    const isCorner = place.row < 0 && place.column < 0;
    // The corner heads the column of names.
    const side = place.row < 0 ? 'column' : 'row';
    const head = this.head(side, side === 'row' ? place.row : place.column);
    const label = isCorner ? this.sides.rows : isTotal ? this.words.total : (head?.label ?? '…');
    // What is not here yet is by no order.
    const isThere = head !== undefined || isTotal || isCorner;
    const order = isThere ? orderBy(this.state.look, place, head) : undefined;
    const isInTree = side === 'row' && this.isTree && head !== undefined;
    paintHead(at, { side, label, head, order, isInTree }, this.words);
  }
}

function spelled({ path, label }: LineHead): string {
  return path ? `${path} › ${label}` : label;
}
