import type { Block, ShowNumbers, TableShape } from '../../protocol/matrix';
import type { Place } from '../grid/place';

/** The block with its numbers of now. */
export function renewed(block: Block, { at, values }: Pick<ShowNumbers, 'at' | 'values'>): Block {
  const all = [...block.cells, ...block.rowTotals, ...block.columnTotals];
  at.forEach((index, i) => (all[index] = values[i] ?? 0));
  const cells = block.cells.length;
  const totals = cells + block.rowTotals.length;
  return {
    ...block,
    cells: all.slice(0, cells),
    rowTotals: all.slice(cells, totals),
    columnTotals: all.slice(totals),
  };
}

/** Where the cells of these indexes stand; totals are left out. */
export function placesOf({ cells, rows, columns }: Block, at: readonly number[]): Place[] {
  const width = columns.to - columns.from;
  return at
    .filter((index) => index < cells.length)
    .map((index) => ({
      row: rows.from + Math.floor(index / width),
      column: columns.from + (index % width),
    }));
}

/** The lines that a place is in, by their keys. */
export interface PlaceKeys {
  readonly row: string | undefined;
  readonly column: string | undefined;
}

/** Where lines stand now; what is not in the block stays where it was, as far as there is such a place. */
export function placeNow(shape: TableShape, block: Block, keys: PlaceKeys, before: Place): Place {
  const line = (
    was: number,
    count: number,
    key: string | undefined,
    { heads, from }: { readonly heads: Block['rowHeads']; readonly from: number },
  ): number => {
    if (was < 0) return was;
    const found = key === undefined ? -1 : heads.findIndex((head) => head.key === key);
    return found < 0 ? Math.min(was, count) : found + from;
  };
  const rows = { heads: block.rowHeads, from: block.rows.from };
  const columns = { heads: block.columnHeads, from: block.columns.from };
  return {
    row: line(before.row, shape.rows, keys.row, rows),
    column: line(before.column, shape.columns, keys.column, columns),
  };
}
