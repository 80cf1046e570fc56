import { foldWords } from './foldWords';
import type { CrossTable, Heading } from './crossTable';

/** How the lines of one side of a table (its rows, or its columns) are put in order. */
export interface Sorting {
  /** As the table has them, by their names, by their totals, or by their numbers in one line across. */
  readonly by: 'order' | 'name' | 'total' | 'line';
  /** Key of the line across. */
  readonly key?: string;
  /** Whether great numbers, or late letters, come first. */
  readonly isDescending?: boolean;
}

/** How one side of a table is to be looked at. */
export interface SideLook {
  readonly sorting: Sorting;
  /** Only lines whose names have these words; all where it is empty. */
  readonly filter: string;
  /** Keys of lines whose parts are folded away. */
  readonly folded: readonly string[];
}

/** How a table is to be looked at; nothing in it changes what is counted. */
export interface TableLook {
  readonly rows: SideLook;
  readonly columns: SideLook;
  /** Whether lines without any count are left out. */
  readonly hideEmpty: boolean;
}

/** Which lines of a table are looked at, in order: indexes into its rows and columns. */
export interface Arrangement {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
}

export const plainSide: SideLook = { sorting: { by: 'order' }, filter: '', folded: [] };

/** Lines that are below others stay below them; each group of siblings is put in order by itself. */
export function arrange(table: CrossTable, look: TableLook): Arrangement {
  const { rows, columns, cells, rowTotals, columnTotals } = table;
  const width = columns.length;
  const rowSide = {
    headings: rows,
    totals: rowTotals,
    across: columns,
    at: (row: number, column: number) => cells[row * width + column] ?? 0,
  };
  const columnSide = {
    headings: columns,
    totals: columnTotals,
    across: rows,
    at: (column: number, row: number) => cells[row * width + column] ?? 0,
  };
  return {
    rows: arrangeSide(rowSide, look.rows, look.hideEmpty),
    columns: arrangeSide(columnSide, look.columns, look.hideEmpty),
  };
}

interface Side {
  readonly headings: readonly Heading[];
  readonly totals: Int32Array;
  readonly across: readonly Heading[];
  /** The number of a line of this side in a line across. */
  at(line: number, across: number): number;
}

function arrangeSide(side: Side, look: SideLook, hideEmpty: boolean) {
  const isWanted = hideEmpty ? (line: number) => (side.totals[line] ?? 0) > 0 : undefined;
  return arrangeLines(side.headings, look, { isWanted, compare: comparing(side, look.sorting) });
}

/** What lines hold, as far as they are chosen and put in order by it. */
export interface LineRules {
  /** Whether a line is to be there for what it holds; all where undefined. */
  readonly isWanted?: ((line: number) => boolean) | undefined;
  /** Undefined where they stand as they come. */
  readonly compare?: ((a: number, b: number) => number) | undefined;
}

/**
 * Which lines are looked at, in order. Those above one that is wanted are there with it; siblings
 * are put in order by themselves.
 */
export function arrangeLines(
  headings: readonly Heading[],
  { filter, folded }: Pick<SideLook, 'filter' | 'folded'>,
  { isWanted, compare }: LineRules,
): Int32Array {
  const words = foldWords(filter.trim());
  const isKept = new Uint8Array(headings.length).fill(1);
  if (words !== '') keep(headings, isKept, (line) => holds(headings[line], words));
  if (isWanted) keep(headings, isKept, isWanted);
  // What is searched for is shown wherever it is.
  const shut = new Set(words === '' ? folded : []);
  const below = new Map<number, number[]>();
  headings.forEach(({ parent }, line) => {
    const siblings = below.get(parent);
    if (siblings) siblings.push(line);
    else below.set(parent, [line]);
  });
  const found: number[] = [];
  const visit = (parent: number): void => {
    const lines = below.get(parent) ?? [];
    for (const line of compare ? [...lines].sort(compare) : lines) {
      if (!isKept[line]) continue;
      found.push(line);
      if (!shut.has(headings[line]?.key ?? '')) visit(line);
    }
  };
  visit(-1);
  return Int32Array.from(found);
}

/** Drops lines that neither fit nor have anything below them that does. */
function keep(headings: readonly Heading[], isKept: Uint8Array, fits: (line: number) => boolean) {
  const isWanted = new Uint8Array(headings.length);
  for (let line = headings.length - 1; line >= 0; line--) {
    if (!isKept[line] || (!isWanted[line] && !fits(line))) continue;
    // A line stands after the one it is below, so this one is yet to come.
    for (let at = line; at >= 0; at = headings[at]?.parent ?? -1) isWanted[at] = 1;
  }
  isWanted.forEach((wanted, line) => (isKept[line] = wanted));
}

function holds(heading: Heading | undefined, words: string): boolean {
  return foldWords(heading?.label ?? '').includes(words) || foldWords(heading?.key ?? '') === words;
}

/** Undefined where the order of the table holds. */
function comparing(side: Side, { by, key, isDescending }: Sorting) {
  const { headings, totals, across } = side;
  const sign = isDescending ? -1 : 1;
  const order = new Intl.Collator(undefined, { numeric: true });
  const byNumber = (of: (line: number) => number) => (a: number, b: number) =>
    sign * (of(a) - of(b)) || a - b;
  switch (by) {
    case 'order':
      return isDescending ? (a: number, b: number) => b - a : undefined;
    case 'name':
      return (a: number, b: number) =>
        sign * order.compare(headings[a]?.label ?? '', headings[b]?.label ?? '') || a - b;
    case 'total':
      return byNumber((line) => totals[line] ?? 0);
    case 'line': {
      const at = across.findIndex((heading) => heading.key === key);
      return at < 0 ? undefined : byNumber((line) => side.at(line, at));
    }
  }
}
