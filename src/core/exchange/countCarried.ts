import type { Losses } from './lossReport';
import type { Study, StudyCode } from './study';

/** How many of each kind a study holds. */
export function countCarried(study: Study, losses: Losses): void {
  const codings = study.sources.flatMap((source) => source.codings);
  losses.carry('codes', countCodes(study.codes));
  losses.carry('sources', study.sources.length);
  losses.carry('codings', codings.length);
  losses.carry('coders', study.coders.length);
  losses.carry('cases', study.cases.length);
  losses.carry('attributes', study.variables.length);
  losses.carry('memos', study.notes.length + codings.filter(({ memo }) => memo !== '').length);
  losses.carry('groups', study.sets.length);
  losses.carry('links', study.links.length);
}

export function countCodes(codes: readonly StudyCode[]): number {
  return codes.reduce((count, { children }) => count + 1 + countCodes(children), 0);
}
