import type { ListShape, TableColumn } from '../../protocol/table';
import type { GridSizes } from '../grid/model';

/** Of a line of text in a row, and of the room around it. In ems. */
const [line, around] = [1.35, 0.5];

/**
 * How large the parts of a table with named columns are.
 * @param font size of the text, in pixels
 * @param room width of the page, in pixels: columns of words take what is left of it
 */
export function tableSizes(
  { headWidth, lines }: ListShape,
  columns: readonly TableColumn[],
  font: number,
  room: number,
): GridSizes {
  const head = Math.min(Math.max(11, headWidth * 1.12 + 5), 30) * font;
  const first = Math.round(Math.min(head, room * 0.4));
  const widths = columns.map(({ width }) => Math.round(width * font));
  const scrollBar = Math.round(font * 1.2);
  const left = room - first - scrollBar - widths.reduce((sum, width) => sum + width, 0);
  const grows = ({ isText, isFixed }: TableColumn) => isText && !isFixed;
  const texts = columns.filter(grows).length;
  const more = left > 0 && texts ? Math.floor(left / texts) : 0;
  const headLines = columns.reduce(
    (most, { label, width }) => Math.max(most, Math.min(3, (label.length * 0.62) / (width - 1.2))),
    1,
  );
  return {
    row: Math.round(font * (line * lines + around)),
    column: columns.map((column, i) => (widths[i] ?? 0) + (grows(column) ? more : 0)),
    headWidth: columns.length ? first : room - scrollBar,
    headHeight: Math.round(font * (1.3 * Math.ceil(headLines) + 1.1)),
    totalWidth: 0,
  };
}
