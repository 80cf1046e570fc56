import type { Closeness, CrossRequest } from './crossTable';
import { quoted, written } from './query/written';

/** The lines that a number of a table stands in, by their keys; of a total, one is missing. */
export interface CellKeys {
  readonly row: string | undefined;
  readonly column: string | undefined;
}

type Asked = Pick<CrossRequest, 'rows' | 'columns' | 'closeness' | 'rollUp' | 'where'>;

/** The question that asks for the codings behind a number of a table; empty for all of them. */
export function cellQuery(asked: Asked, { row, column }: CellKeys): string {
  const { rows, columns, closeness = { kind: 'overlap' }, rollUp = false } = asked;
  const where = asked.where?.trim() ? `(${asked.where.trim()})` : '';
  const isPair = rows === 'code' && columns === 'code';
  if (isPair && row !== undefined && column !== undefined && row !== column) {
    const both = [row, column].map((code) => allOf([codeTerm(code, rollUp), where]));
    const beside = relationOf(closeness);
    return [both, both.toReversed()]
      .map(([one = '', other = '']) => `(${allOf([one, `${beside} (${other})`])})`)
      .join(' | ');
  }
  const term = (axis: string, key: string | undefined) => {
    if (key === undefined) return '';
    return axis === 'code' ? codeTerm(key, rollUp) : `${written(axis)}:${quoted(key)}`;
  };
  const ofRow = term(rows, row);
  const ofColumn = term(columns, column);
  return allOf([ofRow, ofColumn === ofRow ? '' : ofColumn, where]);
}

function allOf(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' & ');
}

/** A plus takes in what is below a code. Ids hold nothing that would have to be quoted. */
function codeTerm(id: string, rollUp: boolean): string {
  return rollUp ? `code:${id}+` : `code:${quoted(id)}`;
}

function relationOf(closeness: Closeness): string {
  switch (closeness.kind) {
    case 'overlap':
      return 'overlaps';
    case 'excerpt':
      return 'with';
    case 'turn':
      return 'same/turn';
    case 'near':
      return `near/${closeness.sentences}`;
  }
}
