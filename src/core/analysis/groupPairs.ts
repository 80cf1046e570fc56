import type { Project } from '../project/project';
import { inOrder } from './inOrder';
import { written } from './query/written';
import { sourceAttributes } from './sourceAttributes';

/** Two groups of codings, as questions. */
export interface GroupPair {
  readonly one: string;
  readonly other: string;
}

/** A column with more values than these tells things apart, and does not group them. */
const mostValues = 4;

/**
 * The groups that the registers themselves offer to be compared: every two values of each column
 * that has few of them. Columns of cases come first, then what is said of sources.
 */
export function pairsToCompare(project: Project): readonly GroupPair[] {
  const { caseTable, sources } = project;
  const facts = [...sources.values()];
  const columns: (readonly [string, readonly string[]])[] = [
    ...caseTable.attributeNames.map(
      (name) =>
        [name, caseTable.cases.map(({ attributes }) => attributes.get(name) ?? '')] as const,
    ),
    ...(['perspective', 'round', 'kind'] as const).map(
      (name) => [name, facts.map((each) => each[name])] as const,
    ),
    ...sourceAttributes(project).map(
      (name) => [name, facts.map(({ attributes }) => attributes.get(name) ?? '')] as const,
    ),
  ];
  const named = new Map(columns.toReversed());
  return [...named].reverse().flatMap(([name, all]) => {
    const values = inOrder(all).filter((value) => value !== '');
    if (values.length > mostValues) return [];
    const question = (value: string) => `${written(name)}:${written(value)}`;
    return values.flatMap((value, i) =>
      values.slice(i + 1).map((next) => ({ one: question(value), other: question(next) })),
    );
  });
}
