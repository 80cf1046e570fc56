import { crossTable, type CrossTable } from '../../../core/analysis/crossTable';
import { type Arrangement, arrange } from '../../../core/analysis/tableLook';
import { greatestOf } from '../../../core/analysis/tableShare';
import type { Project } from '../../../core/project/project';
import type {
  Block,
  MatrixAsk,
  MatrixLook,
  ShowNumbers,
  TableShape,
  TableWindow,
} from '../../../protocol/matrix';
import { blockOf, changesOf, isSame, type NamedTable, type Seen, shapeOf } from './block';

const nothing: NamedTable = {
  rows: [],
  columns: [],
  cells: new Int32Array(),
  rowTotals: new Int32Array(),
  columnTotals: new Int32Array(),
  total: 0,
};

/** What one page shows of a project: the table as counted last, and the part of it that crossed. */
export class Matrix {
  private seen: Seen = view(nothing, { rows: [], columns: [] }, 0);
  private sent: Block | undefined;
  private window: TableWindow = { rows: { from: 0, to: 0 }, columns: { from: 0, to: 0 } };

  constructor(
    public ask: MatrixAsk,
    public look: MatrixLook,
  ) {}

  get table(): NamedTable {
    return this.seen.table;
  }

  get lines(): Seen['lines'] {
    return this.seen.lines;
  }

  /** Counts what is asked for now. Throws what `crossTable` throws; nothing is changed before `take`. */
  count(project: Project, language: string): Promise<CrossTable> {
    const { where, ...ask } = this.ask;
    return crossTable(project, { ...ask, ...(where.trim() === '' ? {} : { where }), language });
  }

  /** Shows this table from now on, as the look says. Gives whether lines are others, or elsewhere. */
  take(table: NamedTable): boolean {
    const { version } = this.seen;
    const lines = arrange(table, this.look);
    const next = view(table, folds(this.look), version, lines);
    const isAnother = version === 0 || !isSame(this.seen, next);
    this.seen = isAnother ? { ...next, version: version + 1 } : next;
    return isAnother;
  }

  shape(): TableShape {
    return shapeOf(this.seen, {
      total: this.table.total,
      greatest: greatestOf(this.table, this.lines, this.look.share),
    });
  }

  /** The part of the table that the page is to have from now on. */
  block(window: TableWindow = this.window): Block {
    this.window = window;
    return (this.sent = blockOf(this.seen, window));
  }

  /** What the page has to be told so that it shows the numbers of now; undefined where it does so. */
  news(before: Pick<TableShape, 'total' | 'greatest'>): ShowNumbers | undefined {
    const { sent } = this;
    const { version, total, greatest } = this.shape();
    const block = this.block();
    const changes = sent ? changesOf(sent, block) : { at: [], values: [] };
    if (!changes.at.length && before.total === total && before.greatest === greatest)
      return undefined;
    return { kind: 'numbers', version, total, greatest, ...changes };
  }
}

function folds({ rows, columns }: MatrixLook): Seen['folded'] {
  return { rows: rows.folded, columns: columns.folded };
}

function view(
  table: NamedTable,
  folded: Seen['folded'],
  version: number,
  lines: Arrangement = { rows: new Int32Array(), columns: new Int32Array() },
): Seen {
  return { table, folded, version, lines };
}
