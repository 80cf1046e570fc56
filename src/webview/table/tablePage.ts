import type { SideLook } from '../../core/analysis/tableLook';
import type {
  FromTable,
  ShowList,
  TableAnswers,
  TableRows,
  TableState,
  TableWords,
  ToTable,
} from '../../protocol/table';
import { element, filled } from '../base/dom';
import { lineToHost } from '../base/page';
import { drawPng } from '../base/picture';
import { Grid } from '../grid/grid';
import { GridPage, isCopying, isSeeking } from '../grid/gridPage';
import type { Place } from '../grid/place';
import { nextSorting, toggledFold } from '../grid/sideLook';
import { around, firstWindow, isEnough } from '../grid/tableWindow';
import type { PageAnswers, ShowGone, TableWindow } from '../../protocol/matrix';
import { PictureView } from '../picture/picture';
import { type CellKeys, Detail, type Draft } from './detail';
import { tableSizes } from './layout';
import { TablePainter } from './painter';
import { TableTools } from './tools';

/** What the page keeps of itself, beside the state that the host restores it from. */
export interface Kept {
  readonly scroll: { readonly left: number; readonly top: number };
  readonly window: TableWindow;
  readonly draft: Draft | undefined;
}

/** A table with named columns: tools, what is to be known, the rows, and a line that says what is there. */
export class TablePage extends GridPage<Kept & TableState> {
  readonly at: HTMLElement;
  private readonly tools: TableTools;
  protected readonly grid: Grid;
  private readonly detail: Detail | undefined;
  private readonly note = element('p', { className: 'remark' });
  private readonly picture: PictureView;
  private readonly line = lineToHost<ToTable, FromTable, PageAnswers, TableAnswers>(
    {
      show: (message) => this.show(message),
      gone: (message) => this.showGone(message),
      draw: (picture) => drawPng(picture, this.words.notDrawn),
    },
    (error) => this.failed(error),
  );
  private shown: ShowList | undefined;
  private state: TableState | undefined;
  private painter: TablePainter | undefined;
  private window: TableWindow;
  private isAsking = false;
  private scroll: Kept['scroll'] | undefined;

  constructor(
    private readonly words: TableWords,
    before: Partial<Kept & TableState>,
  ) {
    super(words);
    this.window = before.window ?? firstWindow;
    this.scroll = before.scroll;
    this.tools = new TableTools(words, {
      propose: (text) => this.line.ask({ kind: 'complete', text }),
      ask: (key, value) => this.change({ ask: { ...this.state?.ask, [key]: value } }),
      look: (part) => this.look(part),
      tickAll: (isOn) => this.line.tell({ kind: 'tick', rows: undefined, isOn }),
      act: (key) => this.line.tell({ kind: 'act', key }),
      copy: () => void this.copy(this.line),
      export: (ending) => this.line.tell({ kind: 'export', ending }),
    });
    this.grid = new Grid({
      onChosen: (place, target) => this.choose(place, target),
      onKey: (place, event) => this.press(place, event),
      onSeen: (rows, columns) => this.see({ rows, columns }),
      onHover: (place, at) => (at.title = this.painter?.titleOf(place) ?? ''),
      onPlace: (place) => void this.detail?.look(this.keysOf(place)),
    });
    this.picture = new PictureView(words.pictureHelp, ({ row, column }) =>
      this.line.tell({ kind: 'open', row, column }),
    );
    this.detail =
      words.detail &&
      new Detail(words.detail, before.draft, {
        read: (at) => this.line.ask({ kind: 'cell', ...at }),
        write: (written) => this.line.ask({ kind: 'write', ...written }),
        show: (coding) => this.line.tell({ kind: 'coding', ...coding }),
        leave: () => this.grid.focus(),
        keep: () => this.keepSoon(),
        failed: (error) => this.failed(error),
      });
    const help = element('p', { className: 'heard', id: 'help' }, words.help);
    this.grid.scroller.firstElementChild?.setAttribute('aria-describedby', 'help');
    this.grid.scroller.addEventListener('scroll', () => this.keepSoon(), { passive: true });
    this.at = element(
      'main',
      {},
      element('h1', { className: 'heard' }, words.table),
      this.tools.at,
      this.note,
      element(
        'div',
        { className: 'work' },
        this.picture.at,
        this.grid.scroller,
        this.instead,
        this.detail?.at,
      ),
      this.status,
      help,
    );
    this.status.textContent = words.loading;
    window.addEventListener('resize', () => this.painter && this.draw(this.painter.some));
  }

