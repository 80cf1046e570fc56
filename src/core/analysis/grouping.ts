import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import { casesOf } from '../cases/register';
import type { CodingFile } from '../project/codingIndex';
import type { Project } from '../project/project';
import type { Source } from '../project/sources';
import { noCase } from './caseOf';

/** Puts codings into groups: by their file where that is enough, else each by its case. */
export interface Grouping {
  /** Groups known beforehand, in order; others join as they are met. */
  readonly groups: readonly string[];
  /** Undefined when the codings of one file may belong to several groups. */
  ofFile(file: CodingFile, facts: Source | undefined): string | undefined;
  /** The group of a case. */
  ofCase(id: string): string;
}

/** Group of what has no value. */
export const noValue = '(none)';

const facets = ['kind', 'round', 'perspective'] as const;
const builtIn: readonly string[] = ['case', 'source', 'coder', ...facets];

/** Throws a Refusal when there is nothing of the name `by`. */
export function groupingBy(project: Project, by: string, coders: readonly string[]): Grouping {
  const { caseTable, sourceTable } = project;
  const sources = [...project.sources.values()];
  const facet = facets.find((name) => name === by);
  if (by === 'source') return byFile(({ source }) => source, [...project.sources.keys()]);
  if (by === 'coder') return byFile(({ coder }) => coder, coders);
  if (by === 'case') return byCase((id) => (id === noCase ? noValue : id), caseGroups(project));
  if (facet) return byFacts(sources, (facts) => facts[facet]);
  if (caseTable.attributeNames.includes(by)) {
    const of = (id: string) => caseTable.byId.get(id)?.attributes.get(by) || noValue;
    return byCase(of, values(caseTable.cases.map(({ id }) => of(id))));
  }
  const ofSources = new Set(sourceTable.attributeNames);
  for (const { attributes } of sources) for (const name of attributes.keys()) ofSources.add(name);
  if (ofSources.has(by)) return byFacts(sources, ({ attributes }) => attributes.get(by));
  const known = [...builtIn, ...new Set([...caseTable.attributeNames, ...ofSources])].join(', ');
  throw new Refusal(
    sentence('There is nothing called “{by}” to count by. There are: {known}.', { by, known }),
  );
}

function byFile(ofFile: Grouping['ofFile'], groups: readonly string[]): Grouping {
  return { groups, ofFile, ofCase: () => noValue };
}

function byFacts(
  sources: readonly Source[],
  valueOf: (facts: Source) => string | undefined,
): Grouping {
  return byFile(
    (_, facts) => (facts && valueOf(facts)) || noValue,
    values(sources.map((facts) => valueOf(facts) || noValue)),
  );
}

function byCase(ofCase: (id: string) => string, groups: readonly string[]): Grouping {
  const ofFile = ({ source }: CodingFile, facts: Source | undefined) =>
    facts && facts.cases.length > 1 ? undefined : ofCase(facts?.cases[0] ?? source);
  return { groups, ofFile, ofCase };
}

/** Every case of `cases.csv` in its order, then those that only sources name, and sources on their own. */
function caseGroups({ caseTable, sources }: Project): string[] {
  const ids = new Set(caseTable.cases.map(({ id }) => id));
  for (const facts of sources.values()) for (const id of casesOf(facts)) ids.add(id);
  return [...ids];
}

/** Distinct values, numbers by size, texts by their letters, nothing last. */
function values(all: Iterable<string>): string[] {
  const order = new Intl.Collator('en', { numeric: true });
  return [...new Set(all)].sort(
    (a, b) => Number(a === noValue) - Number(b === noValue) || order.compare(a, b),
  );
}
