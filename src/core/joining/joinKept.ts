import { keepStudy } from '../exchange/keepStudy';
import type { Kept } from '../exchange/kept';
import type { StudyNames } from '../exchange/nameStudy';
import type { Joining } from './joining';

/**
 * What the project keeps for exports once the study has joined it; undefined where nothing is new.
 * What was there already keeps the identifier it had.
 * @param fresh names of what is new
 */
export function joinKept({ project, kept, study }: Joining, fresh: StudyNames): Kept | undefined {
  const columns = new Set([
    ...project.caseTable.attributeNames,
    ...project.sourceTable.attributeNames,
  ]);
  const more = keepStudy(
    {
      ...study,
      variables: study.variables.filter(({ name }) => !columns.has(name)),
      sets: study.sets.filter(({ name }) => !isGroup(name)),
    },
    fresh,
  );
  if (!more) return undefined;
  const guids: Record<string, Readonly<Record<string, string>>> = { ...kept.guids };
  for (const [kind, own] of Object.entries(more.guids)) guids[kind] = { ...own, ...guids[kind] };
  const joined: Kept = {
    origin: kept.origin || more.origin,
    guids,
    variables: joinedBy(({ name }) => name, kept.variables, more.variables),
    sets: joinedBy(({ name }) => name, kept.sets, more.sets),
    links: joinedBy(({ key }) => key, kept.links, more.links),
    selections: { ...more.selections, ...kept.selections },
  };
  return JSON.stringify(joined) === JSON.stringify(kept) ? undefined : joined;

  function isGroup(name: string): boolean {
    const groups = [...project.sources.values()].map(({ attributes }) => attributes.get('groups'));
    return groups.some((each) => each?.split(/\s*;\s*/).includes(name));
  }
}

function joinedBy<T>(nameOf: (item: T) => string, a: readonly T[], b: readonly T[]): readonly T[] {
  const known = new Set(a.map(nameOf));
  return [...a, ...b.filter((item) => !known.has(nameOf(item)))];
}
