import type { SideLook, Sorting } from '../../core/analysis/tableLook';
import type { MatrixAsk, MatrixLook } from '../../protocol/matrix';
import type { Place } from '../grid/place';
import type { PlaceKeys } from './blocks';

/** The next order by the same thing: great first, small first, and then as the table has it. */
export function nextSorting(now: Sorting, by: Sorting['by'], key?: string): Sorting {
  const isSame = now.by === by && now.key === key;
  const first = by !== 'name';
  const of = (isDescending: boolean): Sorting =>
    key === undefined ? { by, isDescending } : { by, key, isDescending };
  if (!isSame) return of(first);
  return (now.isDescending ?? false) === first ? of(!first) : { by: 'order' };
}

/** What choosing a head puts in order: rows by columns, columns by rows, and rows by name in the corner. */
export function sortedBy(look: MatrixLook, { row, column }: Place, keys: PlaceKeys): MatrixLook {
  const side = row < 0 ? 'rows' : 'columns';
  const key = row < 0 ? keys.column : keys.row;
  const by = row < 0 && column < 0 ? 'name' : key === undefined ? 'total' : 'line';
  const sorting = nextSorting(look[side].sorting, by, by === 'line' ? key : undefined);
  return { ...look, [side]: { ...look[side], sorting } };
}

export function toggledFold(side: SideLook, key: string): SideLook {
  const isFolded = side.folded.includes(key);
  const folded = isFolded ? side.folded.filter((other) => other !== key) : [...side.folded, key];
  return { ...side, folded };
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
