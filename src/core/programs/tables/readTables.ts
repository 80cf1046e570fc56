import { sentence } from '../../base/sentences';
import type { Losses } from '../../exchange/lossReport';
import type { QuotedCoding, Study } from '../../exchange/study';
import { keyFor } from '../../exchange/studyKeys';
import type { Sheet } from '../../importing/tables/sheet';
import { Coders } from '../assemble';
import { CodeTree } from './codeTree';
import type { Column } from './columns';
import { type Groups, readCodes } from './readCodes';
import { readCodings } from './readCodings';
import { type AskedColumns, type CodedTable, recognised } from './readTable';

/** What a person says of a file of tables. */
export interface TableOptions {
  readonly kind?: CodedTable['kind'] | undefined;
  readonly columns?: AskedColumns | undefined;
}

/** The sheets that hold codes or codings; undefined where the first one holds neither. */
export function codedTables(
  sheets: readonly Sheet[],
  { kind, columns }: TableOptions,
): readonly (readonly [Sheet, CodedTable])[] | undefined {
  const found = sheets.flatMap((sheet) => {
    const table = recognised(sheet.rows, kind, columns);
    return table ? [[sheet, table] as const] : [];
  });
  const isFirst = found[0]?.[0] === sheets.find(({ rows }) => rows.length > 0);
  return found.length && (isFirst || kind !== undefined) ? found : undefined;
}

/** A study of what tables hold: codes, and codings that are known by their words. */
export function readTables(
  title: string,
  sheets: readonly Sheet[],
  tables: readonly (readonly [Sheet, CodedTable])[],
  losses: Losses,
): Study {
  const tree = new CodeTree();
  const groups: Groups = new Map();
  const coders = new Coders();
  const quoted: QuotedCoding[] = [];
  const books = tables.filter(([, table]) => table.kind === 'codebook');
  for (const [sheet, table] of tables) {
    tellColumns(title, sheet, table, losses);
    if (table.kind === 'codings')
      for (const coding of readCodings(table, tree, coders, losses)) quoted.push(coding);
    else readCodes(table, tree, groups, losses, books.length > 1 ? aboveOf(sheet) : []);
  }
  for (const sheet of sheets)
    if (sheet.rows.length && !tables.some(([each]) => each === sheet))
      losses.lose('other-sheet', sentence('Sheets without codes are left out.'), sheet.name);
  return {
    title,
    origin: '',
    description: '',
    coders: coders.all(),
    codes: tree.codes(),
    variables: [],
    cases: [],
    sources: [],
    notes: [],
    sets: Array.from(groups, ([name, codes]) => ({
      key: keyFor('set', name),
      name,
      description: '',
      codes: [...codes],
      sources: [],
      notes: [],
    })),
    links: [],
    quoted,
  };
}

/** Of several codebooks in one file, each sheet is a category. */
function aboveOf({ name }: Sheet): string[] {
  const plain = name.replace(/^(?:codebook|codes?|代码|编码|代碼|編碼)\s*[-–:：]?\s+/i, '').trim();
  return plain === '' ? [] : [plain];
}

function tellColumns(
  title: string,
  { name }: Sheet,
  { header, columns, kind }: CodedTable,
  losses: Losses,
): void {
  const shown = (at: number) => (header[at] ?? '').trim().replace(/\s+/g, ' ') || `#${at + 1}`;
  // What is said of a coding is its memo, whatever the column is called.
  const as = (column: Column) => (kind === 'codings' && column === 'definition' ? 'memo' : column);
  const taken = columns.flatMap((column, at) => (column ? [`${shown(at)} → ${as(column)}`] : []));
  const left = header.flatMap((cell, at) =>
    columns[at] === undefined && cell.trim() !== '' ? [shown(at)] : [],
  );
  losses.note(
    sentence('Columns of “{table}” are taken so: {columns}.', {
      table: name || title,
      columns: taken.join(', '),
    }),
  );
  for (const each of left) losses.lose('column', sentence('Columns that are left out.'), each);
}
