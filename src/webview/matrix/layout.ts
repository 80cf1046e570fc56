import type { TableShape } from '../../protocol/matrix';
import type { GridSizes } from '../grid/model';

/**
 * How large the parts of a matrix are. Known before its first line is drawn, from the widest heads
 * of the whole table, so that nothing shifts while one scrolls or codes.
 * @param isShares whether shares are shown, which take more room than counts
 * @param font size of the text, in pixels
 * @param room width of the page, in pixels
 */
export function sizesFor(
  { widths, rows, columns, total }: TableShape,
  isShares: boolean,
  font: number,
  room: number,
): GridSizes {
  const between = (least: number, wished: number, most: number) =>
    Math.round(Math.max(least, Math.min(wished, most)) * font);
  const padding = 1.2;
  // Heads of columns wrap into three lines at most, but not so narrow that words break.
  const column = between(isShares ? 5.2 : 4.8, widths.columns / 2.2 + padding, 7.4);
  const inside = column / font - padding;
  const lines = Math.min(3, Math.max(1, Math.ceil((widths.columns * 1.25) / inside)));
  // Heads of rows stand in one line, with their colour, the twistie and the room around them.
  const headWidth = Math.min(between(9, widths.rows * 1.12 + 5, 30), Math.round(room * 0.4));
  const digits = isShares ? 6 : String(total).length * 1.3;
  return {
    row: Math.round(font * 1.85),
    column,
    headWidth: rows && columns ? headWidth : between(9, 12, 26),
    headHeight: Math.round(font * (1.3 * lines + 1.1)),
    totalWidth: between(4.6, digits * 0.62 + 2.2, 9),
  };
}
