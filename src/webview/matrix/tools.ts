import type { CountUnit } from '../../core/analysis/crossTable';
import type { Share } from '../../core/analysis/tableShare';
import type {
  AxisChoice,
  ExportTable,
  Fault,
  MatrixAsk,
  MatrixLook,
  MatrixState,
  QueryPart,
} from '../../protocol/matrix';
import { closenessesIn, closenessOf, keyOf } from '../../protocol/closeness';
import type { MatrixWords } from '../../protocol/matrixWords';
import { element, icon } from '../base/dom';
import { button, Choice, field, tick } from '../base/controls';
import { FaultLine } from '../base/fault';
import type { Proposed } from '../base/proposals';
import { QueryParts } from '../base/queryParts';
import { swapped } from './change';
import { sharesIn, unitsIn } from './offers';

/** What the tools do. */
export interface ToolEvents {
  /** How a query may go on. */
  propose(this: void, text: string): Promise<Proposed>;
  change(ask: MatrixAsk, look: MatrixLook): void;
  copy(): void;
  export(ending: ExportTable['ending']): void;
}

const swapIcon = 'M3 5h9M9.5 2.5 12 5 9.5 7.5M13 11H4M6.5 8.5 4 11l2.5 2.5';

/** Above the table: what is counted, how it is shown, and what can be taken away. */
export class Tools {
  readonly at: HTMLElement;
  private state: MatrixState | undefined;
  private readonly fault: FaultLine;
  private readonly parts: QueryParts;
  private readonly more: HTMLButtonElement;
  private readonly rows: Choice;
  private readonly columns: Choice;
  private readonly count: Choice;
  private readonly together: Choice;
  private readonly share: Choice;
  private readonly rollUp: HTMLInputElement;
  private readonly hideEmpty: HTMLInputElement;
  private readonly shade: HTMLInputElement;
  private readonly query: HTMLInputElement;
  private readonly filters: { readonly rows: HTMLInputElement; readonly columns: HTMLInputElement };

  constructor(
    private readonly words: MatrixWords,
    private readonly events: ToolEvents,
  ) {
    this.more = element(
      'button',
      { type: 'button', className: 'more', attributes: { 'aria-expanded': 'false' } },
      words.more,
    );
    this.rows = new Choice(words.rows, (rows) => this.ask({ rows }));
    this.columns = new Choice(words.columns, (columns) => this.ask({ columns }));
    this.count = new Choice(words.count, (count) => this.ask({ count: count as CountUnit }));
    this.together = new Choice(words.together, (key) => this.ask({ closeness: closenessOf(key) }));
    this.share = new Choice(words.show, (share) => this.look({ share: share as Share }));
    this.count.offer(unitsIn(words));
    this.together.offer(closenessesIn(words));
    this.share.offer(sharesIn(words));
    const rollUp = tick(words.rollUp, (rollUp) => this.ask({ rollUp }), words.rollUpHint);
    const hideEmpty = tick(words.hideEmpty, (hideEmpty) => this.look({ hideEmpty }));
    const shade = tick(words.shade, (isShaded) => this.look({ isShaded }));
    [this.rollUp, this.hideEmpty, this.shade] = [rollUp.input, hideEmpty.input, shade.input];
    const query = field(words.query, (where) => this.ask({ where }), {
      title: words.queryHint,
      placeholder: words.queryExample,
      className: 'query',
      patience: 350,
      propose: events.propose,
    });
    this.query = query.input;
    this.fault = new FaultLine(this.query);
    const partWords = { label: words.query, without: words.withoutPart };
    this.parts = new QueryParts(this.query, partWords, (where) => this.ask({ where }));
    const inside = { isInside: true };
    const rows = field(words.filterRows, (filter) => this.filter('rows', filter), inside);
    const columns = field(words.filterColumns, (filter) => this.filter('columns', filter), inside);
    this.filters = { rows: rows.input, columns: columns.input };
    this.more.addEventListener('click', () => this.showMore(!this.at.classList.contains('all')));
    const swap = button('', () => this.swap(), words.swap, icon(swapIcon));
    this.at = element(
      'div',
      { className: 'tools', role: 'group', attributes: { 'aria-label': words.tools } },
      element(
        'div',
        { className: 'line' },
        this.rows.at,
        swap,
        this.columns.at,
        this.count.at,
        this.together.at,
        this.share.at,
        this.more,
        this.takeAway(),
      ),
      element(
        'div',
        { className: 'line' },
        query.at,
        rollUp.at,
        hideEmpty.at,
        shade.at,
        rows.at,
        columns.at,
      ),
      this.parts.at,
      this.fault.at,
    );
  }

