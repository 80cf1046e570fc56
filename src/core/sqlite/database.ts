import { entriesBelow } from './btree';
import { columnsOf, type TableShape } from './schema';
import { Pages } from './pages';
import { readRecord, type SqlValue } from './records';

/** A row by the names of its columns, in lower case. */
export type SqlRow = ReadonlyMap<string, SqlValue>;

/** An SQLite database that is only ever read. */
export class Database {
  private readonly pages: Pages;
  private readonly tables = new Map<string, TableShape & { readonly root: number }>();

  /** Throws a Refusal where it is none. */
  constructor(file: Uint8Array) {
    this.pages = new Pages(file);
    for (const { payload } of entriesBelow(this.pages, 1)) {
      const [type, name, , root, sql] = readRecord(payload, this.pages.encoding);
      if (type !== 'table' || typeof name !== 'string' || typeof sql !== 'string') continue;
      if (typeof root !== 'number' || root < 1) continue;
      this.tables.set(name.toLowerCase(), { ...columnsOf(sql), root });
    }
  }

  /** Whether what was written last may stand in a file beside it. */
  get isWal(): boolean {
    return this.pages.isWal;
  }

  has(...tables: readonly string[]): boolean {
    return tables.every((table) => this.tables.has(table));
  }

  /** The rows of a table in their order; none where there is no such table. */
  *rows(table: string): Generator<SqlRow> {
    const shape = this.tables.get(table);
    if (!shape) return;
    for (const { rowid, payload } of entriesBelow(this.pages, shape.root)) {
      const values = readRecord(payload, this.pages.encoding);
      const row = new Map<string, SqlValue>();
      shape.columns.forEach((column, i) => {
        const value = values[i] ?? null;
        // The number of the row is not stored twice.
        row.set(column, value === null && column === shape.rowid ? rowid : value);
      });
      yield row;
    }
  }
}

export function textOf(row: SqlRow, column: string): string {
  const value = row.get(column);
  return value === null || value === undefined || value instanceof Uint8Array ? '' : String(value);
}

/** NaN for what is no number. */
export function numberOf(row: SqlRow, column: string): number {
  const value = row.get(column);
  return typeof value === 'number' ? value : typeof value === 'string' ? Number(value) : NaN;
}
