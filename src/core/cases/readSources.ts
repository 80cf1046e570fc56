import type { Problem, Range, Read } from '../base/problem';
import { sentence } from '../base/sentences';
import type { Cell } from './csv';
import { attributesIn, readTable, type TableRow, valuesIn } from './table';

/** What a register says of one source; '' where it is silent. */
export interface SourceRow {
  /** Path below the project folder, with `/`. */
  readonly path: string;
  readonly cases: readonly string[];
  readonly kind: string;
  readonly round: string;
  readonly perspective: string;
  readonly date: string;
  /** Further columns, empty cells left out. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Of the path in the table. */
  readonly range: Range;
  /** Of the cell that names its cases, where there is one. */
  readonly casesRange: Range | undefined;
}

export interface SourceTable {
  /** By path, in the order of the table. */
  readonly rows: ReadonlyMap<string, SourceRow>;
  /** In the order of the columns. */
  readonly attributeNames: readonly string[];
}

/** The columns that every register knows. */
export const sourceColumns: readonly string[] = [
  'source',
  'case',
  'kind',
  'round',
  'perspective',
  'date',
];

/** Reads `sources.csv`; never throws. Takes any line ends and a byte order mark. */
export function readSources(file: string, text: string): Read<SourceTable> {
  const table = readTable(file, text, sourceColumns);
  const problems: Problem[] = [...table.problems];
  const rows = new Map<string, SourceRow>();
  const hasPaths = table.columns.includes('source');
  if (!hasPaths) problems.push({ file, ...noColumn(table.headerRange, table.columns) });
  for (const row of hasPaths ? table.rows : []) {
    const read = readRow(row);
    const first = 'path' in read ? rows.get(read.path) : undefined;
    if (!('path' in read)) problems.push({ file, ...read });
    else if (first) problems.push({ file, ...twice(read, first) });
    else rows.set(read.path, read);
  }
  const attributeNames = table.columns.filter((column) => !sourceColumns.includes(column));
  return { value: { rows, attributeNames }, problems };
}

type Trouble = Omit<Problem, 'file'>;

function readRow({ cells, range }: TableRow): SourceRow | Trouble {
  const cell = cells.get('source');
  if (!cell || cell.text === '') return noPath(cell?.range ?? range);
  const path = pathIn(cell.text);
  return path === undefined ? outside(cell) : rowOf(path, cells, cell.range);
}

function rowOf(path: string, cells: ReadonlyMap<string, Cell>, range: Range): SourceRow {
  const textOf = (column: string): string => cells.get(column)?.text ?? '';
  return {
    path,
    cases: [...new Set(valuesIn(textOf('case')))],
    kind: textOf('kind'),
    round: textOf('round'),
    perspective: textOf('perspective'),
    date: textOf('date'),
    attributes: attributesIn(cells, sourceColumns),
    range,
    casesRange: cells.get('case')?.range,
  };
}

/** The path with `/` and without `.` and `..`; undefined if it does not stay below the folder. */
function pathIn(text: string): string | undefined {
  if (/^(?:[a-z]:)?[\\/]|^[a-z]:|^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return undefined;
  const path: string[] = [];
  for (const part of text.split(/[\\/]+/)) {
    if (part === '..') {
      if (path.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') path.push(part);
  }
  return path.length > 0 ? path.join('/') : undefined;
}

function noColumn(range: Range, columns: readonly string[]): Trouble {
  const text =
    columns.length === 0
      ? sentence(
          'This table is empty. Write in its first row “source,case,kind,round,perspective,date”.',
        )
      : sentence(
          'There is no column “source” among “{columns}”, so no row can be read. Write in the first row “source,case,kind,round,perspective,date”.',
          { columns: columns.join(', ') },
        );
  return { kind: 'no-source-column', severity: 'error', range, sentence: text };
}

function noPath(range: Range): Trouble {
  const text = sentence('This row names no source, so it is left out. Give its path.');
  return { kind: 'no-source-path', severity: 'error', range, sentence: text };
}

function outside({ text: path, range }: Cell): Trouble {
  const text = sentence(
    '“{path}” leads out of the project folder, so the row is left out. Give the path from that folder down.',
    { path },
  );
  return { kind: 'path-outside', severity: 'error', range, sentence: text };
}

function twice({ path, range }: SourceRow, first: SourceRow): Trouble {
  const text = sentence(
    'The source “{path}” is there twice: line {first} counts, and this on line {line} is left out. Delete one of them.',
    { path, first: first.range[0], line: range[0] },
  );
  return { kind: 'duplicate-source', severity: 'error', range, sentence: text };
}
