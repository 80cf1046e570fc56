import type { MatrixAsk, MatrixLook } from '../../protocol/matrix';
import type { Place } from '../grid/place';
import { nextSorting } from '../grid/sideLook';
import type { PlaceKeys } from './blocks';

/** What choosing a head puts in order: rows by columns, columns by rows, and rows by name in the corner. */
export function sortedBy(look: MatrixLook, { row, column }: Place, keys: PlaceKeys): MatrixLook {
  const side = row < 0 ? 'rows' : 'columns';
  const key = row < 0 ? keys.column : keys.row;
  const by = row < 0 && column < 0 ? 'name' : key === undefined ? 'total' : 'line';
  const sorting = nextSorting(look[side].sorting, by, by === 'line' ? key : undefined);
  return { ...look, [side]: { ...look[side], sorting } };
}

/** Rows become columns; what was said of the one is said of the other. */
export function swapped(
  ask: MatrixAsk,
  look: MatrixLook,
): { readonly ask: MatrixAsk; readonly look: MatrixLook } {
  const shares = { count: 'count', row: 'column', column: 'row', total: 'total' } as const;
  return {
    ask: { ...ask, rows: ask.columns, columns: ask.rows },
    look: { ...look, rows: look.columns, columns: look.rows, share: shares[look.share] },
  };
}
