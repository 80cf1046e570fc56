import type { SideLook } from '../../core/analysis/tableLook';
import type { LineHead } from '../../protocol/matrix';
import type { ShowList, TableCell, TableRow, TableRows, TableWords } from '../../protocol/table';
import { element, setAttribute } from '../base/dom';
import { type Order, paintHead } from '../grid/heads';
import type { GridModel, GridSizes } from '../grid/model';
import type { Place } from '../grid/place';

/** Draws a table with named columns into a grid. A new one is made for other rows. */
export class TablePainter implements GridModel {
  readonly rows: number;
  readonly columns: number;
  readonly isTree: boolean;
  readonly hasTotals = false;
  readonly label: string;

  constructor(
    private readonly shown: ShowList,
    /** What the page has of it. */
    readonly some: TableRows,
    readonly sizes: GridSizes,
    private readonly look: SideLook,
    private readonly words: TableWords,
  ) {
    this.rows = shown.shape.rows;
    this.columns = shown.columns.length;
    this.isTree = shown.shape.hasTree;
    this.label = `${words.table}: ${shown.heading}`;
  }

  row(row: number): TableRow | undefined {
    return this.some.rows[row - this.some.window.rows.from];
  }

  head(row: number): LineHead | undefined {
    return this.row(row)?.head;
  }

  cell({ row, column }: Place): TableCell | undefined {
    return this.row(row)?.cells[column - this.some.window.columns.from];
  }

  paint(at: HTMLElement, place: Place): void {
    if (place.row < 0) return this.paintColumnHead(at, place.column);
    if (place.column < 0) return this.paintRowHead(at, place.row);
    const cell = this.cell(place);
    const text = cell?.text ?? '…';
    const { isText = false, isBefore, isStrong } = this.shown.columns[place.column] ?? {};
    if (at.textContent !== text) at.textContent = text;
    at.classList.toggle('text', isText);
    at.classList.toggle('before', isBefore === true);
    at.classList.toggle('strong', isStrong === true);
    at.classList.toggle('opens', cell?.opens === true);
    at.classList.toggle('quiet', cell?.isQuiet === true);
    at.classList.toggle('long', isText && this.shown.shape.lines > 1);
    setAttribute(at, 'data-shade', cell?.shade ? String(cell.shade) : undefined);
    setAttribute(at, 'data-bar', cell?.bar?.length ? cell.bar.from : undefined);
    at.style.setProperty('--bar', String(cell?.bar?.length ?? 0));
    // What is empty to the eye is a number to the ear.
    setAttribute(at, 'aria-label', text === '' && !isText ? '0' : undefined);
  }

  paintRow(at: HTMLElement, row: number): void {
    const head = row >= 0 ? this.head(row) : undefined;
    setAttribute(at, 'aria-level', this.isTree && head ? String(head.depth + 1) : undefined);
    const isTicked = row >= 0 ? this.row(row)?.isTicked : undefined;
    setAttribute(at, 'aria-selected', isTicked === undefined ? undefined : String(isTicked));
    at.classList.toggle('is-ticked', isTicked === true);
    setAttribute(at, 'aria-expanded', head?.isOpen === undefined ? undefined : String(head.isOpen));
  }

  /** What the pointer rests on, in words. */
  titleOf({ row, column }: Place): string {
    const { words, shown } = this;
    const ofColumn = shown.columns[column];
    if (row < 0)
      return [ofColumn?.label, ofColumn?.hint, words.sortHint].filter(Boolean).join('\n');
    const head = this.head(row);
    if (column < 0) return [head?.path, head?.label].filter(Boolean).join(' › ');
    return ofColumn?.isText ? (this.cell({ row, column })?.text ?? '') : '';
  }

  private paintRowHead(at: HTMLElement, row: number): void {
    const head = this.head(row);
    const isInTree = this.isTree && head !== undefined;
    const shown = {
      side: 'row',
      label: head?.label ?? '…',
      head,
      order: undefined,
      isInTree,
    } as const;
    at.classList.add('opens');
    at.classList.toggle('tall', this.shown.shape.lines > 1);
    paintHead(at, shown, this.words);
    const isTicked = this.row(row)?.isTicked;
    if (isTicked === undefined) return;
    const className = isTicked ? 'tick-box ticked' : 'tick-box';
    at.prepend(element('span', { className, attributes: { 'aria-hidden': 'true' } }));
  }

  private paintColumnHead(at: HTMLElement, column: number): void {
    const { columns, heading } = this.shown;
    const named = columns[column];
    at.classList.toggle('text', named?.isText === true);
    at.classList.toggle('before', named?.isBefore === true);
    const label = named?.label ?? heading;
    const order = this.orderBy(named?.key);
    const shown = { side: 'column', label, head: undefined, order, isInTree: false } as const;
    paintHead(at, shown, this.words);
  }

  private orderBy(key: string | undefined): Order | undefined {
    const { by, key: line, isDescending } = this.look.sorting;
    const isBy = key === undefined ? by === 'name' : by === 'line' && line === key;
    return isBy ? (isDescending ? 'descending' : 'ascending') : undefined;
  }
}
