import type { Problem } from '../base/problem';
import { sentence } from '../base/sentences';
import { type FrameworkRow, isFramework, readFramework } from '../memos/framework';
import type { Memo } from '../memos/memoFile';
import type { Resolver } from '../memos/resolver';

/** The row of a case, with the memo that it stands in. */
export interface CaseRow {
  readonly memo: Memo;
  readonly row: FrameworkRow;
}

export interface Framework {
  /** By id of the case. */
  readonly rows: ReadonlyMap<string, CaseRow>;
  readonly problems: readonly Problem[];
}

const read = new WeakMap<Memo, { readonly resolver: Resolver; readonly row: FrameworkRow }>();

/** The framework grid: what is said in summary of each case. Reads anew only what has changed. */
export function frameworkOf(memos: Iterable<Memo>, resolver: Resolver): Framework {
  const rows = new Map<string, CaseRow>();
  const problems: Problem[] = [];
  for (const memo of memos) {
    if (!isFramework(memo.path)) continue;
    const row = rowOf(memo, resolver);
    problems.push(...row.problems);
    const first = row.case === undefined ? undefined : rows.get(row.case);
    if (first) problems.push(second(memo, first.memo));
    else if (row.case !== undefined) rows.set(row.case, { memo, row });
  }
  return { rows, problems };
}

function rowOf(memo: Memo, resolver: Resolver): FrameworkRow {
  const known = read.get(memo);
  if (known?.resolver === resolver) return known.row;
  const row = readFramework(memo, resolver);
  read.set(memo, { resolver, row });
  return row;
}

function second({ path: file }: Memo, first: Memo): Problem {
  return {
    kind: 'framework-case-twice',
    severity: 'warning',
    file,
    range: [1, 1, 1, 1],
    sentence: sentence(
      'This file is about the same case as {first}, and the framework grid shows that one. Put both into one file.',
      { first: first.path },
    ),
  };
}
