import type { Values } from '../exchange/study';
import { keyFor } from '../exchange/studyKeys';
import { numberOf, type SqlRow, textOf } from '../sqlite/database';

/** The rows of a table by a number in them. */
export class Grouped {
  private readonly groups = new Map<number, SqlRow[]>();

  constructor(rows: Iterable<SqlRow>, idOf: (row: SqlRow) => number) {
    for (const row of rows) {
      const own = this.groups.get(idOf(row));
      if (own) own.push(row);
      else this.groups.set(idOf(row), [row]);
    }
  }

  of(id: number): readonly SqlRow[] {
    return this.groups.get(id) ?? [];
  }
}

/** Values of attributes by whom they belong to, empty ones left out. */
export function valuesBy(
  rows: Iterable<SqlRow>,
  columns: { readonly id: string; readonly name: string; readonly value: string },
): ReadonlyMap<number, Values> {
  const values = new Map<number, Map<string, string>>();
  for (const row of rows) {
    const value = textOf(row, columns.value).trim();
    if (value === '') continue;
    const id = numberOf(row, columns.id);
    const own = values.get(id) ?? new Map<string, string>();
    own.set(keyFor('variable', textOf(row, columns.name)), value);
    values.set(id, own);
  }
  return values;
}
