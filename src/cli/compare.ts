import { compareGroups, type Comparison } from '../core/analysis/compare';
import { argued, askedOf } from './ask';
import { csv, jsonLines } from './formats';
import type { Io } from './io';
import { refuseUnknownCoders } from './known';
import { openProject } from './openProject';
import { table } from './table';
import { type Command, oneOf, readArguments } from './usage';

export const compare: Command = {
  name: 'compare',
  summary: 'compare how codes stand in two groups of codings',
  usage: `EXPR EXPR [project] [--coder NAME]… [--rollup] [--format table|csv|json]`,
  help: `The two groups are questions (codebook query --help), as in: compare role:leader role:peer

Of each code: its codings in both groups and their share of the group’s codings in percent, the cases
that have one, the odds ratio with its interval of 95 % (Woolf 1955; a half is added to each cell where
one is empty), and g2, the log-likelihood of the difference, with a minus where the first share is the
smaller. They describe what was coded and prove nothing: codings of one interview are not independent.

  --coder    only the codings of this coder; may be given several times
  --rollup   what is inside a code counts for it too
  --format   table (the default: only codes with codings), csv or json`,
};

const columns = [
  ...['code', 'name', 'one', 'other', 'shareOne', 'shareOther', 'casesOne', 'casesOther'],
  ...['oddsRatio', 'low', 'high', 'g2'],
];

export async function runCompare(args: readonly string[], io: Io): Promise<number> {
  const { values, named, folder } = readArguments(
    args,
    {
      coder: { type: 'string', multiple: true, default: [] as string[] },
      rollup: { type: 'boolean', default: false },
      format: { type: 'string', default: 'table' },
    },
    { names: ['EXPR', 'The second EXPR'] },
  );
  const format = oneOf('--format', values.format, ['table', 'csv', 'json']);
  const [one = '', other = ''] = named;
  const { coder: coders, rollup: rollUp } = values;
  const project = await openProject(folder, io);
  refuseUnknownCoders(project, coders);
  // Each by itself, so that what can't be read is shown where it stands.
  for (const question of [one, other]) askedOf(project, question);
  const found = await argued(() => compareGroups(project, { one, other, coders, rollUp }));
  if (format === 'json') io.out(jsonLines(found.codes));
  else if (format === 'csv') io.out(csv([columns, ...rowsOf(found)]));
  else io.out(tableOf(found));
  return 0;
}

function rowsOf({ codes }: Comparison): string[][] {
  return codes.map(({ code, name, one, other, odds, g2 }) => [
    ...[code, name, String(one.codings), String(other.codings)],
    ...[(100 * one.share).toFixed(2), (100 * other.share).toFixed(2)],
    ...[String(one.cases), String(other.cases)],
    ...(odds ? [odds.ratio, odds.low, odds.high].map((n) => n.toFixed(2)) : ['', '', '']),
    g2.toFixed(2),
  ]);
}

function tableOf(found: Comparison): string {
  const rows = rowsOf(found).filter(([, , one, other]) => one !== '0' || other !== '0');
  const { one, other } = found;
  const cases = [String(one.cases), String(other.cases)];
  const total = ['total', '', String(one.codings), String(other.codings), '', '', ...cases];
  return table(columns, [...rows, [...total, '', '', '', '']], (column) => column > 1);
}
