import type { Project } from '../project/project';
import { axisNames, noAxis } from './axis';
import { crossTable } from './crossTable';

export interface MatrixRow {
  /** Id of the code. */
  readonly code: string;
  /** Its name, or the id of a code that is not in the codebook. */
  readonly name: string;
  readonly isKnown: boolean;
  readonly total: number;
  /** One a group. */
  readonly counts: Int32Array;
}

/** How often each code was applied in each group; a coding counts once. */
export interface Matrix {
  readonly by: string;
  readonly groups: readonly string[];
  /** Every code of the codebook in its order, then codes that only codings name. */
  readonly rows: readonly MatrixRow[];
}

export interface MatrixRequest {
  /** `case`, `source`, `coder`, `kind`, `round`, `perspective`, or an attribute of cases or sources. */
  readonly by: string;
  /** Only these coders; all when empty. */
  readonly coders?: readonly string[];
  /** Whether a code's counts include its descendants'. */
  readonly rollUp?: boolean;
  /** Language of the names. */
  readonly language?: string;
}

/** Throws a Refusal when there is nothing of the name `by`. Reads only sources of several cases. */
export async function countCodings(
  project: Project,
  { by, ...request }: MatrixRequest,
): Promise<Matrix> {
  const names = axisNames(project).filter((name) => name !== 'code');
  if (!names.includes(by)) throw noAxis(by, names);
  const table = await crossTable(project, {
    rows: 'code',
    columns: by,
    count: 'codings',
    ...request,
  });
  const width = table.columns.length;
  const rows = table.rows.map(({ key, label, isKnown }, row) => ({
    code: key,
    name: label,
    isKnown,
    total: table.rowTotals[row] ?? 0,
    counts: table.cells.subarray(row * width, (row + 1) * width),
  }));
  return {
    by,
    groups: table.columns.map(({ label }) => label),
    rows: rows.filter(({ isKnown, total }) => isKnown || total > 0),
  };
}