  start(): void {
    this.line.tell({ kind: 'ready', window: this.window });
  }

  private show(message: ShowList): void {
    const { shown: before, painter } = this;
    const key = painter?.head(this.grid.place.row)?.key;
    this.shown = message;
    this.state = message.state;
    this.tools.at.hidden = false;
    this.tools.show(message.tools, message.state);
    this.tools.ticks.show(message.ticks);
    this.tools.offerFilter(!message.picture);
    this.note.textContent = message.fault ?? message.note;
    this.note.classList.toggle('is-fault', message.fault !== undefined);
    this.showTable();
    this.grid.scroller.hidden = message.picture !== undefined;
    this.picture.show(message.picture);
    this.draw(message.rows, this.placeNow(message.rows, key));
    if (before?.heading === message.heading && painter) this.mark(painter, message.rows);
    if (message.empty !== undefined) this.say(message.empty);
    else if (!message.shape.rows)
      this.say(this.words.noRows, this.isFiltered ? () => this.showAll() : undefined);
    if (this.scroll) this.grid.scrollTo(this.scroll.left, this.scroll.top);
    this.scroll = undefined;
    this.tellStatus(message);
    void this.detail?.again();
    this.keepSoon();
  }

  private showGone({ words }: ShowGone): void {
    this.tools.at.hidden = true;
    this.note.textContent = '';
    this.say(words);
    this.status.textContent = '';
  }

  /** @param place where the focus goes, where rows moved */
  private draw(rows: TableRows, place?: Place): void {
    const { shown, state } = this;
    if (!shown || !state) return;
    const font = parseFloat(getComputedStyle(document.body).fontSize);
    const room = this.at.clientWidth - (this.detail?.width ?? 0);
    const sizes = tableSizes(shown.shape, shown.columns, font, room);
    this.painter = new TablePainter(shown, rows, sizes, state.look, this.words);
    this.grid.show(this.painter, place);
  }

  /** Where the row is now that had the focus. */
  private placeNow({ rows, window }: TableRows, key: string | undefined): Place {
    const { row, column } = this.grid.place;
    const found = key === undefined ? -1 : rows.findIndex(({ head }) => head.key === key);
    return { row: found < 0 ? row : window.rows.from + found, column };
  }

  /** Lets the eye find the numbers that have changed. */
  private mark(before: TablePainter, { rows, window }: TableRows): void {
    const was = new Map(before.some.rows.map((row) => [row.head.key, row.cells]));
    const first = window.columns.from;
    const shifted = first - before.some.window.columns.from;
    const places = rows.flatMap(({ head, cells }, i) =>
      cells.flatMap(({ text }, at): Place[] => {
        const old = was.get(head.key)?.[at + shifted];
        return old && old.text !== text ? [{ row: window.rows.from + i, column: first + at }] : [];
      }),
    );
    // Where most of them are others, it is another table.
    if (places.length * 4 < rows.length) this.grid.mark(places);
  }

  private get isFiltered(): boolean {
    return this.state?.look.filter.trim() !== '';
  }

  private tellStatus({ status, shape, picture }: ShowList): void {
    const n = new Intl.NumberFormat(this.words.language).format(shape.hiddenRows);
    const hidden = !picture && shape.hiddenRows > 0 && filled(this.words.hiddenRows, { n });
    const text = [status, hidden].filter(Boolean).join(' · ');
    if (this.status.textContent !== text) this.status.textContent = text;
  }

