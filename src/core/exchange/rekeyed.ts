import type { Study } from './study';

/** A study whose groups and links name things by other keys; those that are not told stay. */
export function rekeyed(study: Study, keys: ReadonlyMap<string, string>): Study {
  const now = (key: string): string => keys.get(key) ?? key;
  return {
    ...study,
    sets: study.sets.map((set) => ({ ...set, codes: set.codes.map(now) })),
    links: study.links.map(({ origin, target, ...link }) => ({
      ...link,
      origin: origin === undefined ? undefined : now(origin),
      target: target === undefined ? undefined : now(target),
    })),
  };
}
