import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import type { Project } from '../project/project';
import { countCodings } from './matrix';

export type CountUnit = 'codings' | 'cases' | 'sources' | 'words';
/** `overlap`, `excerpt`, `turn` or within so many sentences. */
export type Closeness =
  | { readonly kind: 'overlap' | 'excerpt' | 'turn' }
  | { readonly kind: 'near'; readonly sentences: number };

export interface CrossRequest {
  readonly rows: string;
  readonly columns: string;
  readonly count: CountUnit;
  readonly closeness?: Closeness;
  readonly rollUp?: boolean;
  readonly coders?: readonly string[];
  readonly where?: string;
  readonly language?: string;
}

export interface Heading {
  readonly key: string;
  readonly label: string;
  /** 0 at the top. */
  readonly depth: number;
  /** Index of the heading above, -1 at the top. */
  readonly parent: number;
  readonly isKnown: boolean;
}

export interface CrossTable {
  readonly rows: readonly Heading[];
  readonly columns: readonly Heading[];
  /** Rows × columns, row by row. */
  readonly cells: Int32Array;
  /** Not the sums of the cells where something belongs to several. */
  readonly rowTotals: Int32Array;
  readonly columnTotals: Int32Array;
  readonly total: number;
}

export async function crossTable(project: Project, request: CrossRequest): Promise<CrossTable> {
  const { rows, columns, rollUp = false, coders = [], language = 'en' } = request;
  if (rows !== 'code' || request.count !== 'codings')
    throw new Refusal(sentence('This can’t be counted yet.'));
  const { byId } = project.book;
  const by = columns;
  const counted = await countCodings(project, { by, coders, rollUp, language });
  const places = new Map(counted.rows.map(({ code }, i) => [code, i]));
  const own = rollUp ? await countCodings(project, { by, coders, language }) : counted;
  const columnTotals = new Int32Array(counted.groups.length);
  for (const row of own.rows)
    row.counts.forEach((n, i) => (columnTotals[i] = (columnTotals[i] ?? 0) + n));
  return {
    rows: counted.rows.map(({ code, name, isKnown }) => ({
      key: code,
      label: name,
      isKnown,
      depth: byId.get(code)?.depth ?? 0,
      parent: places.get(byId.get(code)?.parent ?? '') ?? -1,
    })),
    columns: counted.groups.map((key) => ({
      key,
      label: by === 'case' ? project.caseTable.byId.get(key)?.name || key : key,
      depth: 0,
      parent: -1,
      isKnown: true,
    })),
    cells: Int32Array.from(counted.rows.flatMap((row) => [...row.counts])),
    rowTotals: Int32Array.from(counted.rows.map((row) => row.total)),
    columnTotals,
    total: columnTotals.reduce((sum, n) => sum + n, 0),
  };
}
