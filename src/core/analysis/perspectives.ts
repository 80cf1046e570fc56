import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import { valuesIn } from '../cases/table';
import type { Project } from '../project/project';
import { crossTable, type CrossTable } from './crossTable';
import { prepared } from './query/query';
import { written } from './query/written';

/** The column of `cases.csv` that says whose peer a case is, unless another one is named. */
export const usualRelation = 'peer_of';

/**
 * From where there is evidence for a code about a case: from the case's own words, from cases that
 * are related to it, or only from what was observed or written.
 */
export type Agreement = 'both' | 'self' | 'others' | 'elsewhere' | 'none';

/** Who speaks of a case. */
export type Seer = (typeof seers)[number];

const seers = ['self', 'others', 'elsewhere', 'contradicted'] as const;

export interface SeenCode {
  /** Id. */
  readonly code: string;
  readonly name: string;
  readonly depth: number;
  /** Codings, by who speaks of the case. */
  readonly self: number;
  readonly others: number;
  /** In sources of both that are neither’s own view: observation, documents. */
  readonly elsewhere: number;
  /** Of all of these, those that are said to contradict. */
  readonly contradicted: number;
  readonly agreement: Agreement;
}

export interface SeenCase {
  /** Id. */
  readonly case: string;
  readonly name: string;
  /** Ids of the cases that are related to it. */
  readonly others: readonly string[];
  readonly codes: readonly SeenCode[];
  /** The questions behind the numbers; empty where nothing can be asked. */
  readonly questions: Readonly<Record<Seer, string>>;
}

/** Perspectives that are neither the case’s own nor its peers’. */
const elsewhere = ['observer', 'document'];

export interface PerspectivesRequest {
  /** A column of `cases.csv` with ids of cases, several parted by semicolons. */
  readonly relation: string;
  /** Ids; all to whom others are related where left out. */
  readonly cases?: readonly string[];
  /**
   * A question that is true of codings in which what is said of the case is contradicted. Only
   * researchers know: by a code, or words in memos.
   */
  readonly contradicts?: string;
  readonly rollUp?: boolean;
  readonly coders?: readonly string[];
  readonly language?: string;
}

/**
 * Self and others, case by case.
 * @throws Refusal where `cases.csv` has no such column, QueryFault for a question that can’t be read
 */
export async function* perspectives(
  project: Project,
  { relation, cases, ...request }: PerspectivesRequest,
): AsyncGenerator<SeenCase> {
  const { caseTable } = project;
  if (!caseTable.attributeNames.includes(relation))
    throw new Refusal(
      sentence(
        'cases.csv has no column “{column}” that says to which case a case is related, as in peer_of. Add it, or name another.',
        { column: relation },
      ),
    );
  const related = relatedCases(project, relation);
  for (const { id, name } of caseTable.cases) {
    const others = related.get(id) ?? [];
    if (cases?.length ? cases.includes(id) : others.length)
      yield { case: id, name, others, ...(await seen(project, id, others, request)) };
  }
}

/** The cases that others say they are related to, each with those, by their ids. */
export function relatedCases(
  { caseTable }: Pick<Project, 'caseTable'>,
  relation: string,
): ReadonlyMap<string, readonly string[]> {
  const related = new Map<string, string[]>();
  for (const { id, attributes } of caseTable.cases)
    for (const to of new Set(valuesIn(attributes.get(relation) ?? '')))
      if (to !== id) related.set(to, [...(related.get(to) ?? []), id]);
  return related;
}

/** Columns of `cases.csv` that hold nothing but ids of cases. */
export function relationsIn({ caseTable }: Pick<Project, 'caseTable'>): readonly string[] {
  const { attributeNames, byId, cases } = caseTable;
  return attributeNames.filter((name) => {
    const ids = cases.flatMap(({ attributes }) => valuesIn(attributes.get(name) ?? ''));
    return ids.length > 0 && ids.every((id) => byId.has(id));
  });
}

async function seen(
  project: Project,
  id: string,
  others: readonly string[],
  { contradicts = '', ...request }: Omit<PerspectivesRequest, 'relation' | 'cases'>,
) {
  // By itself, so that what can't be read is told where it stands.
  if (contradicts.trim() !== '') prepared(project, contradicts);
  const questions = questionsOf(project, id, others, contradicts.trim());
  const tables = new Map<Seer, CrossTable>();
  for (const seer of seers) {
    const where = questions[seer];
    const asked = { ...request, rows: 'code', columns: 'coder', count: 'codings', where } as const;
    if (where !== '') tables.set(seer, await crossTable(project, asked));
  }
  const rows = tables.get('self')?.rows ?? [];
  const codes = rows.map(({ key: code, label: name, depth }, row): SeenCode => {
    const of = (seer: Seer) => tables.get(seer)?.rowTotals[row] ?? 0;
    const count = { self: of('self'), others: of('others'), elsewhere: of('elsewhere') };
    const contradicted = of('contradicted');
    return { code, name, depth, ...count, contradicted, agreement: agreementOf(count) };
  });
  return { codes, questions };
}

function questionsOf(
  project: Project,
  id: string,
  others: readonly string[],
  contradicts: string,
): SeenCase['questions'] {
  const known = new Set([...project.sources.values()].map(({ perspective }) => perspective));
  const seenFrom = elsewhere.filter((name) => known.has(name));
  const away = seenFrom.length ? `perspective:${seenFrom.join(',')}` : '';
  const own = `case:${written(id)}`;
  const theirs = others.length ? `case:${others.map(written).join(',')}` : '';
  const all = `case:${[id, ...others].map(written).join(',')}`;
  const said = (by: string) => (away === '' || by === '' ? by : `${by} & !${away}`);
  return {
    self: said(own),
    others: said(theirs),
    elsewhere: away === '' ? '' : `${all} & ${away}`,
    contradicted: contradicts === '' ? '' : `${all} & (${contradicts})`,
  };
}

function agreementOf({
  self,
  others,
  elsewhere: more,
}: Readonly<Record<string, number>>): Agreement {
  if (self && others) return 'both';
  if (self) return 'self';
  if (others) return 'others';
  return more ? 'elsewhere' : 'none';
}
