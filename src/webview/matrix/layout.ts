import type { TableShape } from '../../protocol/matrix';
import type { GridSizes } from '../grid/model';

/**
 * How large the parts of a matrix are. Known before its first line is drawn, from the widest heads
 * of the whole table, so that nothing shifts while one scrolls or codes.
 * @param font size of the text, in pixels
 * @param room width of the page, in pixels
 */
export function sizesFor(
  { widths, rows, columns, total }: TableShape,
  font: number,
  room: number,
): GridSizes {
  const between = (least: number, wished: number, most: number) =>
    Math.round(Math.max(least, Math.min(wished, most)) * font);
  const padding = 1.2;
  // Heads of columns wrap: half of the longest, but not so narrow that words break.
  const column = between(4.4, widths.columns / 2 + padding, 8);
  const lines = Math.min(
    3,
    Math.max(1, Math.ceil((widths.columns * font * 1.25) / (column - padding * font))),
  );
  // Heads of rows stand in one line, with their colour, the twistie and the room around them.
  const headWidth = Math.min(between(9, widths.rows * 1.12 + 5, 30), Math.round(room * 0.4));
  const digits = String(total).length;
  return {
    row: Math.round(font * 1.85),
    column,
    headWidth: rows && columns ? headWidth : between(9, 12, 26),
    headHeight: Math.round(font * (1.3 * lines + 1)),
    totalWidth: between(4.6, digits * 0.7 + 2, 9),
  };
}
