import type { CodeMap } from '../../../core/analysis/maps/codeMap';

/** Neither ids nor paths hold it. */
const apart = '\u0000';

/** The key of a row that stands for two things. */
export function pairKey(one: string, other: string): string {
  return `${one}${apart}${other}`;
}

/** What a place stands for: a mark names two things by row and column, a row of a table by its key. */
export function keysOf(
  map: CodeMap,
  { row, column }: { readonly row: string; readonly column: string | undefined },
): { readonly one: string; readonly other: string | undefined } {
  const [one = '', other] = row.split(apart);
  if (other !== undefined) return { one, other };
  const isPair = map.kind === 'network' || map.kind === 'clusters' || map.kind === 'lines';
  return { one, other: isPair ? column : undefined };
}
