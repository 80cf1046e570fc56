import { noCase } from '../analysis/caseOf';
import { type Excerpt, excerptsBySource } from '../analysis/excerpts';
import { nameIn, pathOf } from '../codebook/codebook';
import { isInConflict } from '../coding/parts';
import { Losses } from '../exchange/lossReport';
import type { Project } from '../project/project';
import type { Exporter } from './request';
import { CsvPieces, writeSheet } from './sheet';
import type { SheetCell } from './sheetShape';

const columns = (
  'coding code name path coder source kind round perspective date case case_name speaker ' +
  'start_line start_column end_line end_column quote state memo created'
).split(' ');

/** One row a coding, with all that is known of its source and case. */
export const codingTable: Exporter = async (project, request) => {
  const losses = new Losses();
  const ofCases = project.caseTable.attributeNames;
  const ofSources = attributesOfSources(project);
  const header = [
    ...columns,
    ...ofCases.map((name) => (ofSources.includes(name) ? `case ${name}` : name)),
    ...ofSources.map((name) => (ofCases.includes(name) ? `source ${name}` : name)),
  ];
  const ofSource = (excerpts: readonly Excerpt[]) =>
    excerpts.map((excerpt) => rowOf(project, excerpt, request.language));
  let count = 0;
  let bytes: Uint8Array;
  if (request.ending === 'csv') {
    // Source by source: of half a million codings, the cells would take gigabytes.
    const pieces = new CsvPieces(header, request.raw);
    for await (const excerpts of excerptsBySource(project, request)) {
      pieces.add(ofSource(excerpts));
      count += excerpts.length;
    }
    bytes = pieces.whole();
  } else {
    const rows: SheetCell[][] = [];
    for await (const excerpts of excerptsBySource(project, request))
      for (const row of ofSource(excerpts)) rows.push(row);
    count = rows.length;
    bytes = await writeSheet({ name: 'Codings', header, rows }, request, losses);
  }
  losses.carry('codings', count);
  return { bytes, report: losses.report() };

  function rowOf(of: Project, excerpt: Excerpt, language: string): SheetCell[] {
    const { coding, source, speaker = '', range, quote } = excerpt;
    const { coder, record, location } = coding;
    const code = of.book.byId.get(record.code);
    const facts = of.sources.get(source);
    const id = excerpt.case === noCase ? '' : excerpt.case;
    const known = of.caseTable.byId.get(id);
    const [line, column, lastLine, lastColumn] = range;
    const isConflict = location.state !== 'lost' && isInConflict(record);
    return [
      record.id,
      record.code,
      code ? nameIn(code, language) : record.code,
      code ? pathOf(of.book, code, language) : record.code,
      coder,
      source,
      facts?.kind ?? '',
      facts?.round ?? '',
      facts?.perspective ?? '',
      facts?.date ?? '',
      id,
      known?.name ?? '',
      speaker,
      line,
      column,
      lastLine,
      lastColumn,
      quote,
      isConflict ? 'conflict' : location.state,
      record.memo ?? '',
      record.created,
      ...ofCases.map((name) => known?.attributes.get(name) ?? ''),
      ...ofSources.map((name) => facts?.attributes.get(name) ?? ''),
    ];
  }
};

/** Those of the table, and those that only sources say of themselves. */
export function attributesOfSources({ sourceTable, sources }: Project): string[] {
  const names = new Set(sourceTable.attributeNames);
  for (const { attributes } of sources.values())
    for (const name of attributes.keys()) names.add(name);
  return [...names];
}
