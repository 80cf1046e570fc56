import type { Coding } from './coding';

/** The memos of codings that become one, each once, in their order. */
export function joinedMemo(codings: readonly Pick<Coding, 'memo'>[]): string {
  const memos = codings.flatMap(({ memo }) => (memo ? [memo] : []));
  return [...new Set(memos)].join('\n\n');
}
