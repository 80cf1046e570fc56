import { coderNameFault } from '../coding/coder';
import { foldId, idFor } from '../codebook/id';
import { coderName, ownIdVariable } from '../exchange/nameStudy';
import type { Joining } from './joining';

/** By key, the name that each coder of a study has in the project: a new one where there is none. */
export function matchCoders({ project, study, keys }: Joining): ReadonlyMap<string, string> {
  const there = project.index.coders();
  const byKey = new Map(there.map((name) => [keys.of('coder', name), name]));
  const byName = new Map(there.map((name) => [foldId(name), name]));
  const named = new Map<string, string>();
  // Two people whose names differ in letter case alone stay two.
  const isTaken = (name: string) =>
    [...named.values()].some((each) => foldId(each) === foldId(name));
  for (const { key, name } of study.coders) {
    const plain = coderNameFault(name) ? coderName(name) : name;
    let is = byKey.get(key) ?? byName.get(foldId(plain)) ?? plain;
    for (let n = 2; isTaken(is); n++) is = `${plain}-${n}`;
    named.set(key, is);
  }
  return named;
}

/** By key, the id that each case of a study has in the project. */
export function matchCases({ project, study, keys }: Joining): ReadonlyMap<string, string> {
  const { cases } = project.caseTable;
  const byKey = new Map(cases.map(({ id }) => [keys.of('case', id), id]));
  const byName = new Map(
    cases.flatMap(({ id, name }) => [[foldId(name || id), id] as const, [foldId(id), id] as const]),
  );
  const variable = ownIdVariable(study);
  const named = new Map<string, string>();
  const taken = new Set(cases.map(({ id }) => id));
  for (const { key, name, values } of study.cases) {
    const own = variable === undefined ? undefined : values.get(variable);
    const is = byKey.get(key) ?? byName.get(foldId(own ?? name));
    const id = is ?? own ?? idFor(name, taken);
    taken.add(id);
    named.set(key, id);
  }
  return named;
}
