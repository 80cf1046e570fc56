import { countUnits, type CrossTable, crossTable } from '../core/analysis/crossTable';
import { shareOf } from '../core/analysis/tableShare';
import { argued } from './ask';
import { csv } from './formats';
import type { Io } from './io';
import { refuseUnknownCoders } from './known';
import { tellLost } from './lostCodings';
import { openProject } from './openProject';
import { table } from './table';
import { type Command, oneOf, readArguments } from './usage';

export const matrix: Command = {
  name: 'matrix',
  summary: 'count codings by any two things: codes, cases, attributes, speakers …',
  usage: `[project] [--rows code] [--columns case]
         [--count codings|cases|sources|words] [--where EXPR] [--coder NAME]… [--rollup]
         [--percent row|column|total] [--quick] [--format table|csv|json]`,
  help: `A table of two of these: code, case, source, coder, kind, round, perspective, speaker, or a
column of cases.csv or sources.csv. Its totals count what stands in several cells only once.

  --rows      what the rows are: code unless said
  --columns   what the columns are: case unless said; code by code is what codebook cooccur gives
  --count     codings; or how many cases or sources have one there; or the words that are said in
              the excerpts, each once (a Chinese character is a word, as word processors count)
  --where     only the codings that answer a question: see codebook query --help
  --coder     only the codings of this coder; may be given several times
  --rollup    what is inside a code counts for it too
  --percent   of the total of the row, of the column, or of everything, instead of counts
  --format    table (the default), csv or json
  --quick     do not look whether the excerpts are still in their sources`,
};

const options = {
  rows: { type: 'string', default: 'code' },
  columns: { type: 'string', default: 'case' },
  count: { type: 'string', default: 'codings' },
  where: { type: 'string', default: '' },
  coder: { type: 'string', multiple: true, default: [] as string[] },
  rollup: { type: 'boolean', default: false },
  percent: { type: 'string' },
  quick: { type: 'boolean', default: false },
  format: { type: 'string', default: 'table' },
} as const;

type Axes = Readonly<Record<'rows' | 'columns', string>>;
type Percent = 'row' | 'column' | 'total';

export async function runMatrix(args: readonly string[], io: Io): Promise<number> {
  const { values, folder } = readArguments(args, options);
  const { rows, columns, where, coder: coders, rollup: rollUp } = values;
  const format = oneOf('--format', values.format, ['table', 'csv', 'json']);
  const count = oneOf('--count', values.count, countUnits);
  const percent =
    values.percent === undefined
      ? undefined
      : oneOf('--percent', values.percent, ['row', 'column', 'total']);
  const project = await openProject(folder, io);
  refuseUnknownCoders(project, coders);
  const asked = { rows, columns };
  const request = { ...asked, count, where, coders, rollUp };
  const found = await argued(() => crossTable(project, request), where);
  if (format === 'json') io.out(json(found, { rows, columns, count }));
  else if (format === 'csv') io.out(csv(cellsOf(found, asked, percent)));
  else io.out(tableOf(found, asked, percent));
  if (!values.quick) await tellLost(project, coders, io);
  return 0;
}

function tableOf(found: CrossTable, asked: Axes, percent: Percent | undefined): string {
  const [header = [], ...body] = cellsOf(found, asked, percent);
  const named = asked.rows === 'code' ? 2 : 1;
  const indented = body.map(([first = '', ...more], row) => [
    '  '.repeat(found.rows[row]?.depth ?? 0) + first,
    ...more,
  ]);
  const totals = [...found.columnTotals].map((n, column) => share(found, n, -1, column, percent));
  const last = ['total', ...(named > 1 ? [''] : []), share(found, found.total, -1, -1, percent)];
  return table(header, [...indented, [...last, ...totals]], (column) => column >= named);
}

/** A header, and a line for each row: its key (of a code its name too), its total, its cells. */
function cellsOf(found: CrossTable, asked: Axes, percent: Percent | undefined): string[][] {
  const isCode = asked.rows === 'code';
  const width = found.columns.length;
  // Names of codes are long, and ids are what everything else takes.
  const groups = found.columns.map(({ key, label }) => (asked.columns === 'code' ? key : label));
  return [
    [asked.rows, ...(isCode ? ['name'] : []), 'total', ...groups],
    ...found.rows.map(({ key, label, isKnown }, row) => [
      isCode ? key : label,
      ...(isCode ? [isKnown ? label : '(not in codebook)'] : []),
      share(found, found.rowTotals[row] ?? 0, row, -1, percent),
      ...groups.map((_, column) =>
        share(found, found.cells[row * width + column] ?? 0, row, column, percent),
      ),
    ]),
  ];
}

/** @param row -1 for the total; so `column` */
function share(
  { rowTotals, columnTotals, total }: CrossTable,
  count: number,
  row: number,
  column: number,
  percent: Percent | undefined,
): string {
  if (!percent) return String(count);
  const wholes = { row: rowTotals[row] ?? total, column: columnTotals[column] ?? total, total };
  return wholes[percent] ? (100 * shareOf(percent, count, wholes)).toFixed(1) : '';
}

function json(
  { rows, columns, cells, rowTotals, columnTotals, total }: CrossTable,
  asked: Readonly<Record<string, string>>,
): string {
  const width = columns.length;
  const plain = rows.map(({ key, label, isKnown }, row) => ({
    key,
    label,
    total: rowTotals[row] ?? 0,
    counts: [...cells.subarray(row * width, (row + 1) * width)],
    ...(isKnown ? {} : { unknown: true }),
  }));
  const heads = columns.map(({ key, label }, column) => ({
    key,
    label,
    total: columnTotals[column] ?? 0,
  }));
  return `${JSON.stringify({ asked, total, columns: heads, rows: plain }, null, 2)}\n`;
}
