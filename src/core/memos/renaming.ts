import { type Codebook, type Code, namesOf } from '../codebook/codebook';
import type { Splice } from '../codebook/splice';
import { type Link, withTargets } from './links';
import type { Memo } from './memoFile';
import { foldName, type Resolver } from './resolver';
import { keyOf, namesOfMemo, type Thing } from './things';
import { topicSource } from './topicSource';

/** How links to a thing are to be written from now on. */
export interface Renaming {
  /** Its id or path. */
  readonly id: string;
  /** What stands for names that it has no more, by these names (see `foldName`). */
  readonly names: ReadonlyMap<string, string>;
}

/** By `keyOf` the thing as it was. */
export type Renamings = ReadonlyMap<string, Renaming>;

/** How links are to be written when codes become others, or are called otherwise. */
export function codeRenamings(
  before: Codebook,
  after: Codebook,
  becomes: ReadonlyMap<string, string>,
): Renamings {
  const renamings = new Map<string, Renaming>();
  for (const [from, to] of becomes) {
    const [was, is] = [before.byId.get(from), after.byId.get(to)];
    if (!was || !is) continue;
    renamings.set(keyOf({ kind: 'code', id: from }), { id: to, names: namesGone(was, is) });
  }
  return renamings;
}

/** How links to a memo are to be written when its title or its file changes. */
export function memoRenaming(
  was: Pick<Memo, 'title' | 'path'>,
  is: Pick<Memo, 'title' | 'path'>,
): Renamings {
  const now = namesOfMemo(is);
  const stay = new Set(now.map(foldName));
  const names = new Map<string, string>();
  namesOfMemo(was).forEach((name, i) => {
    const folded = foldName(name);
    if (!stay.has(folded) && !names.has(folded)) names.set(folded, now[i] ?? is.title);
  });
  return new Map([[keyOf({ kind: 'memo', id: was.path }), { id: is.path, names }]]);
}

function namesGone(was: Code, is: Code): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const stay = new Set([...namesOf(is), ...is.aliases, is.id].map(foldName));
  const put = (name: string, now: string) => {
    const folded = foldName(name);
    if (!stay.has(folded) && !names.has(folded)) names.set(folded, now);
  };
  for (const [language, name] of was.name)
    put(name, was.id === is.id ? (is.name.get(language) ?? is.id) : is.id);
  for (const name of [...was.aliases, was.id]) put(name, is.id);
  return names;
}

/** What a link is to say from now on; undefined where it may stay as it is. */
export function renamed(
  { target }: Link,
  resolver: Resolver,
  renamings: Renamings,
): string | undefined {
  const found = resolver.find(target);
  if (found.state !== 'found') return undefined;
  const renaming = renamings.get(keyOf(found.thing));
  if (!renaming) return undefined;
  const { id } = found.thing;
  // After what says the kind, and before the lines of a passage.
  if (found.by === 'id') return target.replace(id, () => renaming.id);
  const { prefix, name } = partsOf(target, found.thing);
  const now = renaming.names.get(foldName(name));
  return now === undefined ? undefined : prefix + now;
}

function partsOf(target: string, { kind }: Thing) {
  const [prefix = ''] = new RegExp(`^${kind}:\\s*`, 'u').exec(target) ?? [];
  return { prefix, name: target.slice(prefix.length) };
}

/** What is to be written anew in a memo’s `source`: links, and what it is about. */
export function renamingSplices(
  memo: Memo,
  resolver: Resolver,
  renamings: Renamings,
): readonly Splice[] {
  return [
    ...memo.topics.map((link) => ({ link, isYaml: true })),
    ...memo.links.map((link) => ({ link, isYaml: false })),
  ].flatMap(({ link, isYaml }) => {
    const target = renamed(link, resolver, renamings);
    if (target === undefined || target === link.target) return [];
    const insert = isYaml ? yamlText(memo.source, link, target) : target;
    return [{ ...link.span, insert }];
  });
}

/** The memo of a coding with its links written anew; undefined where nothing in it changes. */
export function renamedText(
  text: string,
  resolver: Resolver,
  renamings: Renamings,
): string | undefined {
  return withTargets(text, (link) => renamed(link, resolver, renamings));
}

/** A text in the place of another in YAML, in the quotes that stand around it. */
export function yamlText(source: string, { span }: Pick<Link, 'span'>, text: string): string {
  const quote = /["']/.exec(source.slice(span.start - 1, span.start))?.[0] ?? '';
  const isInBrackets = source.slice(span.start - 2, span.start) === '[[';
  if (quote === "'") return text.replaceAll("'", "''");
  if (quote === '"' || isInBrackets) return JSON.stringify(text).slice(1, -1);
  return topicSource(text);
}
