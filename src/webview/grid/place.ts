/**
 * A place in a grid: from 0 on what it holds; -1 is the line of heads, and the line after the last
 * one holds totals.
 */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** What of a key press matters here. */
export interface Stroke {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

export interface Extent {
  /** The last row and column that can be gone to: of totals, where there are some. */
  readonly rows: number;
  readonly columns: number;
  /** Rows that are in sight at a time. */
  readonly page: number;
}

/** Where a key leads, as in spreadsheets; undefined for keys that lead nowhere. */
export function movedBy(
  { key, ctrlKey, metaKey, altKey }: Stroke,
  { row, column }: Place,
  { rows, columns, page }: Extent,
): Place | undefined {
  if (altKey) return undefined;
  const far = ctrlKey || metaKey;
  const to = (row: number, column: number): Place => ({
    row: Math.max(-1, Math.min(rows, row)),
    column: Math.max(-1, Math.min(columns, column)),
  });
  switch (key) {
    case 'ArrowUp':
      return to(far ? -1 : row - 1, column);
    case 'ArrowDown':
      return to(far ? rows : row + 1, column);
    case 'ArrowLeft':
      return to(row, far ? -1 : column - 1);
    case 'ArrowRight':
      return to(row, far ? columns : column + 1);
    case 'Home':
      return to(far ? -1 : row, -1);
    case 'End':
      return to(far ? rows : row, columns);
    case 'PageUp':
      return to(row - page, column);
    case 'PageDown':
      return to(row + page, column);
    default:
      return undefined;
  }
}

export function isSamePlace(a: Place, b: Place): boolean {
  return a.row === b.row && a.column === b.column;
}
