import type { Link } from './links';
import type { Memo } from './memoFile';
import type { Resolver } from './resolver';
import { keyOf, type Thing } from './things';

/** A place in a memo that links to a thing. */
export interface Backlink {
  readonly memo: Memo;
  readonly link: Link;
}

/** The memos of a project by what they are about and what they link to. */
export interface MemoIndex {
  /** In the order of their paths. */
  readonly about: (thing: Thing) => readonly Memo[];
  /** In the order of paths and places; what `about` says is none. */
  readonly linksTo: (thing: Thing) => readonly Backlink[];
  /** What a memo is about, as far as it is there. */
  readonly topicsOf: (memo: Memo) => readonly Thing[];
}

/** Linear in the links of all memos. */
export function memoIndex(memos: Iterable<Memo>, resolver: Resolver): MemoIndex {
  const about = new Map<string, Memo[]>();
  const links = new Map<string, Backlink[]>();
  const topics = new Map<Memo, Thing[]>();
  const put = <T>(map: Map<string, T[]>, key: string, value: T) => {
    const known = map.get(key);
    if (known) known.push(value);
    else map.set(key, [value]);
  };
  for (const memo of [...memos].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const found = new Map<string, Thing>();
    for (const { target } of memo.topics) {
      const thing = resolver.thingOf(target);
      if (thing) found.set(keyOf(thing), thing);
    }
    topics.set(memo, [...found.values()]);
    for (const key of found.keys()) put(about, key, memo);
    for (const link of memo.links) {
      const thing = resolver.thingOf(link.target);
      if (thing) put(links, keyOf(thing), { memo, link });
    }
  }
  return {
    about: (thing) => about.get(keyOf(thing)) ?? [],
    linksTo: (thing) => links.get(keyOf(thing)) ?? [],
    topicsOf: (memo) => topics.get(memo) ?? [],
  };
}