  show(
    state: MatrixState,
    axes: readonly AxisChoice[],
    query: { readonly fault: Fault | undefined; readonly parts: readonly QueryPart[] },
  ): void {
    const { ask, look } = (this.state = state);
    this.rows.offer(axes);
    this.columns.offer(axes);
    this.rows.value = ask.rows;
    this.columns.value = ask.columns;
    this.count.value = ask.count;
    this.together.value = keyOf(ask.closeness);
    const [isOfCodes, areBothCodes] = [
      ask.rows === 'code' || ask.columns === 'code',
      ask.rows === 'code' && ask.columns === 'code',
    ];
    this.together.at.hidden = !areBothCodes;
    this.rollUp.disabled = !isOfCodes;
    this.share.value = look.share;
    this.rollUp.checked = ask.rollUp;
    this.hideEmpty.checked = look.hideEmpty;
    this.shade.checked = look.isShaded;
    // What is being typed is newer than what was counted.
    const put = (input: HTMLInputElement, value: string) => {
      if (input !== document.activeElement) input.value = value;
    };
    put(this.query, ask.where);
    put(this.filters.rows, look.rows.filter);
    put(this.filters.columns, look.columns.filter);
    this.fault.show(ask.where, query.fault);
    this.parts.show(query.parts);
  }

  focusFilter(): void {
    this.showMore(true);
    this.filters.rows.select();
  }

  /** Takes both filters, and what hides empty lines, away. */
  showAll(): void {
    const { state } = this;
    if (!state) return;
    const { rows, columns } = state.look;
    for (const input of Object.values(this.filters)) input.value = '';
    this.look({
      rows: { ...rows, filter: '' },
      columns: { ...columns, filter: '' },
      hideEmpty: false,
    });
  }

  /** In a small window only the first tools are there until the others are asked for. */
  private showMore(isAll: boolean): void {
    this.at.classList.toggle('all', isAll);
    this.more.setAttribute('aria-expanded', String(isAll));
  }

  private takeAway(): HTMLElement {
    const { words, events } = this;
    const to = (label: string, ending: ExportTable['ending'], title: string) =>
      button(label, () => events.export(ending), title);
    return element(
      'div',
      { className: 'take-away' },
      button(words.copy, () => events.copy(), words.copy),
      to('CSV', 'csv', words.csv),
      to('XLSX', 'xlsx', words.xlsx),
      to('SVG', 'svg', words.svg),
      to('PNG', 'png', words.png),
    );
  }

  private ask(part: Partial<MatrixAsk>): void {
    const { state } = this;
    if (state) this.send({ ...state.ask, ...part }, state.look);
  }

  private look(part: Partial<MatrixLook>): void {
    const { state } = this;
    if (state) this.send(state.ask, { ...state.look, ...part });
  }

  private filter(side: 'rows' | 'columns', filter: string): void {
    const { state } = this;
    if (state) this.look({ [side]: { ...state.look[side], filter } });
  }

  private swap(): void {
    const { state } = this;
    if (!state) return;
    const { ask, look } = swapped(state.ask, state.look);
    this.send(ask, look);
  }

  /** The next change builds on this one, whether it has come back from the host or not. */
  private send(ask: MatrixAsk, look: MatrixLook): void {
    if (this.state) this.state = { ...this.state, ask, look };
    this.events.change(ask, look);
  }
}
