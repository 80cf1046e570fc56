import { readCsv } from '../cases/csv';
import { valuesIn } from '../cases/table';
import { sourceColumns } from '../cases/readSources';
import { sentence } from '../base/sentences';
import type { StudyNames } from '../exchange/nameStudy';
import { writeCases, writeSources } from '../exchange/registers';
import { caseColumns, filledFile } from '../importing/registerFile';
import type { RegisterRow } from '../importing/registers';
import { casesFile, sourcesFile } from '../project/layout';
import type { Project } from '../project/project';
import type { Joining } from './joining';

/** Rows that a register is to have. */
export interface RegisterRows {
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly RegisterRow[];
}

/** What the registers are to say of the cases and sources of a study; none where nothing is said. */
export async function registerRows(joining: Joining, names: StudyNames): Promise<RegisterRows[]> {
  const { study, losses, project } = joining;
  const wanted = [
    {
      file: casesFile,
      columns: caseColumns,
      rows: rowsIn(writeCases(study, names, losses)).flatMap(
        newsOf((id) => caseCells(project, id)),
      ),
    },
    {
      file: sourcesFile,
      columns: sourceColumns,
      rows: rowsIn(writeSources(study, names, losses))
        .flatMap(newsOf((path) => sourceCells(project, path)))
        .filter(({ cells }) => cells.size),
    },
  ].filter(({ rows }) => rows.length);
  const news: RegisterRows[] = [];
  for (const each of wanted) {
    const { file, columns, rows } = each;
    const { added, filled, contradictions } = await filledFile(project, file, columns, rows);
    for (const { key, column } of contradictions)
      losses.lose('kept-cell', keptCell, `${key}: ${column}`);
    if (added + filled > 0) news.push(each);
  }
  return news;
}

type Cells = ReadonlyMap<string, string>;

/** Without what the project says already, in whatever file: sources may say it of themselves. */
function newsOf(knownOf: (key: string) => Cells | undefined): (row: RegisterRow) => RegisterRow[] {
  return ({ key, cells }) => {
    const known = knownOf(key);
    if (!known) return [{ key, cells }];
    const news = [...cells].filter(([column, cell]) => !isSame(cell, known.get(column) ?? ''));
    return news.length ? [{ key, cells: new Map(news) }] : [];
  };
}

/** Several values are the same in any order. */
function isSame(a: string, b: string): boolean {
  return a === b || valuesIn(a).toSorted().join('\n') === valuesIn(b).toSorted().join('\n');
}

function caseCells({ caseTable }: Project, id: string): Cells | undefined {
  const known = caseTable.byId.get(id);
  if (!known) return undefined;
  const { name, speakers, attributes } = known;
  return new Map([...attributes, ['name', name], ['speaker', speakers.join('; ')]]);
}

function sourceCells({ sources }: Project, path: string): Cells | undefined {
  const known = sources.get(path);
  if (!known) return undefined;
  const { cases, kind, round, perspective, date, attributes } = known;
  const own = { case: cases.join('; '), kind, round, perspective, date };
  return new Map([...attributes, ...Object.entries(own)]);
}

function rowsIn(table: string | undefined): RegisterRow[] {
  if (table === undefined) return [];
  const [header, ...rows] = readCsv('', table).value.rows.map(({ cells }) =>
    cells.map(({ text }) => text),
  );
  return rows.map(([key = '', ...cells]) => ({
    key,
    cells: new Map(
      cells.flatMap((cell, i) => (cell === '' ? [] : [[header?.[i + 1] ?? '', cell] as const])),
    ),
  }));
}

const keptCell = sentence(
  'Cells of cases.csv and sources.csv that say something already stay, where the file says otherwise.',
);
