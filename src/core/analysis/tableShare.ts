import type { CrossTable } from './crossTable';
import type { Arrangement } from './tableLook';

/** What a number of a table is told as: itself, or its share of its row, its column or of all. */
export type Share = 'count' | 'row' | 'column' | 'total';

/** The share of a count, from 0 to 1, or the count itself. Where there is nothing to share, 0. */
export function shareOf(
  share: Share,
  count: number,
  wholes: { readonly row: number; readonly column: number; readonly total: number },
): number {
  if (share === 'count') return count;
  const whole = wholes[share];
  return whole > 0 ? count / whole : 0;
}

/** How many steps of shade there are, beside none. */
export const shades = 8;

/** The step of shade for a value, from 1 to `shades`; 0 for nothing. */
export function shadeOf(value: number, greatest: number): number {
  if (value <= 0 || greatest <= 0) return 0;
  return Math.max(1, Math.min(shades, Math.round((shades * value) / greatest)));
}

/**
 * What the deepest shade stands for. Lines whose parts are in sight, and a code beside itself, are
 * as great as they are by nature: they do not make all else look pale.
 */
export function greatestOf(table: CrossTable, seen: Arrangement, share: Share): number {
  const { rows, columns, cells, rowTotals, columnTotals, total } = table;
  const isOneKind =
    rows.length === columns.length && rows.every(({ key }, i) => key === columns[i]?.key);
  const rowLines = withoutOpen(seen.rows, (line) => rows[line]?.parent ?? -1);
  const columnLines = withoutOpen(seen.columns, (line) => columns[line]?.parent ?? -1);
  let greatest = 0;
  for (const row of rowLines) {
    const start = row * columns.length;
    for (const column of columnLines) {
      const count = cells[start + column] ?? 0;
      if (count === 0 || (isOneKind && row === column)) continue;
      const wholes = { row: rowTotals[row] ?? 0, column: columnTotals[column] ?? 0, total };
      const value = share === 'count' ? count : shareOf(share, count, wholes);
      if (value > greatest) greatest = value;
    }
  }
  return greatest;
}

function withoutOpen(lines: Int32Array, parentOf: (line: number) => number): number[] {
  const open = new Set([...lines].map(parentOf));
  return [...lines].filter((line) => !open.has(line));
}
