import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import { greatestOf, shadeOf, shades, shareOf } from '../analysis/tableShare';
import { xml, type XmlElement } from '../exchange/writeXml';
import { emsOf, withinEms } from '../text/ems';
import { colors, font, type Picture, px, svgOf } from './svg';
import type { SeenTable } from './tableSheet';

/** More cells than these nobody can read in a picture. */
const mostCells = 40_000;

const rowHeight = 20;
const margin = 16;
/** The same steps of shade as on the page. */
const deepest = [9, 105, 218] as const;

/**
 * The table as it is shown, as an SVG picture with a title and a description for who can’t see it.
 * Heads of columns stand aslant where they are long. Throws a Refusal where there are too many cells.
 * @param language for numbers
 */
export function pictureOf(seen: SeenTable, language: string): Picture {
  const { table, lines, share, names } = seen;
  const [width, height] = [lines.columns.length, lines.rows.length];
  if (width * height > mostCells)
    throw new Refusal(
      sentence(
        'A picture of {rows} × {columns} cells could not be read. Filter the table, fold codes, or hide what is empty first.',
        { rows: height, columns: width },
      ),
    );
  const { rows, columns, cells, rowTotals, columnTotals, total } = table;
  const greatest = greatestOf(table, lines, share);
  const format = formatIn(language, share);
  const rowNames = Array.from(lines.rows, (line) => {
    const { label = '', depth = 0 } = rows[line] ?? {};
    return { text: withinEms(label, 28), indent: depth * font, isOpen: hasShownPart(seen, line) };
  });
  const columnNames = Array.from(lines.columns, (line) =>
    withinEms(columns[line]?.label ?? '', 18),
  );
  const headWidth = Math.ceil(
    rowNames.reduce(
      (most, { text, indent }) => Math.max(most, emsOf(text) * font + indent),
      emsOf(names.total) * font,
    ) + 12,
  );
  const cellWidth = Math.max(40, Math.ceil(emsOf(format(greatest || total)) * font) + 16);
  const totalWidth = Math.max(cellWidth, Math.ceil(emsOf(names.total) * font) + 16);
  const longest = columnNames.reduce((most, name) => Math.max(most, emsOf(name) * font), 0);
  const isAslant = longest > cellWidth - 8;
  const headHeight = isAslant ? Math.ceil(longest * 0.72) + 14 : rowHeight + 4;
  const left = margin + headWidth;
  const top = margin + headHeight;
  const right = left + width * cellWidth;
  const bottom = top + height * rowHeight;
  const marks: XmlElement[] = [];
  const text = (
    x: number,
    y: number,
    words: string,
    more: Readonly<Record<string, string>> = {},
  ) => (words === '' ? undefined : marks.push(xml('text', { x: px(x), y: px(y), ...more }, words)));
  const rule = (y: number) =>
    marks.push(
      xml('path', { d: `M${px(margin)} ${px(y)}H${px(right + totalWidth)}`, stroke: colors.line }),
    );
  const baseline = (row: number) => top + row * rowHeight + rowHeight * 0.68;

  columnNames.forEach((name, i) => {
    const x = left + i * cellWidth + (isAslant ? cellWidth / 2 : cellWidth - 8);
    const turned = { transform: `rotate(-45 ${px(x)} ${px(top - 8)})` };
    text(x, top - 8, name, isAslant ? turned : { 'text-anchor': 'end' });
  });
  text(right + totalWidth - 8, top - 8, names.total, { 'text-anchor': 'end', fill: colors.quiet });
  rule(top);
  lines.rows.forEach((row, i) => {
    const name = rowNames[i];
    const bold = name?.isOpen ? { 'font-weight': '600' } : {};
    text(margin + (name?.indent ?? 0), baseline(i), name?.text ?? '', bold);
    const ofRow = rowTotals[row] ?? 0;
    lines.columns.forEach((column, j) => {
      const count = cells[row * columns.length + column] ?? 0;
      if (count === 0) return;
      const value = shareOf(share, count, { row: ofRow, column: columnTotals[column] ?? 0, total });
      const x = left + j * cellWidth;
      const shade = shadeOf(value, greatest);
      marks.push(
        xml('rect', {
          x: px(x),
          y: px(top + i * rowHeight),
          width: px(cellWidth),
          height: px(rowHeight),
          fill: shadedPaper(shade),
        }),
      );
      text(x + cellWidth - 8, baseline(i), format(value), { 'text-anchor': 'end' });
    });
    const whole = shareOf(share, ofRow, { row: ofRow, column: total, total });
    const quiet = { 'text-anchor': 'end', fill: colors.quiet };
    text(right + totalWidth - 8, baseline(i), ofRow ? format(whole) : '', quiet);
  });
  rule(bottom);
  const end = { 'text-anchor': 'end', fill: colors.quiet };
  text(margin, baseline(height), names.total, { fill: colors.quiet });
  lines.columns.forEach((column, j) => {
    const ofColumn = columnTotals[column] ?? 0;
    const whole = shareOf(share, ofColumn, { row: total, column: ofColumn, total });
    text(left + (j + 1) * cellWidth - 8, baseline(height), ofColumn ? format(whole) : '', end);
  });
  const all = shareOf(share, total, { row: total, column: total, total });
  text(right + totalWidth - 8, baseline(height), format(all), end);

  const slant = isAslant ? Math.ceil((emsOf(columnNames.at(-1) ?? '') * font) / 1.4) : 0;
  const size = {
    width: Math.ceil(Math.max(right + totalWidth, right + slant - cellWidth / 2)) + margin,
    height: Math.ceil(bottom + rowHeight) + margin,
  };
  return { svg: svgOf(marks, size, `${names.rows} × ${names.columns}`, describe(seen)), ...size };
}

/** The rows with what was counted in them most, in words. */
function describe({ table, lines, names }: SeenTable): string {
  const first = Array.from(lines.rows)
    .sort((a, b) => (table.rowTotals[b] ?? 0) - (table.rowTotals[a] ?? 0))
    .slice(0, 5)
    .map((row) => `${table.rows[row]?.label ?? ''} ${table.rowTotals[row] ?? 0}`);
  return `${lines.rows.length} × ${lines.columns.length}; ${names.total} ${table.total}: ${first.join(', ')}`;
}

function hasShownPart({ table, lines }: SeenTable, line: number): boolean {
  return table.rows[line + 1]?.parent === line && lines.rows.includes(line + 1);
}

function shadedPaper(shade: number): string {
  const share = shade === 0 ? 0 : 0.06 + (0.44 * shade) / shades;
  const channels = deepest.map((full) => Math.round(255 + (full - 255) * share));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

function formatIn(language: string, share: SeenTable['share']): (value: number) => string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  const format = new Intl.NumberFormat(
    language,
    share === 'count' ? {} : { style: 'percent', ...digits },
  );
  return (value) => format.format(value);
}
