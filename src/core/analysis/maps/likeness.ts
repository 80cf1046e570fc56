import type { CrossTable } from '../crossTable';

/** How alike things are, each with each, from 0 (nothing in common) to 1; row by row. */
export interface Likeness {
  readonly size: number;
  readonly of: Float64Array;
}

/**
 * Jaccard’s coefficient (Jaccard 1912, p. 39): what two have in common as a share of what either has,
 * both / (one + other − both). Where pairs are counted, one coding may stand together with several,
 * and the coefficient goes beyond 1: it is then taken as 1.
 */
export function jaccard(one: number, other: number, both: number): number {
  if (both <= 0) return 0;
  const either = one + other - both;
  return either > 0 ? Math.min(1, both / either) : 1;
}

/**
 * Codes are alike that stand together.
 * @param table codes by codes; its diagonal holds how many codings each has
 * @param lines the rows that are compared
 */
export function likenessTogether(table: CrossTable, lines: readonly number[]): Likeness {
  const at = (row: number, column: number) => table.cells[row * table.columns.length + column] ?? 0;
  return likeness(lines, (a, b) => jaccard(at(a, a), at(b, b), at(a, b)));
}

/**
 * Rows are alike that have something in the same columns: codes that were met in the same cases.
 * @param lines the rows that are compared
 * @param isMeant which columns count
 */
export function likenessAcross(
  { columns, cells }: CrossTable,
  lines: readonly number[],
  isMeant: (key: string) => boolean,
): Likeness {
  const meant = columns.flatMap(({ key }, column) => (isMeant(key) ? [column] : []));
  const isIn = (row: number, column: number) => (cells[row * columns.length + column] ?? 0) > 0;
  return likeness(lines, (a, b) => {
    let [one, other, both] = [0, 0, 0];
    for (const column of meant) {
      const [inOne, inOther] = [isIn(a, column), isIn(b, column)];
      if (inOne) one++;
      if (inOther) other++;
      if (inOne && inOther) both++;
    }
    return jaccard(one, other, both);
  });
}

function likeness(lines: readonly number[], alike: (a: number, b: number) => number): Likeness {
  const size = lines.length;
  const of = new Float64Array(size * size);
  lines.forEach((a, i) => {
    of[i * size + i] = 1;
    for (let j = i + 1; j < size; j++)
      of[i * size + j] = of[j * size + i] = alike(a, lines[j] ?? 0);
  });
  return { size, of };
}
