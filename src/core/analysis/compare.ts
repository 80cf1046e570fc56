import type { Project } from '../project/project';
import { crossTable } from './crossTable';
import { logLikelihood } from './words/keyness';

/** How a code stands in two groups of codings. */
export interface ComparedCode {
  /** Id. */
  readonly code: string;
  readonly name: string;
  readonly depth: number;
  readonly one: GroupCount;
  readonly other: GroupCount;
  /** See `oddsRatio`; null where one of the groups has no codings at all. */
  readonly odds: OddsRatio | null;
  /** Log-likelihood of the difference of the two shares; below 0 where the first is the smaller. */
  readonly g2: number;
}

export interface GroupCount {
  readonly codings: number;
  readonly cases: number;
  /** Of all codings of the group; 0 to 1. */
  readonly share: number;
}

export interface Comparison {
  readonly codes: readonly ComparedCode[];
  /** All codings of each group, and all cases that have one. */
  readonly one: Omit<GroupCount, 'share'>;
  readonly other: Omit<GroupCount, 'share'>;
}

export interface CompareRequest {
  /** What the two groups are, as questions. A coding of both counts in both. */
  readonly one: string;
  readonly other: string;
  /** Whether what is inside a code counts for it too. */
  readonly rollUp?: boolean;
  readonly coders?: readonly string[];
  readonly language?: string;
}

/**
 * Every code of the book, and codes that only codings name, in two groups. It describes what was
 * coded: codings of one interview are not independent of each other, so nothing is proved.
 * @throws QueryFault for a question that can't be read
 */
export async function compareGroups(
  project: Project,
  { one, other, ...request }: CompareRequest,
): Promise<Comparison> {
  const [first, second] = [
    await counted(project, one, request),
    await counted(project, other, request),
  ];
  const codes = first.rows.map(({ key: code, label: name, depth }, row) => {
    const [a, b] = [first.of(row), second.of(row)];
    const [all, allOther] = [first.codings, second.codings];
    const g2 = logLikelihood({ count: a.codings, of: all }, { count: b.codings, of: allOther });
    const isMore = a.share >= b.share;
    return {
      code,
      name,
      depth,
      one: a,
      other: b,
      odds: all && allOther ? oddsRatio(a.codings, all, b.codings, allOther) : null,
      g2: isMore ? g2 : -g2,
    };
  });
  const totals = ({ codings, cases }: typeof first) => ({ codings, cases });
  return { codes, one: totals(first), other: totals(second) };
}

async function counted(
  project: Project,
  where: string,
  request: Omit<CompareRequest, 'one' | 'other'>,
) {
  const of = { ...request, rows: 'code', columns: 'coder', where } as const;
  const codings = await crossTable(project, { ...of, count: 'codings' });
  const cases = await crossTable(project, { ...of, count: 'cases' });
  return {
    rows: codings.rows,
    codings: codings.total,
    cases: cases.total,
    of: (row: number): GroupCount => {
      const count = codings.rowTotals[row] ?? 0;
      const share = codings.total ? count / codings.total : 0;
      return { codings: count, cases: cases.rowTotals[row] ?? 0, share };
    },
  };
}

export interface OddsRatio {
  readonly ratio: number;
  /** Bounds of the interval of 95 %. */
  readonly low: number;
  readonly high: number;
}

/**
 * How many times the odds of a code in the first group are those in the second, with the interval
 * of 95 % after Woolf (1955); where a cell of the four is empty, a half is added to each (Haldane
 * 1956, Anscombe 1956).
 */
export function oddsRatio(count: number, of: number, other: number, ofOther: number): OddsRatio {
  const plain = [count, of - count, other, ofOther - other];
  const [a = 0, b = 0, c = 0, d = 0] = plain.includes(0) ? plain.map((n) => n + 0.5) : plain;
  const log = Math.log((a * d) / (b * c));
  const reach = 1.96 * Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
  return { ratio: Math.exp(log), low: Math.exp(log - reach), high: Math.exp(log + reach) };
}
