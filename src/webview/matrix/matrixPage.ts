import type {
  AxisChoice,
  Block,
  FromMatrix,
  HostAnswers,
  MatrixAsk,
  MatrixLook,
  MatrixState,
  PageAnswers,
  ShowGone,
  ShowNumbers,
  ShowTable,
  TableShape,
  TableWindow,
  ToMatrix,
} from '../../protocol/matrix';
import type { MatrixWords } from '../../protocol/matrixWords';
import { element, filled } from '../base/dom';
import { lineToHost } from '../base/page';
import { drawPng } from '../base/picture';
import { Grid } from '../grid/grid';
import { GridPage, isCopying, isSeeking } from '../grid/gridPage';
import type { Place } from '../grid/place';
import { toggledFold } from '../grid/sideLook';
import type { Stretch } from '../grid/stretch';
import { around, firstWindow, isEnough } from '../grid/tableWindow';
import { placeNow, placesOf, type PlaceKeys, renewed } from './blocks';
import { sortedBy } from './change';
import { sizesFor } from './layout';
import { Numbers } from './numbers';
import { MatrixPainter } from './painter';
import { Tools } from './tools';

/** What the page keeps of itself, beside the state that the host restores it from. */
export interface Kept {
  readonly scroll: { readonly left: number; readonly top: number };
  readonly window: TableWindow;
}

/** The matrix: tools, table, and a line that says what is in it. */
export class MatrixPage extends GridPage<Kept & MatrixState> {
  readonly at: HTMLElement;
  private readonly tools: Tools;
  protected readonly grid: Grid;
  private readonly line = lineToHost<ToMatrix, FromMatrix, PageAnswers, HostAnswers>(
    {
      show: (message) => this.show(message),
      numbers: (message) => this.showNumbers(message),
      gone: (message) => this.showGone(message),
      draw: (picture) => drawPng(picture, this.words.notDrawn),
    },
    (error) => this.failed(error),
  );
  private state: MatrixState | undefined;
  private shape: TableShape | undefined;
  private axes: readonly AxisChoice[] = [];
  private block: Block | undefined;
  private painter: MatrixPainter | undefined;
  private window: TableWindow;
  private isAsking = false;
  private scroll: Kept['scroll'] | undefined;

  constructor(
    private readonly words: MatrixWords,
    before: Partial<Kept & MatrixState>,
  ) {
    super(words);
    this.window = before.window ?? firstWindow;
    this.scroll = before.scroll;
    this.tools = new Tools(words, {
      propose: (text) => this.line.ask({ kind: 'complete', text }),
      change: (ask, look) => this.change(ask, look),
      copy: () => void this.copy(this.line),
      export: (ending) => this.line.tell({ kind: 'export', ending }),
    });
    this.grid = new Grid({
      onChosen: (place, target) => this.choose(place, target),
      onKey: (place, event) => this.press(place, event),
      onSeen: (rows, columns) => this.see(rows, columns),
      onHover: (place, at) => (at.title = this.painter?.titleOf(place) ?? ''),
    });
    const help = element('p', { className: 'heard', id: 'help' }, words.help);
    this.grid.scroller.firstElementChild?.setAttribute('aria-describedby', 'help');
    this.grid.scroller.addEventListener('scroll', () => this.keepSoon(), { passive: true });
    const heading = element('h1', { className: 'heard' }, words.table);
    this.at = element(
      'main',
      {},
      heading,
      this.tools.at,
      this.grid.scroller,
      this.instead,
      this.status,
      help,
    );
    this.status.textContent = words.loading;
    // How wide the heads of rows may be depends on how wide the page is.
    window.addEventListener('resize', () => {
      if (this.shape && this.block) this.draw(this.shape, this.block);
    });
  }

  start(): void {
    this.line.tell({ kind: 'ready', window: this.window });
  }

  private show({ state, axes, shape, block, empty, fault, queryParts: parts }: ShowTable): void {
    const keys = this.painter && this.keysOf(this.grid.place);
    this.axes = axes;
    this.state = state;
    this.tools.show(state, axes, { fault, parts });
    this.draw(shape, block, keys && placeNow(shape, block, keys, this.grid.place));
    this.showTable();
    const showAll = () => this.tools.showAll();
    if (empty !== undefined) this.say(empty);
    else if (!shape.rows) this.say(this.words.noRows, showAll);
    else if (!shape.columns) this.say(this.words.noColumns, showAll);
    if (this.scroll) this.grid.scrollTo(this.scroll.left, this.scroll.top);
    this.scroll = undefined;
    this.keepSoon();
  }

