import { type Closeness, type CrossTable, crossTable } from '../core/analysis/crossTable';
import { argued } from './ask';
import { csv, jsonLines } from './formats';
import type { Io } from './io';
import { refuseUnknownCoders } from './known';
import { tellLost } from './lostCodings';
import { openProject } from './openProject';
import { table } from './table';
import { type Command, oneOf, readArguments, WrongUsage } from './usage';

export const cooccur: Command = {
  name: 'cooccur',
  summary: 'count how often codes stand together',
  usage: `[project] [--by overlap|excerpt|turn|near:N]
         [--count codings|cases|sources] [--where EXPR] [--coder NAME]… [--rollup] [--quick]
         [--format table|csv|json]`,
  help: `For each two codes, how many pairs of their codings in one source stand together, whoever made
them. As CSV, codes by codes: the diagonal has how many codings a code has. As a table, only the
pairs that there are, the most frequent first, with the coefficient c = both / (one + other - both)
of 0 to 1 (above 1 where one excerpt stands with several).

  --by        overlap: words in common (the default); excerpt: the very same words; turn: a turn in
              common; near:N: at most N sentences apart
  --count     pairs of codings; or how many cases or sources have one
  --where     only the codings that answer a question: see codebook query --help
  --coder     only the codings of this coder; may be given several times
  --rollup    what is inside a code counts for it too
  --format    table (the default), csv or json
  --quick     take the places as they are stored, and do not look for the excerpts in their sources`,
};

export async function runCooccur(args: readonly string[], io: Io): Promise<number> {
  const { values, folder } = readArguments(args, {
    by: { type: 'string', default: 'overlap' },
    count: { type: 'string', default: 'codings' },
    where: { type: 'string', default: '' },
    coder: { type: 'string', multiple: true, default: [] as string[] },
    rollup: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    format: { type: 'string', default: 'table' },
  });
  const { where, coder: coders, rollup: rollUp, quick } = values;
  const format = oneOf('--format', values.format, ['table', 'csv', 'json']);
  const count = oneOf('--count', values.count, ['codings', 'cases', 'sources']);
  const closeness = closenessOf(values.by);
  const project = await openProject(folder, io);
  refuseUnknownCoders(project, coders);
  const of = { rows: 'code', columns: 'code', count, closeness } as const;
  const request = { ...of, where, coders, rollUp, isExact: !quick };
  const found = await argued(() => crossTable(project, request), where);
  if (format === 'csv') io.out(csv(square(found)));
  else if (format === 'json') io.out(jsonLines(pairsIn(found)));
  else io.out(tableOf(found));
  if (!quick) await tellLost(project, coders, io);
  return 0;
}

export function closenessOf(by: string): Closeness {
  const sentences = /^near:(\d{1,6})$/.exec(by)?.[1];
  if (sentences !== undefined) return { kind: 'near', sentences: Number(sentences) };
  if (by === 'overlap' || by === 'excerpt' || by === 'turn') return { kind: by };
  throw new WrongUsage(`--by is overlap, excerpt, turn or near:N; not “${by}”.`);
}

function square({ rows, columns, cells }: CrossTable): string[][] {
  const width = columns.length;
  return [
    ['code', ...columns.map(({ key }) => key)],
    ...rows.map(({ key }, row) => [
      key,
      ...[...cells.subarray(row * width, (row + 1) * width)].map(String),
    ]),
  ];
}

interface Pair {
  readonly code: string;
  readonly other: string;
  readonly together: number;
  readonly ofCode: number;
  readonly ofOther: number;
  /** Null where a few excerpts stand with many, and there is no such coefficient. */
  readonly c: number | null;
}

/** Each two codes that stand together, the most frequent first. */
function pairsIn({ rows, cells }: CrossTable): Pair[] {
  const pairs: Pair[] = [];
  rows.forEach(({ key }, row) => {
    for (let column = row + 1; column < rows.length; column++) {
      const together = cells[row * rows.length + column] ?? 0;
      if (!together) continue;
      const ofCode = cells[row * rows.length + row] ?? 0;
      const ofOther = cells[column * rows.length + column] ?? 0;
      const other = rows[column]?.key ?? '';
      const either = ofCode + ofOther - together;
      const c = either > 0 ? together / either : null;
      pairs.push({ code: key, other, together, ofCode, ofOther, c });
    }
  });
  return pairs.sort((a, b) => b.together - a.together || (b.c ?? 0) - (a.c ?? 0));
}

function tableOf(found: CrossTable): string {
  const pairs = pairsIn(found);
  const rows = pairs.map(({ code, other, together, ofCode, ofOther, c }) => [
    ...[code, other, String(together), String(ofCode), String(ofOther)],
    c?.toFixed(2) ?? '',
  ]);
  const header = ['code', 'with', 'together', 'of code', 'of other', 'c'];
  return table(header, rows, (column) => column > 1);
}
