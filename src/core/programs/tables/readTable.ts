import { Losses } from '../../importing/losses';
import { transcriptSegments } from '../../importing/tables/transcript';
import { type Column, columnsNamed } from './columns';

export type Rows = readonly (readonly string[])[];

/** A table of codes, or of codings: which column holds what. */
export interface CodedTable {
  readonly kind: 'codebook' | 'codings';
  readonly header: readonly string[];
  readonly body: Rows;
  /** For each column; undefined for one that is left out. */
  readonly columns: readonly (Column | undefined)[];
}

/** What a person says that columns hold: by what it is called here, the column’s name. */
export type AskedColumns = ReadonlyMap<Column, string>;

/** How the columns of each kind are chosen: of several that a name may mean, the first. */
const wanted: Readonly<Record<CodedTable['kind'], readonly Column[]>> = {
  codebook:
    'code name id path parent definition include exclude examples aliases color codable group count'.split(
      ' ',
    ) as Column[],
  codings: (
    'words code name path source memo definition coder editor created startLine startColumn endLine ' +
    'endColumn reference coding id preview color weight documentGroup group'
  ).split(' ') as Column[],
};

/** Of these, a table may have several. */
const many: ReadonlySet<Column> = new Set(['group', 'count']);

/** Titles and notes above the header of a table. Rows. */
const mostAbove = 12;

/**
 * What a table holds; undefined for one that is neither of codes nor of codings.
 * @param kind what a person says that it is
 */
export function recognised(
  rows: Rows,
  kind?: CodedTable['kind'],
  asked: AskedColumns = new Map(),
): CodedTable | undefined {
  const kinds = kind === undefined ? (['codings', 'codebook'] as const) : [kind];
  for (const each of kinds) {
    const table = tableOf(rows, each, asked);
    if (table && (isAny(table) || kind !== undefined)) return table;
  }
  return undefined;
}

function tableOf(
  rows: Rows,
  kind: CodedTable['kind'],
  asked: AskedColumns,
): CodedTable | undefined {
  for (const [at, header] of rows.slice(0, mostAbove).entries()) {
    const body = rows.slice(at + 1).filter((row) => row.some((cell) => cell.trim() !== ''));
    const named = columnsOf(header, kind, asked);
    const columns = kind === 'codebook' ? withNames(named, header, body) : named;
    const table = { kind, header, body, columns };
    if (kind === 'codings' ? hasCodings(table) : hasCodes(table)) return table;
  }
  return undefined;
}

function columnsOf(
  header: readonly string[],
  kind: CodedTable['kind'],
  asked: AskedColumns,
): (Column | undefined)[] {
  const columns: (Column | undefined)[] = header.map(() => undefined);
  for (const [column, name] of asked) {
    const at = header.findIndex((each) => fold(each) === fold(name));
    if (at >= 0) columns[at] = column;
  }
  const named = header.map(columnsNamed);
  for (const column of wanted[kind]) {
    const free = named.flatMap((each, at) =>
      columns[at] === undefined && each.includes(column) ? [at] : [],
    );
    const isTaken = columns.includes(column);
    for (const at of many.has(column) ? free : isTaken ? [] : free.slice(0, 1))
      columns[at] = column;
  }
  return columns;
}

/**
 * Where a table defines things and no column is called a code, it is the one before the definition in
 * which every row has another name; one to the left of it that repeats itself tells what is around it.
 */
function withNames(
  columns: readonly (Column | undefined)[],
  header: readonly string[],
  body: Rows,
): readonly (Column | undefined)[] {
  const definition = columns.indexOf('definition');
  if (definition < 1 || has({ columns }, 'code', 'name', 'path')) return columns;
  const cellsAt = (at: number) => body.map((row) => (row[at] ?? '').trim());
  const areDistinct = (at: number) => {
    const cells = cellsAt(at).filter(Boolean);
    // A row of sums below has no name.
    return cells.length >= body.length * 0.8 && new Set(cells).size === cells.length;
  };
  const free = columns.flatMap((column, at) =>
    column === undefined && at < definition && (header[at] ?? '').trim() !== '' ? [at] : [],
  );
  const code = free.findLast(areDistinct);
  if (code === undefined) return columns;
  const isNamed = cellsAt(code).map(Boolean);
  const parent = free.find(
    (at) => at < code && cellsAt(at).every((each, i) => each || !isNamed[i]),
  );
  return columns.map((column, at) => (at === code ? 'code' : at === parent ? 'parent' : column));
}

export function has({ columns }: Pick<CodedTable, 'columns'>, ...any: readonly Column[]): boolean {
  return any.some((column) => columns.includes(column));
}

/** The cells of a column; empty where there is none. */
export function cellsOf({ body, columns }: CodedTable, column: Column): string[] {
  const at = columns.indexOf(column);
  return body.map((row) => (at < 0 ? '' : (row[at] ?? '')));
}

function hasCodings(table: CodedTable): boolean {
  return has(table, 'code') && has(table, 'words', 'preview');
}

function hasCodes(table: CodedTable): boolean {
  return has(table, 'code', 'name', 'path');
}

/** Whether it is one though nobody says so: by its names, and by what stands below them. */
function isAny(table: CodedTable): boolean {
  const { kind, columns, header } = table;
  if (kind === 'codings') {
    // Who said what, with codes beside it, is a text of its own: a source with comments.
    if (!has(table, 'source') && transcriptSegments([header, ...table.body], new Losses()))
      return false;
    const said = [...cellsOf(table, 'words'), ...cellsOf(table, 'preview')].filter(Boolean);
    const worded = said.filter((cell) => /\p{L}{2}|\p{Script=Han}/u.test(cell));
    return worded.length * 2 > said.length && said.length > 0;
  }
  const known = columns.filter((column) => column !== undefined).length;
  const others = header.filter(
    (name, at) => name.trim() !== '' && columns[at] === undefined,
  ).length;
  return others * 2 <= known && areNames(table) && saysOfCodes(table, others);
}

/** Remarks alone are found in any list of people too. */
function saysOfCodes(table: CodedTable, others: number): boolean {
  const { header, columns } = table;
  if (has(table, 'include', 'exclude', 'examples', 'color', 'parent', 'group', 'codable'))
    return true;
  const definition = header[columns.indexOf('definition')];
  if (definition === undefined) return false;
  // Anything has a name and a description: only codes are counted, or defined.
  if (!has(table, 'code', 'path'))
    return has(table, 'count') || /defin|meaning|bedeutung|定义|定義|含义|含義/i.test(definition);
  const isRemark = /^(?:comment|note|memo|komment|coment|备注|備註)/i.test(definition.trim());
  return !isRemark || (has(table, 'code') && (others === 0 || has(table, 'count')));
}

/** Names of codes are short, and hardly any two of them the same. */
function areNames(table: CodedTable): boolean {
  const place = (row: readonly string[]) => row.slice(0, nameEnd(table)).join('\n').trim();
  const names = table.body.map(place).filter((name) => name !== '');
  const mean = names.reduce((sum, name) => sum + name.length, 0) / names.length;
  return names.length > 0 && new Set(names).size >= names.length * 0.9 && mean <= 120;
}

/** Behind the columns that name a code: one for each level, where those beside it have no name. */
export function nameEnd({ columns, header }: Pick<CodedTable, 'columns' | 'header'>): number {
  const first = Math.max(columns.indexOf('code'), columns.indexOf('name'), columns.indexOf('path'));
  let end = first + 1;
  while (end < header.length && (header[end] ?? '').trim() === '') end++;
  return end;
}

function fold(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}
