import { readCsv } from '../cases/csv';
import { sourceColumns } from '../cases/readSources';
import { sentence } from '../base/sentences';
import type { StudyNames } from '../exchange/nameStudy';
import { writeCases, writeSources } from '../exchange/registers';
import { caseColumns, filledFile } from '../importing/registerFile';
import type { RegisterRow } from '../importing/registers';
import { casesFile, sourcesFile } from '../project/layout';
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
    { file: casesFile, columns: caseColumns, rows: rowsIn(writeCases(study, names, losses)) },
    {
      file: sourcesFile,
      columns: sourceColumns,
      rows: rowsIn(writeSources(study, names, losses)).filter(({ cells }) => cells.size),
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
