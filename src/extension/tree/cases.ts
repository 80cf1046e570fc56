import { noCase } from '../../core/analysis/caseOf';
import type { Project } from '../../core/project/project';

/** The cases of a project, by where they are known from; ids. */
export interface CaseList {
  /** Those of the table in its order, then those that only sources name. */
  readonly named: readonly string[];
  /** Sources that name no case, and coded ones whose files are gone: each is its own. */
  readonly ownSources: readonly string[];
}

export function casesIn({ caseTable, sources, index }: Project): CaseList {
  const named = new Set(caseTable.cases.map(({ id }) => id));
  const ownSources: string[] = [];
  for (const { cases, path } of sources.values()) {
    if (!cases.length) ownSources.push(path);
    for (const id of cases) if (id !== noCase) named.add(id);
  }
  const gone = [...index.sources()].filter((path) => !sources.has(path));
  return { named: [...named], ownSources: [...ownSources, ...gone.sort()] };
}
