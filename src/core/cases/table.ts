import type { Problem, Range } from '../base/problem';
import { type Sentence, sentence } from '../base/sentences';
import { type Cell, readCsv, type Row } from './csv';

export interface TableRow {
  readonly range: Range;
  /** By column, each without white space at its ends. */
  readonly cells: ReadonlyMap<string, Cell>;
}

/** A table whose first row names its columns. */
export interface Table {
  /** As the header spells them, the known ones in lower case. */
  readonly columns: readonly string[];
  /** Of the header; where it would be if there is none. */
  readonly headerRange: Range;
  readonly rows: readonly TableRow[];
  readonly problems: readonly Problem[];
}

/** Reads a table; the known columns are known in any letter case, the others as they are spelt. */
export function readTable(file: string, text: string, known: readonly string[]): Table {
  const { value: csv, problems: csvProblems } = readCsv(file, text);
  const problems: Problem[] = [...csvProblems];
  const tell = (kind: string, range: Range, words: Sentence): void =>
    void problems.push({ kind, severity: 'error', file, range, sentence: words });
  const rows = csv.rows.filter((row) => !isConflictMark(row, tell));
  const [header, ...body] = rows;
  const columns = (header?.cells ?? []).map((cell) => columnName(cell, known));
  header?.cells.forEach((cell, at) => {
    const name = columns[at];
    const isRepeated = name !== undefined && name !== '' && columns.indexOf(name) < at;
    const isNameless = name === '' && body.some((row) => row.cells[at]?.text.trim());
    if (isRepeated) tell('duplicate-column', cell.range, twice(name));
    if (isNameless) tell('nameless-column', cell.range, nameless);
  });
  return {
    columns: [...new Set(columns)].filter((name) => name !== ''),
    headerRange: header?.range ?? [1, 1, 1, 1],
    rows: body.map((row) => {
      const [extra] = row.cells.slice(columns.length).filter(({ text: t }) => t.trim() !== '');
      if (extra) tell('too-many-cells', extra.range, tooMany(row.cells.length, columns.length));
      return { range: row.range, cells: cellsOf(row, columns) };
    }),
    problems,
  };
}

/** Several values in one cell are parted by semicolons. */
export function valuesIn(text: string): readonly string[] {
  if (!/[;；]/.test(text)) return text.trim() === '' ? [] : [text.trim()];
  return text
    .split(/[;；]/)
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

/** The cells of a row that no known column takes, by column, empty ones left out. */
export function attributesIn(
  cells: ReadonlyMap<string, Cell>,
  known: readonly string[],
): ReadonlyMap<string, string> {
  let attributes: Map<string, string> | undefined;
  for (const [column, { text }] of cells) {
    if (!known.includes(column) && text !== '') (attributes ??= new Map()).set(column, text);
  }
  return attributes ?? none;
}

/** Shared: registers are long, and most rows say nothing more. */
const none: ReadonlyMap<string, string> = new Map();

function columnName(cell: Cell, known: readonly string[]): string {
  const name = cell.text.trim();
  const lower = name.toLowerCase();
  return known.includes(lower) ? lower : name;
}

/** Of two columns with one name the first counts. */
function cellsOf(row: Row, columns: readonly string[]): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>();
  columns.forEach((name, at) => {
    const cell = row.cells[at];
    if (name === '' || !cell || cells.has(name)) return;
    const text = cell.text.trim();
    cells.set(name, text === cell.text ? cell : { text, range: cell.range });
  });
  return cells;
}

/** The lines that git puts between two versions are told and left out; both versions are read. */
function isConflictMark(
  row: Row,
  tell: (kind: string, range: Range, words: Sentence) => void,
): boolean {
  const isMark = /^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/.test(row.cells[0]?.text ?? '');
  if (isMark) tell('merge-conflict', row.range, conflict);
  return isMark;
}

function twice(column: string): Sentence {
  return sentence(
    'The column “{column}” is there twice, and only the first one is read. Rename or delete this one.',
    { column },
  );
}

function tooMany(cells: number, columns: number): Sentence {
  return sentence(
    'This row has {cells} cells, but there are {columns} columns. Put a cell that holds a comma or semicolon in quotation marks.',
    { cells, columns },
  );
}

const nameless = sentence(
  'This column has no name, so nothing in it is read. Name it in the first row.',
);
const conflict = sentence(
  'Git left two versions here and marked them with this line. Keep what is right and remove the marks.',
);
