import {
  perspectives as seenCases,
  type SeenCase,
  usualRelation,
} from '../core/analysis/perspectives';
import { argued, askedOf } from './ask';
import { csv, jsonLines } from './formats';
import type { Io } from './io';
import { refuseUnknownCases, refuseUnknownCoders } from './known';
import { openProject } from './openProject';
import { table } from './table';
import { type Command, oneOf, readArguments } from './usage';

export const perspectives: Command = {
  name: 'perspectives',
  summary: 'show which codes a case itself, its peers, or only observation speak of',
  usage: `[project] [--case ID]… [--relation COLUMN] [--contradicts EXPR] [--coder NAME]…
         [--rollup] [--format table|csv|json]`,
  help: `Whose peer a case is stands in a column of cases.csv: ids of cases, several parted by semicolons.

Of each code: codings in the case’s own words (self), in the words of those related to it (others), and
in sources of both that are observation or documents (elsewhere: perspective observer, document);
and whether both speak of it, or only self, only others, or it is found only elsewhere.

  --case       only these cases; all that others are related to unless said
  --relation   the column: ${usualRelation} unless said
  --contradicts  a question that is true of codings that contradict what is said of the case, as in
               memo:contradicts: they are counted, too (contradicted)
  --coder      only the codings of this coder; may be given several times
  --rollup     what is inside a code counts for it too
  --format     table (the default: only codes with codings), csv or json`,
};

export async function runPerspectives(args: readonly string[], io: Io): Promise<number> {
  const list = { type: 'string', multiple: true, default: [] as string[] } as const;
  const { values, folder } = readArguments(args, {
    case: list,
    relation: { type: 'string', default: usualRelation },
    contradicts: { type: 'string' },
    coder: list,
    rollup: { type: 'boolean', default: false },
    format: { type: 'string', default: 'table' },
  });
  const format = oneOf('--format', values.format, ['table', 'csv', 'json']);
  const { case: cases, relation, contradicts, coder: coders, rollup: rollUp } = values;
  const project = await openProject(folder, io);
  refuseUnknownCases(project, cases);
  refuseUnknownCoders(project, coders);
  // By itself, so that what can't be read is shown where it stands.
  if (contradicts !== undefined) askedOf(project, contradicts);
  const found: SeenCase[] = [];
  const request = { relation, cases, coders, rollUp, ...(contradicts ? { contradicts } : {}) };
  await argued(async () => {
    for await (const seen of seenCases(project, request)) found.push(seen);
  });
  const hasContradicted = contradicts !== undefined;
  const columns = [
    ...['case', 'code', 'name', 'self', 'others', 'elsewhere'],
    ...(hasContradicted ? ['contradicted'] : []),
    'seenBy',
  ];
  const rows = found.flatMap((seen) => rowsOf(seen, hasContradicted));
  if (format === 'json') io.out(jsonLines(found));
  else if (format === 'csv') io.out(csv([columns, ...rows]));
  else io.out(table(columns, rows.filter(isThere), (at) => at > 2 && at < columns.length - 1));
  return 0;
}

function rowsOf({ case: id, codes }: SeenCase, hasContradicted: boolean): string[][] {
  return codes.map(({ code, name, self, others, elsewhere, contradicted, agreement }) => [
    ...[id, code, name, String(self), String(others), String(elsewhere)],
    ...(hasContradicted ? [String(contradicted)] : []),
    agreement,
  ]);
}

function isThere(row: readonly string[]): boolean {
  return row.at(-1) !== 'none';
}
