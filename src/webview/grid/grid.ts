import { element, setAttribute } from '../base/dom';
import { type Columns, columnsOf } from './columns';
import { GridRow } from './gridRow';
import type { GridEvents, GridModel } from './model';
import { isSamePlace, movedBy, type Place } from './place';
import { inSight, showing, type Stretch, widened } from './stretch';

/** Lines beyond the edge that are there before one scrolls to them. */
const ahead = { rows: 4, columns: 2 };

/** A table of any size of which only what is in sight is in the page; its heads stay in sight. */
export class Grid {
  readonly scroller = element('div', { className: 'scroller' });
  private readonly root = element('div', { className: 'grid' });
  private readonly body = element('div', { className: 'body', role: 'rowgroup' });
  private readonly head = new GridRow('head');
  private readonly foot = new GridRow('foot');
  private readonly totals: HTMLElement;
  private readonly shown = new Map<number, GridRow>();
  private readonly spare: GridRow[] = [];
  private model: GridModel | undefined;
  private columns: Columns = columnsOf(0, 0);
  private active: Place = { row: 0, column: 0 };
  private extent = { width: 0, height: 0 };
  private frame: number | undefined;

  constructor(private readonly events: GridEvents) {
    const part = (row: GridRow) =>
      element('div', { role: 'rowgroup', className: row.kind }, row.at);
    this.totals = part(this.foot);
    this.root.append(part(this.head), this.body, this.totals);
    this.scroller.append(this.root);
    this.scroller.addEventListener('scroll', () => this.soon(), { passive: true });
    new ResizeObserver(() => this.resize()).observe(this.scroller);
    this.root.addEventListener('keydown', (event) => this.press(event));
    this.root.addEventListener('click', (event) => this.click(event));
    this.root.addEventListener('pointerover', ({ target }) => this.hover(target));
    this.root.addEventListener('focusin', ({ target }) => this.follow(target));
  }

  get place(): Place {
    return this.active;
  }

  /** Where its columns stand. */
  get places(): Columns {
    return this.columns;
  }

  get hasFocus(): boolean {
    return this.root.contains(document.activeElement);
  }

  /** Shows something else, or the same with other numbers. @param place where the focus goes */
  show(model: GridModel, place: Place = this.active): void {
    const hadFocus = this.hasFocus;
    this.model = model;
    const { rows, columns, sizes } = model;
    const last = lastPlace(model);
    this.active = {
      row: Math.min(place.row, last.row),
      column: Math.min(place.column, last.column),
    };
    this.columns = columnsOf(sizes.column, columns);
    this.root.style.width = `${sizes.headWidth + this.columns.width + sizes.totalWidth}px`;
    this.totals.hidden = !model.hasTotals;
    this.body.style.height = `${rows * sizes.row}px`;
    setAttribute(this.root, 'role', model.isTree ? 'treegrid' : 'grid');
    setAttribute(this.root, 'aria-label', model.label);
    setAttribute(this.root, 'aria-rowcount', String(last.row + 2));
    setAttribute(this.root, 'aria-colcount', String(last.column + 2));
    this.render();
    if (hadFocus) this.cell(this.active)?.focus({ preventScroll: true });
  }

  /** Lets the eye find what has changed, for a moment. */
  mark(places: readonly Place[]): void {
    for (const place of places) {
      const cell = this.cell(place);
      if (!cell) continue;
      // So that it begins anew where it was not over yet.
      cell.classList.remove('changed');
      void cell.offsetWidth;
      cell.classList.add('changed');
      cell.addEventListener('animationend', () => cell.classList.remove('changed'), { once: true });
    }
  }

  focus(place: Place = this.active): void {
    this.active = place;
    this.reveal(place);
    this.render();
    this.cell(place)?.focus({ preventScroll: true });
    this.events.onPlace?.(place);
  }

  scrollTo(left: number, top: number): void {
    this.scroller.scrollTo(left, top);
    this.render();
  }

  private resize(): void {
    this.extent = { width: this.scroller.clientWidth, height: this.scroller.clientHeight };
    this.render();
  }

