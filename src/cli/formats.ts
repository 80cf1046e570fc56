import type { Range } from '../core/base/problem';
import { writeCsvRow } from '../core/cases/csv';

/** A table as CSV (RFC 4180, LF line ends). Cells are as they are: what is read back is the same. */
export function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${writeCsvRow(row)}\n`).join('');
}

/** A JSON array, one element a line. */
export function jsonLines(items: readonly unknown[]): string {
  if (!items.length) return '[]\n';
  return `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]\n`;
}

/** As in `12:5-14:31`. */
export function rangeText([startLine, startColumn, endLine, endColumn]: Range): string {
  return `${startLine}:${startColumn}-${endLine}:${endColumn}`;
}

/** As in `3 sources`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
