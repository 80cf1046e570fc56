import { casesOf } from '../../cases/register';
import { textsOf } from '../../codebook/label';
import type { Project } from '../../project/project';
import type { Source } from '../../project/sources';
import { inOrder } from '../inOrder';
import { sourceAttributes } from '../sourceAttributes';
import type { SourcePart } from '../whose';

export type { SourcePart };

/** Something that is asked about by name, and the values that it has in a project. */
export interface Field {
  readonly name: string;
  /**
   * - `code`: the code of a coding; `coder`: who applied it
   * - `source`: said of all codings of a source
   * - `case`: said of the case that an excerpt belongs to
   * - `excerpt`: only its words or its record tell
   */
  readonly of: 'code' | 'coder' | 'source' | 'case' | 'excerpt';
  /** The values there are, each with what it is also called; for those that can be listed. */
  readonly known: () => Iterable<readonly [value: string, ...names: readonly string[]]>;
  /** For `source`: its value; for `case`: that of the case with an id. */
  readonly read?: (of: SourcePart, ofCase: string) => string;
}

export const codingStates = ['found', 'moved', 'lost', 'conflict'] as const;

const facets = ['kind', 'round', 'perspective', 'date'] as const;

/** The fields a project has: ours, then the columns of cases, then those of sources. */
export function fieldsOf(project: Project): readonly Field[] {
  const own = ownFields(project);
  const names = new Set(own.map(({ name }) => name));
  const ofCases = project.caseTable.attributeNames
    .filter((name) => !names.has(name))
    .map((name) => caseField(project, name));
  for (const { name } of ofCases) names.add(name);
  const ofSources = sourceAttributes(project)
    .filter((name) => !names.has(name))
    .map((name) => sourceField(project, name, ({ attributes }) => attributes.get(name) ?? ''));
  return [...own, ...ofCases, ...ofSources];
}

function ownFields(project: Project): readonly Field[] {
  const { book, index } = project;
  return [
    {
      name: 'code',
      of: 'code',
      known: () => [
        ...book.codes.map((code) => [code.id, ...textsOf(code.name), ...code.aliases] as const),
        ...index.codes
          .all()
          .filter((id) => !book.byId.has(id) && index.countOf(id) > 0)
          .map((id) => [id] as const),
      ],
    },
    {
      name: 'case',
      of: 'case',
      known: () => caseNames(project),
      read: (_, ofCase) => ofCase,
    },
    { name: 'coder', of: 'coder', known: () => index.coders().map((name) => [name] as const) },
    {
      name: 'source',
      of: 'source',
      known: () =>
        [...new Set([...project.sources.keys(), ...index.sources()])].map(
          (path) => [path] as const,
        ),
      read: ({ path }) => path,
    },
    ...facets.map((name) => sourceField(project, name, (facts) => facts[name])),
    { name: 'speaker', of: 'excerpt', known: () => [] },
    { name: 'text', of: 'excerpt', known: () => [] },
    { name: 'memo', of: 'excerpt', known: () => [] },
    { name: 'state', of: 'excerpt', known: () => codingStates.map((state) => [state] as const) },
  ];
}

function sourceField(project: Project, name: string, valueIn: (facts: Source) => string): Field {
  return {
    name,
    of: 'source',
    known: () => distinct([...project.sources.values()].map(valueIn)),
    read: ({ facts }) => (facts ? valueIn(facts) : ''),
  };
}

function caseField({ caseTable }: Project, name: string): Field {
  const valueFor = (id: string) => caseTable.byId.get(id)?.attributes.get(name) ?? '';
  return {
    name,
    of: 'case',
    known: () => distinct(caseTable.cases.map(({ id }) => valueFor(id))),
    read: (_, ofCase) => valueFor(ofCase),
  };
}

function distinct(values: readonly string[]): (readonly [string])[] {
  return inOrder(values)
    .filter((value) => value !== '')
    .map((value) => [value] as const);
}

/** By id and name: the cases of the table, then those that only sources name. */
function caseNames({ caseTable, sources, index }: Project): (readonly [string, ...string[]])[] {
  const names = new Map<string, readonly [string, ...string[]]>();
  for (const { id, name } of caseTable.cases) names.set(id, name === '' ? [id] : [id, name]);
  for (const facts of sources.values())
    for (const id of casesOf(facts)) if (!names.has(id)) names.set(id, [id]);
  for (const path of index.sources())
    if (!sources.has(path) && !names.has(path)) names.set(path, [path]);
  return [...names.values()];
}