  private soon(): void {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this.render();
    });
  }

  private render(): void {
    const { model } = this;
    if (!model) return;
    const rows = this.rowsInSight(model);
    const columns = this.columnsInSight(model);
    const near = widened(columns, ahead.columns, model.columns);
    const wantedColumns = withActive(near, this.active.column, model.columns);
    const wantedRows = withActive(
      widened(rows, ahead.rows, model.rows),
      this.active.row,
      model.rows,
    );
    const wanted = new Set(wantedRows);
    for (const [line, row] of this.shown)
      if (!wanted.has(line)) {
        this.shown.delete(line);
        this.spare.push(row);
      }
    for (const line of wantedRows) this.rowAt(line).show(model, line, wantedColumns, this);
    for (const row of this.spare.splice(0)) row.at.remove();
    this.head.show(model, -1, wantedColumns, this);
    if (model.hasTotals) this.foot.show(model, model.rows, wantedColumns, this);
    this.events.onSeen(rows, columns);
  }

  private rowAt(line: number): GridRow {
    const there = this.shown.get(line);
    if (there) return there;
    const row = this.spare.pop() ?? new GridRow('line');
    if (!row.at.isConnected) this.body.append(row.at);
    this.shown.set(line, row);
    return row;
  }

  /** Heads and totals cover what is below them. */
  private rowsInSight({ rows, sizes, hasTotals }: GridModel): Stretch {
    const extent = this.extent.height - sizes.headHeight - (hasTotals ? sizes.row : 0);
    return inSight(this.scroller.scrollTop, extent, sizes.row, rows);
  }

  private columnsInSight({ sizes }: GridModel): Stretch {
    const extent = this.extent.width - sizes.headWidth - sizes.totalWidth;
    return this.columns.inSight(this.scroller.scrollLeft, extent);
  }

  private reveal({ row, column }: Place): void {
    const { model, scroller, extent, columns } = this;
    if (!model) return;
    const { sizes } = model;
    if (row >= 0 && row < model.rows)
      scroller.scrollTop = showing(row * sizes.row, {
        offset: scroller.scrollTop,
        extent: extent.height - sizes.headHeight - (model.hasTotals ? sizes.row : 0),
        size: sizes.row,
      });
    if (column >= 0 && column < model.columns)
      scroller.scrollLeft = showing(columns.startOf(column), {
        offset: scroller.scrollLeft,
        extent: extent.width - sizes.headWidth - sizes.totalWidth,
        size: columns.widthOf(column),
      });
  }

  private press(event: KeyboardEvent): void {
    const { model, active } = this;
    if (!model) return;
    if (this.events.onKey(active, event)) return event.preventDefault();
    const rows = this.rowsInSight(model);
    const page = Math.max(1, rows.to - rows.from - 1);
    const last = lastPlace(model);
    const to = movedBy(event, active, { rows: last.row, columns: last.column, page });
    if (to) this.focus(to);
    else if (event.key === 'Enter') this.events.onChosen(active, this.root);
    else return;
    event.preventDefault();
  }

  private click({ target }: MouseEvent): void {
    const place = placeOf(target);
    if (!place || !(target instanceof Element)) return;
    if (!isSamePlace(place, this.active)) this.focus(place);
    this.events.onChosen(place, target);
  }

  private hover(target: EventTarget | null): void {
    const place = placeOf(target);
    const cell = place && this.cell(place);
    if (place && cell) this.events.onHover(place, cell);
  }

  /** The focus came by Tab, a pointer or a screen reader. */
  private follow(target: EventTarget | null): void {
    const place = placeOf(target);
    if (!place || isSamePlace(place, this.active)) return;
    this.active = place;
    this.render();
    this.events.onPlace?.(place);
  }

  private cell({ row, column }: Place): HTMLElement | undefined {
    const line =
      row < 0 ? this.head : row >= (this.model?.rows ?? 0) ? this.foot : this.shown.get(row);
    return line?.cell(column);
  }
}

/** Of totals, where there are some. */
function lastPlace({ rows, columns, hasTotals }: GridModel): Place {
  const less = hasTotals ? 0 : 1;
  return { row: rows - less, column: columns - less };
}

/** The line that has the focus stays in the page wherever one scrolls to. */
function withActive({ from, to }: Stretch, active: number, count: number): number[] {
  const lines = Array.from({ length: to - from }, (_, i) => from + i);
  const isApart = active >= 0 && active < count && (active < from || active >= to);
  if (!isApart) return lines;
  return active < from ? [active, ...lines] : [...lines, active];
}

function placeOf(target: EventTarget | null): Place | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null;
  if (!cell) return undefined;
  return { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) };
}
