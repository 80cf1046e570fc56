import type { StudyCode } from '../exchange/study';
import { keyFor } from '../exchange/studyKeys';

export interface Category {
  readonly id: number;
  /** NaN for an outermost one. */
  readonly parent: number;
  readonly name: string;
  readonly description: string;
}

/** Categories with their codes, then the codes in none; one that is in itself is an outermost one. */
export function categoryTree(
  categories: readonly Category[],
  codes: readonly { readonly category: number; readonly code: StudyCode }[],
): StudyCode[] {
  const known = new Set(categories.map(({ id }) => id));
  const placed = new Set<number>();
  const grown = (category: Category): StudyCode => {
    placed.add(category.id);
    const inner = categories.filter(({ id, parent }) => parent === category.id && !placed.has(id));
    return {
      key: keyFor('category', String(category.id), category.name),
      name: category.name,
      description: category.description,
      color: undefined,
      codable: false,
      children: [
        ...inner.map(grown),
        ...codes.filter((each) => each.category === category.id).map(({ code }) => code),
      ],
    };
  };
  const roots = categories.filter(({ parent }) => !known.has(parent)).map(grown);
  // What is left goes round in circles: the first of them is an outermost one.
  for (const category of categories) if (!placed.has(category.id)) roots.push(grown(category));
  return [
    ...roots,
    ...codes.filter(({ category }) => !placed.has(category)).map(({ code }) => code),
  ];
}
