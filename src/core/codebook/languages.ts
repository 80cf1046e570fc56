import type { Codebook } from './codebook';
import type { Label } from './label';

/**
 * The languages in which a book gives its names (or its definitions): those of at least half of
 * them, in the order in which they first come. None where texts name no language.
 */
export function languagesOf(labels: readonly Label[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const label of labels)
    for (const language of label.keys())
      if (language !== '') counts.set(language, (counts.get(language) ?? 0) + 1);
  return [...counts].filter(([, count]) => 2 * count >= labels.length).map(([each]) => each);
}

/** The names that a book gives, leaving out those made of an id. */
export function namesGiven({ codes }: Codebook): readonly Label[] {
  return codes.flatMap(({ id, name }) => (name.get('') === id && name.size === 1 ? [] : [name]));
}
