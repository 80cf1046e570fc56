import { inSight, type Stretch } from './stretch';

/** Where the columns of a table stand. Pixels from the first one on. */
export interface Columns {
  readonly width: number;
  widthOf(column: number): number;
  startOf(column: number): number;
  /** Those that are in sight, in part too. */
  inSight(offset: number, extent: number): Stretch;
}

/** @param widths one for all, or one for each */
export function columnsOf(widths: number | readonly number[], count: number): Columns {
  if (typeof widths === 'number')
    return {
      width: widths * count,
      widthOf: () => widths,
      startOf: (column) => widths * column,
      inSight: (offset, extent) => inSight(offset, extent, widths, count),
    };
  const starts = [0];
  for (let at = 0; at < count; at++) starts.push((starts[at] ?? 0) + (widths[at] ?? 0));
  const startOf = (column: number) => starts[Math.max(0, Math.min(column, count))] ?? 0;
  return {
    width: startOf(count),
    widthOf: (column) => widths[column] ?? 0,
    startOf,
    inSight: (offset, extent) => {
      let from = 0;
      while (from < count && startOf(from + 1) <= offset) from++;
      let to = from;
      while (extent >= 0 && to < count && startOf(to) < offset + extent) to++;
      return { from, to };
    },
  };
}
