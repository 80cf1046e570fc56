import { type Share, shareOf } from '../../core/analysis/tableShare';
import type { Block, TableShape } from '../../protocol/matrix';
import type { Place } from '../grid/place';

/** The numbers of the block that the page has, by their places in the whole table. */
export class Numbers {
  private readonly whole: Intl.NumberFormat;
  private readonly percent: Intl.NumberFormat;

  constructor(
    readonly shape: TableShape,
    readonly block: Block,
    readonly share: Share,
    language: string,
  ) {
    this.whole = new Intl.NumberFormat(language);
    const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
    this.percent = new Intl.NumberFormat(language, { style: 'percent', ...digits });
  }

  /** The count at a place, of a total too; undefined where the block does not reach. */
  count({ row, column }: Place): number | undefined {
    const { rows, columns, total } = this.shape;
    if (row === rows) return column === columns ? total : this.columnTotal(column);
    if (column === columns) return this.rowTotal(row);
    const { block } = this;
    const [line, across] = [row - block.rows.from, column - block.columns.from];
    const isThere = row < block.rows.to && column < block.columns.to && line >= 0 && across >= 0;
    return isThere
      ? block.cells[line * (block.columns.to - block.columns.from) + across]
      : undefined;
  }

  /** What is shown at a place: the count or its share. */
  value(place: Place): number | undefined {
    const { rows, columns, total } = this.shape;
    const count = this.count(place);
    if (count === undefined || this.share === 'count') return count;
    const row = place.row === rows ? total : this.rowTotal(place.row);
    const column = place.column === columns ? total : this.columnTotal(place.column);
    if (row === undefined || column === undefined) return undefined;
    return shareOf(this.share, count, { row, column, total });
  }

  /** Nothing stands where nothing was counted: so the eye finds what was. */
  text(place: Place): string {
    const value = this.value(place);
    if (value === undefined) return '…';
    if (value === 0) return '';
    return this.share === 'count' ? this.whole.format(value) : this.percent.format(value);
  }

  counted(n: number): string {
    return this.whole.format(n);
  }

  private rowTotal(row: number): number | undefined {
    return this.block.rowTotals[row - this.block.rows.from];
  }

  private columnTotal(column: number): number | undefined {
    return this.block.columnTotals[column - this.block.columns.from];
  }
}
