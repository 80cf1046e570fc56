import { isMemo, type Memo } from '../../../core/memos/memoFile';
import { keyOf } from '../../../core/memos/things';
import type { CodingMemo } from '../../../core/project/codingMemos';
import { indexLines, lineAt, lineSpan } from '../../../core/text/lines';
import type { OpenProject } from '../../workspace';
import type { GroupKind, MemoNode, MentionNode } from './nodes';

/** The groups that a memo stands in: one for each kind of thing that it is about. */
export function groupsOf({ project }: OpenProject, memo: Memo): readonly GroupKind[] {
  const kinds = new Set<GroupKind>();
  for (const { kind } of project.memos.index.topicsOf(memo)) if (kind !== 'memo') kinds.add(kind);
  return kinds.size ? [...kinds] : ['other'];
}

/** The memos of a group, in the order of the codebook, of the cases or of the paths. */
export function memosIn(open: OpenProject, group: GroupKind): Memo[] {
  const { index } = open.project.memos;
  const order = orderOf(open);
  const placeOf = (memo: Memo) => {
    const thing = index.topicsOf(memo).find(({ kind }) => kind === group);
    return (thing && order.get(keyOf(thing))) ?? Infinity;
  };
  return memosOf(open)
    .filter((memo) => groupsOf(open, memo).includes(group))
    .map((memo) => ({ memo, place: placeOf(memo) }))
    .sort((a, b) => (a.place === b.place ? 0 : a.place - b.place))
    .map(({ memo }) => memo);
}

/** By path. */
export function memosOf({ project }: OpenProject): Memo[] {
  return [...project.memos.all.values()].filter(({ path }) => isMemo(path));
}

function orderOf({ project }: OpenProject): ReadonlyMap<string, number> {
  const keys = project.memos.resolver().things.map(keyOf);
  return new Map(keys.map((key, i) => [key, i]));
}

/** Memos of both kinds, the newest first, then those of which nobody knows when they were written. */
export function byDate(
  memos: readonly Memo[],
  ofCodings: readonly CodingMemo[],
): (Memo | CodingMemo)[] {
  const all = [
    ...memos.map((memo) => ({ memo, created: momentOf(memo.created) })),
    ...ofCodings.map((memo) => ({ memo, created: momentOf(memo.record.created) })),
  ];
  return all.sort((a, b) => b.created - a.created).map(({ memo }) => memo);
}

function momentOf(created: string): number {
  const moment = Date.parse(created);
  return Number.isNaN(moment) ? -8.64e15 : moment;
}

/** The memos that link to one, each once. */
export function mentionsOf(parent: MemoNode): MentionNode[] {
  const { open, path } = parent;
  const mentions = new Map<string, MentionNode>();
  for (const { memo, link } of open.project.memos.index.linksTo({ kind: 'memo', id: path })) {
    if (mentions.has(memo.path) || memo.path === path) continue;
    const lines = indexLines(memo.source);
    const line = lineAt(lines, link.span.start);
    const span = lineSpan(lines, line);
    const text = span ? memo.source.slice(span.start, span.end).trim() : '';
    mentions.set(memo.path, { kind: 'mention', open, parent, path: memo.path, line, text });
  }
  return [...mentions.values()];
}
