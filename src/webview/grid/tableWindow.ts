import type { TableWindow } from '../../protocol/matrix';
import { covers, type Stretch, widened } from './stretch';

/** How many lines a table has on each side. */
interface Extent {
  readonly rows: number;
  readonly columns: number;
}

/** What is asked for at least, before the page knows what is in sight. */
export const firstWindow: TableWindow = { rows: { from: 0, to: 80 }, columns: { from: 0, to: 40 } };

/** Whether what the page has is all that is in sight, and half as much again on all sides. */
export function isEnough(had: TableWindow, { rows, columns }: TableWindow, table: Extent): boolean {
  const more = (line: Stretch, count: number) =>
    widened(line, Math.ceil((line.to - line.from) / 2), count);
  return (
    covers(had.rows, more(rows, table.rows)) && covers(had.columns, more(columns, table.columns))
  );
}

/** What to ask for: what is in sight and as much again on all sides. */
export function around({ rows, columns }: TableWindow, table: Extent): TableWindow {
  const more = (line: Stretch, count: number) => widened(line, line.to - line.from + 8, count);
  return { rows: more(rows, table.rows), columns: more(columns, table.columns) };
}
