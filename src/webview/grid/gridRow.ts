import { element, setAttribute } from '../base/dom';
import type { Columns } from './columns';
import type { GridModel } from './model';
import type { Place } from './place';

/** What a row has to know of the grid it is in. */
export interface Around {
  /** That has the focus. */
  readonly place: Place;
  readonly places: Columns;
}

/** A row of a grid, or its row of heads or of totals, with the cells that are in sight. */
export class GridRow {
  readonly at: HTMLElement;
  private readonly cells = new Map<number, HTMLElement>();
  private readonly spare: HTMLElement[] = [];
  /** What was painted last: while one scrolls, most cells stay as they are. */
  private readonly painted = new WeakMap<HTMLElement, Place & { readonly model: GridModel }>();
  private columns = 0;
  /** The elements of the head of the row and of its total stay what they are. */
  private readonly first: HTMLElement;
  private readonly last: HTMLElement;

  constructor(readonly kind: 'head' | 'line' | 'foot') {
    const isHead = kind === 'head';
    this.first = element('div', {
      className: 'cell first',
      role: isHead ? 'columnheader' : 'rowheader',
    });
    this.last = element('div', {
      className: 'cell last',
      role: isHead ? 'columnheader' : 'gridcell',
    });
    this.at = element('div', { className: 'row', role: 'row' }, this.first, this.last);
  }

  /** @param columns those that are wanted, in order */
  show(model: GridModel, row: number, columns: readonly number[], { place, places }: Around): void {
    const { sizes } = model;
    this.columns = model.columns;
    const height = this.kind === 'head' ? sizes.headHeight : sizes.row;
    this.at.style.height = `${height}px`;
    if (this.kind === 'line') this.at.style.top = `${row * sizes.row}px`;
    setAttribute(this.at, 'aria-rowindex', String(row + 2));
    this.first.style.width = `${sizes.headWidth}px`;
    this.last.style.width = `${sizes.totalWidth}px`;
    this.last.hidden = !model.hasTotals;
    const wanted = new Set(columns);
    for (const [column, cell] of this.cells)
      if (!wanted.has(column)) {
        this.cells.delete(column);
        this.spare.push(cell);
      }
    for (const column of columns) {
      const cell = this.cellAt(column);
      cell.style.left = `${sizes.headWidth + places.startOf(column)}px`;
      cell.style.width = `${places.widthOf(column)}px`;
      this.fill(model, cell, { row, column }, place);
    }
    for (const cell of this.spare.splice(0)) cell.remove();
    this.fill(model, this.first, { row, column: -1 }, place);
    if (model.hasTotals) this.fill(model, this.last, { row, column: model.columns }, place);
    model.paintRow(this.at, row);
    this.inOrder(columns);
  }

  /** Undefined for one that is far out of sight. */
  cell(column: number): HTMLElement | undefined {
    if (column < 0) return this.first;
    return this.cells.get(column) ?? (column === this.columns ? this.last : undefined);
  }

  private cellAt(column: number): HTMLElement {
    const there = this.cells.get(column);
    if (there) return there;
    const role = this.kind === 'head' ? 'columnheader' : 'gridcell';
    const cell = this.spare.pop() ?? element('div', { className: 'cell', role });
    if (!cell.isConnected) this.at.insertBefore(cell, this.last);
    this.cells.set(column, cell);
    return cell;
  }

  private fill(model: GridModel, cell: HTMLElement, place: Place, active: Place): void {
    const { row, column } = place;
    cell.tabIndex = row === active.row && column === active.column ? 0 : -1;
    const before = this.painted.get(cell);
    if (before?.model === model && before.row === row && before.column === column) return;
    this.painted.set(cell, { model, row, column });
    cell.dataset['row'] = String(row);
    cell.dataset['column'] = String(column);
    setAttribute(cell, 'aria-colindex', String(column + 2));
    model.paint(cell, place);
  }

  /** Screen readers read cells in the order of the page: it is to be that of the columns. */
  private inOrder(columns: readonly number[]): void {
    let before: Element = this.first;
    for (const column of columns) {
      const cell = this.cells.get(column);
      if (!cell) continue;
      // Moving the cell that has the focus would take the focus from it.
      if (before.nextElementSibling !== cell && cell !== document.activeElement) before.after(cell);
      before = cell;
    }
  }
}
