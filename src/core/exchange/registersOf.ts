import { valuesIn } from '../cases/table';
import { idFor } from '../codebook/id';
import type { Source } from '../project/sources';
import type { Exporting } from './exporting';
import {
  ownCaseId,
  type StudyCase,
  type StudySource,
  type StudyVariable,
  type Values,
  type VariableType,
} from './study';

/** Cases, what is known of them and of sources, and the groups that sources are in. */
export function registersOf({ project, keys, kept }: Exporting) {
  const texts = new Map<string, string[]>();
  const valuesFrom = (pairs: Iterable<readonly [name: string, value: string]>): Values => {
    const values = new Map<string, string>();
    for (const [name, value] of pairs) {
      if (value === '') continue;
      values.set(keys.of('variable', name), value);
      push(texts, name, value);
    }
    return values;
  };
  const sourcesOf = new Map<string, string[]>();
  for (const { path, cases } of project.sources.values())
    for (const id of cases) push(sourcesOf, id, keys.of('source', path));
  const known = project.caseTable.cases;
  const unknown = [...sourcesOf.keys()].filter((id) => !project.caseTable.byId.has(id));
  const cases: StudyCase[] = [
    ...known.map(({ id, name, speakers, attributes }) => ({
      key: keys.of('case', id),
      name: name || id,
      description: attributes.get('description') ?? '',
      values: valuesFrom([
        // Sources may name it: it comes back only if it is told.
        [ownCaseId, id === idFor(name || id, []) ? '' : id],
        ['speaker', speakers.join('; ')],
        ...[...attributes].filter(([column]) => column !== 'description'),
      ]),
      sources: sourcesOf.get(id) ?? [],
    })),
    ...unknown.map((id) => ({
      key: keys.of('case', id),
      name: id,
      description: '',
      values: new Map<string, string>(),
      sources: sourcesOf.get(id) ?? [],
    })),
  ];
  const groups = new Map<string, string[]>();
  const said = new Map(
    Array.from(project.sources, ([path, source]) => {
      for (const group of valuesIn(source.attributes.get('groups') ?? ''))
        push(groups, group, keys.of('source', path));
      const description = source.attributes.get('description') ?? '';
      return [path, { description, values: valuesFrom(pairsOf(source)) }] as const;
    }),
  );
  const variables = Array.from(texts, ([name, values]): StudyVariable => {
    const before = kept.variables.find((each) => each.name === name);
    const type = before && fits(before.type, values) ? before.type : typeOf(values);
    return { key: keys.of('variable', name), name, type, description: before?.description ?? '' };
  });
  const valuesOf = (path: string): Pick<StudySource, 'description' | 'values'> =>
    said.get(path) ?? { description: '', values: new Map<string, string>() };
  return { cases, variables, valuesOf, groups };
}

function push(lists: Map<string, string[]>, name: string, item: string): void {
  const list = lists.get(name);
  if (list) list.push(item);
  else lists.set(name, [item]);
}

function pairsOf({ kind, round, perspective, date, attributes }: Source) {
  const known = Object.entries({ kind, round, perspective, date });
  const others = [...attributes].filter(([name]) => name !== 'groups' && name !== 'description');
  return [...known, ...others];
}

const shapes: Readonly<Record<VariableType, RegExp>> = {
  Integer: /^[+-]?\d+$/,
  Float: /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/,
  Boolean: /^(?:true|false|0|1)$/,
  Date: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
  DateTime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/,
  Text: /^/,
};

function fits(type: VariableType, values: readonly string[]): boolean {
  return values.every((value) => shapes[type].test(value));
}

/** A number is one only if nothing is lost by saying so: `007` is a text. */
function typeOf(values: readonly string[]): VariableType {
  if (values.every((value) => /^-?(?:0|[1-9]\d{0,14})$/.test(value))) return 'Integer';
  if (values.every((value) => /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(value))) return 'Float';
  return 'Text';
}
