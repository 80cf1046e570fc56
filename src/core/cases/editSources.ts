import { sameBytes } from '../base/bytes';
import type { Range } from '../base/problem';
import { decode } from '../text/charsets';
import { decodeText } from '../text/decode';
import { encodeAs } from '../text/encode';
import { indexLines, spanOf } from '../text/lines';
import type { Span } from '../text/span';
import { readCsv, writeCsvRow } from './csv';
import { readSources } from './readSources';

/** What becomes of the row of a source: it names another path, or a copy of it does, or it goes. */
export interface RowEdit {
  readonly kind: 'rename' | 'copy' | 'remove';
  /** The path that the row names. */
  readonly from: string;
  /** The path to name; nobody asks for that of a row that goes. */
  readonly to: string;
}

/**
 * `sources.csv` with one row edited; every other byte stays. Gives the very bytes it was handed
 * where there is nothing to do (no such row, or there is one already of the path to name), and
 * undefined where the file can't be written without harm: its encoding is not sure, or has no
 * place for the new name.
 */
export function editSourceRow(bytes: Uint8Array, edit: RowEdit): Uint8Array | undefined {
  const { encoding, bom, text } = decodeText(bytes);
  const { rows } = readSources('', text).value;
  const cell = rows.get(edit.from)?.range;
  if (!cell || (edit.kind !== 'remove' && rows.has(edit.to))) return bytes;
  const raw = decode(encoding, bytes, false) ?? '';
  const mark = bom ? '\ufeff' : '';
  if (!sameBytes(bytes, encodeAs(encoding, mark + raw))) return undefined;
  const places = new RawPlaces(raw, text);
  const row = readCsv('', text).value.rows.find(({ cells }) =>
    cells.some(({ range }) => sameRange(range, cell)),
  );
  if (!row) throw new Error('The cell of a row is in none.');
  const edited = withRow(raw, places.spanOf(row.range), places.spanOf(cell), edit);
  return encodeAs(encoding, mark + edited);
}

/** @param row, path where the row and its path stand in the text */
function withRow(raw: string, row: Span, path: Span, { kind, to }: RowEdit): string {
  const words = writeCsvRow([to]);
  switch (kind) {
    case 'rename':
      return splice(raw, path, words);
    case 'copy': {
      const copy = raw.slice(row.start, path.start) + words + raw.slice(path.end, row.end);
      const [lineEnd = '\n'] = /\r\n|\r|\n/.exec(raw) ?? [];
      return splice(raw, { start: row.end, end: row.end }, lineEnd + copy);
    }
    case 'remove': {
      const after = /^(?:\r\n|\r|\n)/.exec(raw.slice(row.end))?.[0].length ?? 0;
      return splice(raw, { start: row.start, end: row.end + after }, '');
    }
  }
}

/** Where what is found in the LF text stands in the text as the file has it. */
class RawPlaces {
  private readonly lines;

  constructor(
    private readonly raw: string,
    lf: string,
  ) {
    this.lines = indexLines(lf);
  }

  spanOf(range: Range): Span {
    const span = spanOf(this.lines, range);
    if (!span) throw new Error('A cell that was read is not in its text.');
    return { start: this.rawOffset(span.start), end: this.rawOffset(span.end) };
  }

  private rawOffset(offset: number): number {
    let at = 0;
    for (let left = offset; left > 0; left--) at += this.raw.startsWith('\r\n', at) ? 2 : 1;
    return at;
  }
}

function splice(text: string, { start, end }: Span, words: string): string {
  return text.slice(0, start) + words + text.slice(end);
}

function sameRange(a: Range, b: Range): boolean {
  return a.every((n, i) => n === b[i]);
}
