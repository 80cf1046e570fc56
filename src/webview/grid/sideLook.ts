import type { SideLook, Sorting } from '../../core/analysis/tableLook';

/** The next order by the same thing: great first, small first, and then as the table has it. */
export function nextSorting(now: Sorting, by: Sorting['by'], key?: string): Sorting {
  const isSame = now.by === by && now.key === key;
  const first = by !== 'name';
  const of = (isDescending: boolean): Sorting =>
    key === undefined ? { by, isDescending } : { by, key, isDescending };
  if (!isSame) return of(first);
  return (now.isDescending ?? false) === first ? of(!first) : { by: 'order' };
}

export function toggledFold(side: SideLook, key: string): SideLook {
  const isFolded = side.folded.includes(key);
  const folded = isFolded ? side.folded.filter((other) => other !== key) : [...side.folded, key];
  return { ...side, folded };
}
