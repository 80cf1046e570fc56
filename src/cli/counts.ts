import { countCodings, type Matrix, type MatrixRow } from '../core/analysis/matrix';
import type { Codebook } from '../core/codebook/codebook';
import { argued } from './ask';
import { csv } from './formats';
import type { Io } from './io';
import { refuseUnknownCoders } from './known';
import { tellLost } from './lostCodings';
import { openProject } from './openProject';
import { table } from './table';
import { type Command, oneOf, readArguments } from './usage';

export const counts: Command = {
  name: 'counts',
  summary: 'count how often each code was applied, by case or something else',
  usage: `[project] [--by case|source|coder|kind|round|perspective|speaker|ATTRIBUTE]
         [--coder NAME]… [--rollup] [--quick] [--format table|csv|json]`,
  help: `One row for every code, in the order of the codebook, and one column for every group. A
coding counts once. Codes that only codings name follow at the end.

  --by       what the columns are: case (the default), source, coder, kind, round, perspective,
             speaker, or a column of cases.csv or sources.csv
  --coder    only the codings of this coder; may be given several times
  --rollup   a code's counts include those of the codes inside it
  --format   table (the default), csv or json
  --quick    do not look whether the excerpts are still in their sources: they count all the same,
             and whether some are lost is not said`,
};

const unknownName = '(not in codebook)';

export async function runCounts(args: readonly string[], io: Io): Promise<number> {
  const { values, folder } = readArguments(args, {
    by: { type: 'string', default: 'case' },
    coder: { type: 'string', multiple: true, default: [] },
    rollup: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    format: { type: 'string', default: 'table' },
  });
  const format = oneOf('--format', values.format, ['table', 'csv', 'json']);
  const project = await openProject(folder, io);
  refuseUnknownCoders(project, values.coder);
  const request = { by: values.by, coders: values.coder, rollUp: values.rollup };
  const matrix = await argued(() => countCodings(project, request));
  if (format === 'json') io.out(json(matrix));
  else if (format === 'csv') io.out(csv([headerOf(matrix), ...matrix.rows.map(cellsOf)]));
  else io.out(indented(matrix, project.book));
  if (!values.quick) await tellLost(project, values.coder, io);
  return 0;
}

function headerOf({ groups }: Matrix): string[] {
  return ['code', 'name', 'total', ...groups];
}

function cellsOf({ code, name, isKnown, total, counts }: MatrixRow): string[] {
  return [code, isKnown ? name : unknownName, String(total), ...[...counts].map(String)];
}

function json({ by, groups, rows }: Matrix): string {
  const plain = rows.map(({ code, name, isKnown, total, counts }) => ({
    code,
    name,
    total,
    // Unlike an assignment, fromEntries keeps a group that is called __proto__.
    counts: Object.fromEntries(groups.map((group, i) => [group, counts[i] ?? 0])),
    ...(isKnown ? {} : { unknown: true }),
  }));
  return `${JSON.stringify({ by, groups, rows: plain }, null, 2)}\n`;
}

function indented(matrix: Matrix, book: Codebook): string {
  const rows = matrix.rows.map((row) => {
    const [code = '', ...cells] = cellsOf(row);
    return ['  '.repeat(book.byId.get(code)?.depth ?? 0) + code, ...cells];
  });
  return table(headerOf(matrix), rows, (column) => column > 1);
}
