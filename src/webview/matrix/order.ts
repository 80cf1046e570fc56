import type { Sorting } from '../../core/analysis/tableLook';
import type { LineHead, MatrixLook } from '../../protocol/matrix';
import type { Order } from '../grid/heads';
import type { Place } from '../grid/place';

/** How the lines across are in order by the line of a head; in the corner, how the rows are by name. */
export function orderBy(
  look: MatrixLook,
  { row, column }: Place,
  head: LineHead | undefined,
): Order | undefined {
  const { sorting } = row < 0 ? look.rows : look.columns;
  return isBy(sorting, row < 0 && column < 0, head)
    ? sorting.isDescending
      ? 'descending'
      : 'ascending'
    : undefined;
}

function isBy({ by, key }: Sorting, isCorner: boolean, head: LineHead | undefined): boolean {
  if (isCorner) return by === 'name';
  return head ? by === 'line' && key === head.key : by === 'total';
}
