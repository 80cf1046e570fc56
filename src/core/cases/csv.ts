import type { Problem, Range, Read } from '../base/problem';
import { type Sentence, sentence } from '../base/sentences';
import { toLf } from '../text/decode';
import { CsvCursor } from './csvCursor';

export type Delimiter = ',' | ';' | '\t';

export interface Cell {
  /** Without quotes; line ends within it are LF. White space at its ends is kept. */
  readonly text: string;
  /** Of the cell in the file, with its quotes. */
  readonly range: Range;
}

export interface Row {
  readonly cells: readonly Cell[];
  readonly range: Range;
}

/** A table as it is written (RFC 4180), without the rows in which every cell is blank. */
export interface Csv {
  readonly delimiter: Delimiter;
  readonly rows: readonly Row[];
}

/** Reads a table; never throws. Commas, semicolons or tabs, as its first line has most of. */
export function readCsv(file: string, text: string): Read<Csv> {
  const source = toLf(text.replace(/^\ufeff/, ''));
  const problems: Problem[] = [];
  const cursor = new CsvCursor(source);
  const said = /^sep=(.)(?:\n|$)/i.exec(source);
  if (said) cursor.skipTo(said[0].length);
  const delimiter = asDelimiter(said?.[1]) ?? delimiterOf(source.slice(cursor.offset));
  if (!/["\ud800-\udbff]/.test(source))
    return { value: { delimiter, rows: plainRows(source, cursor, delimiter) }, problems };
  const rows: Row[] = [];
  while (!cursor.isAtEnd) {
    const row = readRow(cursor, delimiter, (range, kind, text) =>
      problems.push({ kind, severity: 'error', file, range, sentence: text }),
    );
    if (row.cells.some((cell) => cell.text.trim() !== '')) rows.push(row);
  }
  return { value: { delimiter, rows }, problems };
}

/** One row without a line end, quoted where a reader might misunderstand it (RFC 4180). */
export function writeCsvRow(cells: readonly string[], delimiter: Delimiter = ','): string {
  if (cells.length === 1 && cells[0] === '') return '""';
  return cells.map(writeCell).join(delimiter);
}

function writeCell(text: string): string {
  const isSafe = !/["\n\r,;\t\ufeff]|^sep=|^\s|\s$/i.test(text);
  return isSafe ? text : `"${text.replace(/"/g, '""')}"`;
}

function asDelimiter(text: string | undefined): Delimiter | undefined {
  return text === ',' || text === ';' || text === '\t' ? text : undefined;
}

/** What stands most often outside quotes in the first row that holds anything. */
function delimiterOf(text: string): Delimiter {
  const counts = { ',': 0, ';': 0, '\t': 0 };
  let isQuoted = false;
  for (let at = Math.max(0, text.search(/\S/)); at < text.length; at++) {
    const mark = text.charAt(at);
    if (mark === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (mark === '\n') break;
    else if (mark === ',' || mark === ';' || mark === '\t') counts[mark]++;
  }
  const most = Math.max(...Object.values(counts));
  return most === counts[','] ? ',' : most === counts[';'] ? ';' : '\t';
}

/** As `readRow` reads them, from a text without quotes in which every unit is a column. */
function plainRows(source: string, cursor: CsvCursor, delimiter: Delimiter): Row[] {
  const rows: Row[] = [];
  let [line] = cursor.place();
  for (const text of source.slice(cursor.offset).split('\n')) {
    let column = 1;
    const cells = text.split(delimiter).map((cell): Cell => {
      const start = column;
      const end = start + cell.length;
      column = end + 1;
      return { text: cell, range: [line, start, line, end] };
    });
    if (text.trim() !== '' && cells.some((cell) => cell.text.trim() !== ''))
      rows.push({ cells, range: [line, 1, line, text.length + 1] });
    line++;
  }
  return rows;
}

type TellAt = (range: Range, kind: string, text: Sentence) => void;

function readRow(cursor: CsvCursor, delimiter: Delimiter, tell: TellAt): Row {
  const start = cursor.place();
  const cells: Cell[] = [];
  do cells.push(readCell(cursor, delimiter, tell));
  while (cursor.take(delimiter));
  const range: Range = [...start, ...cursor.place()];
  cursor.take('\n');
  return { cells, range };
}

function readCell(cursor: CsvCursor, delimiter: Delimiter, tell: TellAt): Cell {
  const start = cursor.place();
  const isQuoted = cursor.isAtQuote();
  const quote = isQuoted ? cursor.skipBlanks() : start;
  const quoted = isQuoted ? cursor.takeQuoted() : undefined;
  const rest = cursor.takeUntil(delimiter);
  const range: Range = [...start, ...cursor.place()];
  if (isQuoted && quoted === undefined) {
    tell([quote[0], quote[1], quote[0], quote[1] + 1], 'open-quote', openQuote);
  } else if (isQuoted && rest.trim() !== '') {
    tell(range, 'text-after-quote', afterQuote);
  }
  return { text: quoted === undefined ? rest : quoted + rest.trimEnd(), range };
}

const openQuote = sentence(
  'This quotation mark is never closed, so it was read as a letter. Put another " at the end of the cell.',
);
const afterQuote = sentence(
  'Something follows the closing quotation mark of this cell. Write " inside a quoted cell twice, as "".',
);
