import { noCase } from '../../../core/analysis/caseOf';
import type { Matrix } from '../../../core/analysis/matrix';
import { noValue } from '../../../core/analysis/noValue';
import type { OpenProject } from '../../workspace';

/** How often a code was applied to a case. */
export interface CodeCount {
  /** Id. */
  readonly code: string;
  readonly count: number;
}

/** What was applied to one case. */
export interface CaseCount {
  readonly total: number;
  /** In the codebook's order, unknown ones last; none that was not applied. */
  readonly codes: readonly CodeCount[];
}

/** By id of the case; cases to which nothing was applied may be missing. */
export type CaseCounts = ReadonlyMap<string, CaseCount>;

/** The counts of each project's cases, worked out once after a change and shared by all rows. */
export class CountKeeper {
  private readonly counts = new WeakMap<OpenProject, Promise<CaseCounts>>();

  of(open: OpenProject): Promise<CaseCounts> {
    let counts = this.counts.get(open);
    if (!counts) {
      this.counts.set(open, (counts = countCases(open)));
      // What failed (a file that could not be read) is tried again when next asked for.
      counts.catch(() => this.drop(open));
    }
    return counts;
  }

  /** What was worked out last; undefined when nothing has been asked for. */
  known(open: OpenProject): Promise<CaseCounts> | undefined {
    return this.counts.get(open);
  }

  drop(open: OpenProject): void {
    this.counts.delete(open);
  }
}

async function countCases({ project }: OpenProject): Promise<CaseCounts> {
  // Who has the Cases view folded never counts, and need not load what does.
  const { countCodings } = await import('../../../core/analysis/matrix');
  return byCase(await countCodings(project, { by: 'case' }));
}

function byCase({ groups, rows }: Matrix): CaseCounts {
  const cases = groups.map((group, at): [string, CaseCount] => {
    const codes = rows.flatMap(({ code, counts }) => {
      const count = counts[at] ?? 0;
      return count > 0 ? [{ code, count }] : [];
    });
    const total = codes.reduce((sum, { count }) => sum + count, 0);
    return [group === noValue ? noCase : group, { total, codes }];
  });
  return new Map(cases);
}

export function sameCount(a: CaseCount | undefined, b: CaseCount | undefined): boolean {
  if (a?.total !== b?.total || a?.codes.length !== b?.codes.length) return false;
  return (a?.codes ?? []).every(
    ({ code, count }, at) => b?.codes[at]?.code === code && b.codes[at].count === count,
  );
}
