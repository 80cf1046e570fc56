import { arrangeLines, type SideLook } from '../../core/analysis/tableLook';
import { shadeOf } from '../../core/analysis/tableShare';
import type { Sheet } from '../../core/exporting/sheetShape';
import { emsOf } from '../../core/text/ems';
import type { TableWindow } from '../../protocol/matrix';
import type { ListShape, TableCell, TableColumn, TableRows } from '../../protocol/table';
import { headsOf, type NamedHeading, within } from './heads';

/** A cell with what it holds: a number, or words. */
export interface ListedCell extends TableCell {
  /** Undefined where there is nothing to be told of it: it stands last in every order. */
  readonly value: number | string | undefined;
  /** What it is put in order by, where that is not what it holds. */
  readonly order?: string;
}

/** A line of a table with named columns. Lines stand after the one that they are below. */
export interface ListedLine extends NamedHeading {
  readonly cells: readonly ListedCell[];
  /** Whether it is left out, by what is asked for; then it is there only for those below it. */
  readonly isLeftOut?: boolean;
  /** Undefined where lines are not to be ticked. */
  readonly isTicked?: boolean;
}

export interface ListedTable {
  /** What the lines are. */
  readonly heading: string;
  readonly columns: readonly TableColumn[];
  readonly lines: readonly ListedLine[];
  /** Lines of text that a row has room for. */
  readonly textLines?: number;
}

/** Lines as they are looked at: numbers of them, in order. */
export function arrangeList({ columns, lines }: ListedTable, look: SideLook): Int32Array {
  return arrangeLines(lines, look, {
    isWanted: (line) => lines[line]?.isLeftOut !== true,
    compare: comparing(columns, lines, look),
  });
}

function comparing(
  columns: ListedTable['columns'],
  lines: readonly ListedLine[],
  { sorting: { by, key, isDescending } }: SideLook,
) {
  const sign = isDescending ? -1 : 1;
  const order = new Intl.Collator(undefined, { numeric: true });
  const byWords = (of: (line: number) => string) => (a: number, b: number) =>
    sign * order.compare(of(a), of(b)) || a - b;
  if (by === 'name') return byWords((line) => lines[line]?.label ?? '');
  const at = columns.findIndex((column) => column.key === key);
  if (by !== 'line' || at < 0) return undefined;
  const valueOf = (line: number) => {
    const cell = lines[line]?.cells[at];
    return cell?.order ?? cell?.value;
  };
  return (a: number, b: number) => {
    const [one, other] = [valueOf(a), valueOf(b)];
    if (one === undefined || other === undefined)
      return Number(one === undefined) - Number(other === undefined) || a - b;
    const difference =
      typeof one === 'number' && typeof other === 'number'
        ? one - other
        : order.compare(String(one), String(other));
    return sign * difference || a - b;
  };
}

/** The part that a page asks for. */
export function rowsOf(
  { lines, columns }: ListedTable,
  arranged: Int32Array,
  { folded }: SideLook,
  { window, version }: { readonly window: TableWindow; readonly version: number },
): TableRows {
  const rowsThere = within(window.rows, arranged.length);
  const columnsThere = within(window.columns, columns.length);
  const some = arranged.subarray(rowsThere.from, rowsThere.to);
  const heads = headsOf(lines, some, arranged, folded);
  const rows = heads.map((head, i) => ({
    head,
    cells: (lines[some[i] ?? -1]?.cells ?? []).slice(columnsThere.from, columnsThere.to).map(plain),
    isTicked: lines[some[i] ?? -1]?.isTicked,
  }));
  return { version, window: { rows: rowsThere, columns: columnsThere }, rows };
}

/** What crosses to the page: what is shown. */
function plain({ text, opens, shade, bar, isQuiet }: ListedCell): TableCell {
  return {
    text,
    opens,
    ...(isQuiet ? { isQuiet } : {}),
    ...(shade ? { shade } : {}),
    ...(bar ? { bar } : {}),
  };
}

export function shapeOf(
  { lines, textLines = 1 }: ListedTable,
  arranged: Int32Array,
  version: number,
): ListShape {
  return {
    version,
    rows: arranged.length,
    hiddenRows: lines.length - arranged.length,
    hasTree: lines.some(({ parent }) => parent >= 0),
    headWidth: lines.reduce((most, { label, depth }) => Math.max(most, emsOf(label) + depth), 0),
    lines: textLines,
  };
}

/** The table as it is shown, with the keys of lines beside names that are others. */
export function listedSheet(
  { heading, columns, lines }: ListedTable,
  arranged: Int32Array,
  name: string,
): Sheet {
  const hasKeys = Array.from(arranged).some((at) => lines[at]?.key !== lines[at]?.label);
  return {
    name,
    header: [...(hasKeys ? [heading, ''] : [heading]), ...columns.map(({ label }) => label)],
    rows: Array.from(arranged, (at) => {
      const { key = '', label = '', cells = [] } = lines[at] ?? {};
      return [...(hasKeys ? [key, label] : [label]), ...cells.map(({ value }) => value ?? '')];
    }),
  };
}

/** Cells of a column in shades, the deepest for the greatest number in it. */
export function shaded(cells: readonly ListedCell[], greatest: number): readonly ListedCell[] {
  return cells.map((cell) =>
    typeof cell.value === 'number' ? { ...cell, shade: shadeOf(cell.value, greatest) } : cell,
  );
}
