import type { CrossTable, Heading } from '../../src/core/analysis/crossTable';

/**
 * A table as one would draw it: a first line with the columns, then a line a row. Names that begin
 * with dashes are below the one before them.
 */
export function drawnTable(drawing: string): CrossTable {
  const [first = '', ...lines] = drawing
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const cells = lines.map((line) => line.split(/\s+/).slice(1).map(Number));
  const columns = headings(first.split(/\s+/));
  const rows = headings(lines.map((line) => line.split(/\s+/, 1)[0] ?? ''));
  const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);
  const rowTotals = cells.map(sum);
  return {
    rows,
    columns,
    cells: Int32Array.from(cells.flat()),
    rowTotals: Int32Array.from(rowTotals),
    columnTotals: Int32Array.from(columns, (_, column) =>
      sum(cells.map((row, i) => (rows[i]?.parent === -1 ? (row[column] ?? 0) : 0))),
    ),
    total: sum(rowTotals.filter((_, i) => rows[i]?.parent === -1)),
  };
}

function headings(names: readonly string[]): Heading[] {
  const found: Heading[] = [];
  for (const name of names) {
    const [dashes = '', label = ''] = /^(-*)(.*)$/.exec(name)?.slice(1) ?? [];
    const depth = dashes.length;
    const parent = found.findLastIndex((above) => above.depth === depth - 1);
    found.push({ key: label.toLowerCase(), label, depth, parent, isKnown: true });
  }
  return found;
}
