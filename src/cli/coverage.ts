import { caseCoverage, codeCoverage, sourceCoverage } from '../core/analysis/coverage';
import type { Project } from '../core/project/project';
import { csv, jsonLines } from './formats';
import type { Io } from './io';
import { refuseUnknownCoders } from './known';
import { openProject } from './openProject';
import { table } from './table';
import { type Command, oneOf, readArguments, WrongUsage } from './usage';

export const coverage: Command = {
  name: 'coverage',
  summary: 'show where evidence is thin or missing: codes, sources, cases',
  usage: `[project] [--of codes|sources|cases] [--coder NAME] [--thin N]
         [--format table|csv|json]`,
  help: `  --of       codes: how many codings, cases and sources each has (what is inside a code counts for
             it), the cases without one, and whether all of it is of one case, source, perspective,
             round or coder; sources: turns and words that nobody coded, without the interviewers’;
             cases: how many codes have a coding of it
  --coder    only the codings of this coder
  --thin     codes: only those with at most so many codings or of at most one case
  --format   table (the default), csv or json`,
};

type Row = Readonly<Record<string, string | number | readonly string[]>>;

export async function runCoverage(args: readonly string[], io: Io): Promise<number> {
  const { values, folder } = readArguments(args, {
    of: { type: 'string', default: 'codes' },
    coder: { type: 'string' },
    thin: { type: 'string' },
    format: { type: 'string', default: 'table' },
  });
  const of = oneOf('--of', values.of, ['codes', 'sources', 'cases']);
  const format = oneOf('--format', values.format, ['table', 'csv', 'json']);
  const thin = values.thin === undefined ? undefined : Number(values.thin);
  if (thin !== undefined && !(Number.isInteger(thin) && thin >= 0))
    throw new WrongUsage(`--thin is a number; not “${values.thin ?? ''}”.`);
  const project = await openProject(folder, io);
  const { coder } = values;
  refuseUnknownCoders(project, coder === undefined ? [] : [coder]);
  const rows = await rowsOf(project, of, coder, thin);
  const columns = Object.keys(rows[0] ?? {});
  const cells = rows.map((row) => columns.map((name) => textOf(row[name])));
  if (format === 'json') io.out(jsonLines(rows));
  else if (format === 'csv') io.out(csv([columns, ...cells]));
  else
    io.out(table(columns, cells, (column) => typeof rows[0]?.[columns[column] ?? ''] === 'number'));
  return 0;
}

async function rowsOf(
  project: Project,
  of: 'codes' | 'sources' | 'cases',
  coder: string | undefined,
  thin: number | undefined,
): Promise<readonly Row[]> {
  const coders = coder === undefined ? [] : [coder];
  if (of === 'cases') return (await caseCoverage(project, { coders })).map((row) => ({ ...row }));
  if (of === 'codes') {
    const codes = await codeCoverage(project, { coders });
    return codes
      .filter(({ codings, cases }) => thin === undefined || codings <= thin || cases <= 1)
      .map(({ code, name, codings, cases, sources, without, only }) => ({
        code,
        name,
        codings,
        cases,
        sources,
        without,
        only: only.map(({ by, value }) => `${by} ${value}`),
      }));
  }
  const rows: Row[] = [];
  for await (const { cases, ...row } of sourceCoverage(project, coder))
    rows.push({
      ...row,
      share: row.words ? Math.round((1000 * row.coded) / row.words) / 10 : 0,
      cases,
    });
  return rows;
}

function textOf(value: Row[string] | undefined): string {
  return typeof value === 'object' ? value.join('; ') : String(value ?? '');
}
