import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import { valuesIn } from '../cases/table';
import type { Project } from '../project/project';
import { crossTable } from './crossTable';
import { written } from './query/written';

/** The column of `cases.csv` that says whose peer a case is, unless another one is named. */
export const usualRelation = 'peer_of';

/**
 * From where there is evidence for a code about a case: from the case's own words, from cases that
 * are related to it, or only from what was observed or written.
 */
export type Agreement = 'both' | 'self' | 'others' | 'elsewhere' | 'none';

export interface SeenCode {
  /** Id. */
  readonly code: string;
  readonly name: string;
  readonly depth: number;
  /** Codings, by who speaks of the case. */
  readonly self: number;
  readonly others: number;
  /** In sources of the case that are neither its own view nor others’: observation, documents. */
  readonly elsewhere: number;
  readonly agreement: Agreement;
}

export interface SeenCase {
  /** Id. */
  readonly case: string;
  readonly name: string;
  /** Ids of the cases that are related to it. */
  readonly others: readonly string[];
  readonly codes: readonly SeenCode[];
  /** The questions behind the three columns. */
  readonly questions: Readonly<Record<'self' | 'others' | 'elsewhere', string>>;
}

/** Perspectives that are neither the case’s own nor its peers’. */
const elsewhere = ['observer', 'document'];

export interface PerspectivesRequest {
  /** A column of `cases.csv` with ids of cases, several parted by semicolons. */
  readonly relation: string;
  /** Ids; all to whom others are related where left out. */
  readonly cases?: readonly string[];
  readonly rollUp?: boolean;
  readonly coders?: readonly string[];
  readonly language?: string;
}

/**
 * Self and others, case by case.
 * @throws Refusal where `cases.csv` has no such column
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
  const related = new Map<string, string[]>();
  for (const { id, attributes } of caseTable.cases)
    for (const to of valuesIn(attributes.get(relation) ?? ''))
      related.set(to, [...(related.get(to) ?? []), id]);
  for (const { id, name } of caseTable.cases) {
    const others = related.get(id) ?? [];
    if (cases?.length ? cases.includes(id) : others.length)
      yield { case: id, name, others, ...(await seen(project, id, others, request)) };
  }
}

async function seen(
  project: Project,
  id: string,
  others: readonly string[],
  request: Omit<PerspectivesRequest, 'relation' | 'cases'>,
) {
  const known = new Set([...project.sources.values()].map(({ perspective }) => perspective));
  const seenFrom = elsewhere.filter((name) => known.has(name));
  const away = seenFrom.length ? `perspective:${seenFrom.join(',')}` : '';
  const own = `case:${written(id)}`;
  const questions = {
    self: away === '' ? own : `${own} & !${away}`,
    others: others.length ? `case:${others.map(written).join(',')}` : '',
    elsewhere: away === '' ? '' : `${own} & ${away}`,
  };
  const counts = async (where: string) => {
    const asked = { ...request, rows: 'code', columns: 'coder', count: 'codings', where } as const;
    return where === '' ? undefined : crossTable(project, asked);
  };
  const self = await counts(questions.self);
  const [theirs, more] = [await counts(questions.others), await counts(questions.elsewhere)];
  const codes = (self?.rows ?? []).map(({ key: code, label: name, depth }, row): SeenCode => {
    const count = {
      self: self?.rowTotals[row] ?? 0,
      others: theirs?.rowTotals[row] ?? 0,
      elsewhere: more?.rowTotals[row] ?? 0,
    };
    return { code, name, depth, ...count, agreement: agreementOf(count) };
  });
  return { codes, questions };
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