  protected override say(words: string, showAll?: () => void): void {
    super.say(words, showAll);
    this.picture.show(undefined);
  }

  private showAll(): void {
    this.tools.emptyFilter();
    this.look({ filter: '' });
  }

  private look(part: Partial<SideLook>): void {
    if (this.state) this.change({ look: { ...this.state.look, ...part } });
  }

  /** The next change builds on this one, whether it has come back from the host or not. */
  private change(part: Partial<Pick<TableState, 'ask' | 'look'>>): void {
    if (!this.state) return;
    this.state = { ...this.state, ...part };
    const { ask, look } = this.state;
    this.line.tell({ kind: 'change', ask, look });
  }

  private see(window: TableWindow): void {
    this.window = window;
    const { painter, isAsking } = this;
    if (!painter || isAsking || isEnough(painter.some.window, window, painter)) return;
    void this.fetch(around(window, painter));
  }

  private async fetch(window: TableWindow): Promise<void> {
    this.isAsking = true;
    const rows = await this.line
      .ask({ kind: 'rows', window })
      .catch((error: unknown) => void this.failed(error))
      .finally(() => (this.isAsking = false));
    // Of another table the host tells by itself.
    if (rows && rows.version === this.shown?.shape.version) this.draw(rows);
  }

  private choose(place: Place, target: Element): void {
    const { painter, state, shown } = this;
    if (!painter || !state || !shown) return;
    const head = painter.head(place.row);
    if (head && target.closest('.tick-box')) return void this.tick(place.row);
    if (head && target.closest('.twistie')) return this.look(toggledFold(state.look, head.key));
    const column = shown.columns[place.column];
    if (place.row < 0) {
      const { sorting } = state.look;
      return this.look({
        sorting: column ? nextSorting(sorting, 'line', column.key) : nextSorting(sorting, 'name'),
      });
    }
    const keys = this.keysOf(place);
    if (this.detail && keys) return void this.detail.enter(keys);
    const canOpen = place.column < 0 || painter.cell(place)?.opens === true;
    if (head && canOpen) this.line.tell({ kind: 'open', row: head.key, column: column?.key });
  }

  private keysOf({ row, column }: Place): CellKeys | undefined {
    const head = this.painter?.head(row);
    const key = this.shown?.columns[column]?.key;
    return head && key !== undefined ? { row: head.key, column: key } : undefined;
  }

  private press(place: Place, event: KeyboardEvent): boolean {
    const { key, ctrlKey, metaKey, altKey } = event;
    const command = ctrlKey || metaKey;
    if (isCopying(event)) {
      void this.copy(this.line);
      return true;
    }
    if (isSeeking(event)) {
      this.tools.focusFilter();
      return true;
    }
    if (key === ' ' && !command && !altKey && this.tick(place.row)) return true;
    const head = place.column < 0 && place.row >= 0 ? this.painter?.head(place.row) : undefined;
    if (command || altKey || !this.state || head?.isOpen === undefined) return false;
    const folds = key === ' ' || key === (head.isOpen ? 'ArrowLeft' : 'ArrowRight');
    if (folds) this.look(toggledFold(this.state.look, head.key));
    return folds;
  }

  /** Ticks or unticks a row; tells whether rows are to be ticked. */
  private tick(row: number): boolean {
    const { head, isTicked } = this.painter?.row(row) ?? {};
    if (!head || isTicked === undefined) return false;
    this.line.tell({ kind: 'tick', rows: [head.key], isOn: !isTicked });
    return true;
  }

  protected get kept(): (Kept & TableState) | undefined {
    if (!this.state) return undefined;
    const { window, scrolled: scroll } = this;
    return { ...this.state, scroll, window, draft: this.detail?.draft };
  }
}
