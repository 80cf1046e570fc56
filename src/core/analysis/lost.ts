import type { Project } from '../project/project';
import { noCase } from './caseOf';

/** How many codings are lost, by id of the code. */
export type LostByCode = ReadonlyMap<string, number>;

/**
 * The lost codings that are known, by case and code. As everywhere, those of a source that is gone
 * belong to its path; in a source of several cases, nobody says whose lost words were.
 */
export function lostByCase(project: Project): ReadonlyMap<string, LostByCode> {
  const lost = new Map<string, Map<string, number>>();
  for (const [path, doubts] of project.doubts.all) {
    const facts = project.sources.get(path);
    const [only, ...others] = facts?.cases ?? [];
    const id = others.length ? noCase : (only ?? path);
    for (const { code, isLost } of doubts) {
      if (!isLost) continue;
      let ofCase = lost.get(id);
      if (!ofCase) lost.set(id, (ofCase = new Map<string, number>()));
      ofCase.set(code, (ofCase.get(code) ?? 0) + 1);
    }
  }
  return lost;
}

/** How many codings of these coders are lost; of all of them where none is named. */
export function countLost(project: Project, coders: readonly string[] = []): number {
  let count = 0;
  for (const doubts of project.doubts.all.values())
    for (const { isLost, coder } of doubts)
      if (isLost && (!coders.length || coders.includes(coder))) count++;
  return count;
}