  private showNumbers({ version, at, values, total, greatest }: ShowNumbers): void {
    const { block, shape } = this;
    if (!block || shape?.version !== version) return;
    this.draw({ ...shape, total, greatest }, renewed(block, { at, values }));
    this.grid.mark(placesOf(block, at));
  }

  private showGone({ words }: ShowGone): void {
    this.tools.at.hidden = true;
    this.say(words);
    this.status.textContent = '';
  }

  /** @param place where the focus goes, where lines moved */
  private draw(shape: TableShape, block: Block, place?: Place): void {
    const { state } = this;
    if (!state) return;
    this.tools.at.hidden = false;
    this.shape = shape;
    this.block = block;
    const { look, ask } = state;
    const numbers = new Numbers(shape, block, look.share, this.words.language);
    const font = parseFloat(getComputedStyle(document.body).fontSize);
    const sizes = sizesFor(shape, look.share !== 'count', font, window.innerWidth);
    const nameOf = (key: string) => this.axes.find((axis) => axis.key === key)?.label ?? key;
    const sides = { rows: nameOf(ask.rows), columns: nameOf(ask.columns) };
    this.painter = new MatrixPainter(numbers, sizes, state, sides, this.words);
    this.grid.show(this.painter, place);
    this.tellSize(shape, numbers);
  }

  private tellSize(shape: TableShape, numbers: Numbers): void {
    const { words, state } = this;
    const n = (count: number) => ({ n: numbers.counted(count) });
    const parts = [
      filled(words.size, {
        rows: numbers.counted(shape.rows),
        columns: numbers.counted(shape.columns),
      }),
      filled(words.totalOf[state?.ask.count ?? 'codings'], n(shape.total)),
      shape.hiddenRows && filled(words.hiddenRows, n(shape.hiddenRows)),
      shape.hiddenColumns && filled(words.hiddenColumns, n(shape.hiddenColumns)),
    ];
    const text = parts.filter(Boolean).join(' · ');
    if (this.status.textContent !== text) this.status.textContent = text;
  }

  private change(ask: MatrixAsk, look: MatrixLook): void {
    if (this.state) this.state = { ...this.state, ask, look };
    this.line.tell({ kind: 'change', ask, look });
  }

  private keysOf({ row, column }: Place): PlaceKeys {
    const { painter } = this;
    return { row: painter?.head('row', row)?.key, column: painter?.head('column', column)?.key };
  }

  private see(rows: Stretch, columns: Stretch): void {
    this.window = { rows, columns };
    const { block, shape } = this;
    if (!block || !shape || this.isAsking) return;
    if (!isEnough(block, this.window, shape)) void this.fetch(around(this.window, shape));
  }

  private async fetch(window: TableWindow): Promise<void> {
    this.isAsking = true;
    const block = await this.line
      .ask({ kind: 'block', window })
      .catch((error: unknown) => void this.failed(error))
      .finally(() => (this.isAsking = false));
    // Of another table the host tells by itself.
    if (this.shape && block?.version === this.shape.version) this.draw(this.shape, block);
  }

  private choose(place: Place, target: Element): void {
    const { painter, state } = this;
    if (!painter || !state) return;
    if (target.closest('.twistie')) return void this.fold(place);
    const keys = this.keysOf(place);
    if (place.row < 0 || place.column < 0)
      this.change(state.ask, sortedBy(state.look, place, keys));
    else if (painter.numbers.count(place)) this.line.tell({ kind: 'open', ...keys });
  }

  private press(place: Place, event: KeyboardEvent): boolean {
    const { key, ctrlKey, metaKey, altKey } = event;
    const head = place.column < 0 ? this.painter?.head('row', place.row) : undefined;
    const command = ctrlKey || metaKey;
    if (isCopying(event)) {
      void this.copy(this.line);
      return true;
    }
    if (isSeeking(event)) {
      this.tools.focusFilter();
      return true;
    }
    if (command || altKey) return false;
    if (key === ' ') return this.fold(place);
    if (key === 'ArrowRight' && head?.isOpen === false) return this.fold(place);
    if (key === 'ArrowLeft' && head?.isOpen === true) return this.fold(place);
    return false;
  }

  private fold({ row, column }: Place): boolean {
    const { painter, state } = this;
    const side = column < 0 ? 'rows' : 'columns';
    const head =
      column < 0
        ? painter?.head('row', row)
        : row < 0
          ? painter?.head('column', column)
          : undefined;
    if (!state || head?.isOpen === undefined) return false;
    const { look, ask } = state;
    this.change(ask, { ...look, [side]: toggledFold(look[side], head.key) });
    return true;
  }

  protected get kept(): (Kept & MatrixState) | undefined {
    return this.state && { ...this.state, scroll: this.scrolled, window: this.window };
  }
}
