import { sourceColumns } from '../cases/readSources';
import { keepStudy } from '../exchange/keepStudy';
import type { Kept } from '../exchange/kept';
import { rekeyed } from '../exchange/rekeyed';
import type { StudyNames } from '../exchange/nameStudy';
import { caseColumns } from '../importing/registerFile';
import type { Joining } from './joining';

/**
 * What the project keeps for exports once the study has joined it; undefined where nothing is new.
 * What was there already keeps the identifier it had.
 * @param names of all that is in the study
 * @param fresh names of what is new
 */
export function joinKept(joining: Joining, names: StudyNames, fresh: StudyNames): Kept | undefined {
  const { project, kept } = joining;
  const study = rekeyed(joining.study, keysOf(joining, names, fresh));
  const columns = new Set([
    ...project.caseTable.attributeNames,
    ...project.sourceTable.attributeNames,
    // Those that every project knows: their types are told by what stands in them.
    ...sourceColumns,
    ...caseColumns,
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

/** By key in the study, the key in the project of what has none of its own there. */
function keysOf({ study, keys }: Joining, names: StudyNames, fresh: StudyNames) {
  const of = (
    kind: 'code' | 'source' | 'case',
    all: StudyNames['codes'],
    news: StudyNames['codes'],
  ) =>
    [...all].flatMap(([key, name]) =>
      news.has(key) && !study.quoted ? [] : [[key, keys.of(kind, name)] as const],
    );
  return new Map([
    ...of('code', names.codes, fresh.codes),
    ...of('source', names.sources, fresh.sources),
    ...of('case', names.cases, fresh.cases),
  ]);
}

function joinedBy<T>(nameOf: (item: T) => string, a: readonly T[], b: readonly T[]): readonly T[] {
  const known = new Set(a.map(nameOf));
  return [...a, ...b.filter((item) => !known.has(nameOf(item)))];
}
