import { Refusal } from '../base/refusal';
import { applySplices, splicesOfRaw } from '../codebook/splice';
import { type Renaming, type Renamings, renamingSplices } from '../memos/renaming';
import { foldName, type Resolver } from '../memos/resolver';
import { keyOf, namesOfSource } from '../memos/things';
import type { SourceMove } from './goneSources';
import type { Project } from './project';
import type { TextChange, TextEdit } from './textChange';

/** What becomes of memos when things are called otherwise. */
export interface Relinking {
  /** By file. */
  readonly edits: ReadonlyMap<string, TextEdit>;
  /** Links and what memos are about, written anew. */
  readonly links: number;
}

export const noRelinking: Relinking = { edits: new Map(), links: 0 };

/** @param resolver by which links lead to things as they were called before */
export function memosRenamed(
  project: Project,
  resolver: Resolver,
  renamings: Renamings,
): Relinking {
  const edits = new Map<string, TextEdit>();
  let links = 0;
  for (const memo of project.memos.all.values()) {
    const splices = renamingSplices(memo, resolver, renamings);
    if (!splices.length) continue;
    links += splices.length;
    edits.set(memo.path, (text) => {
      if (text === undefined) return undefined;
      const now = project.memos.as(memo.path, text);
      return applySplices(text, splicesOfRaw(text, renamingSplices(now, resolver, renamings)));
    });
  }
  return { edits, links };
}

/**
 * Leads memos from sources to where these have gone, whether their files have been renamed already
 * or not. What can't be written stays as it is: a source is never kept back by a memo, and a
 * Problem tells that the link leads nowhere.
 */
export async function followInMemos(
  project: Project,
  moves: readonly SourceMove[],
): Promise<readonly TextChange[]> {
  if (!project.memos.all.size) return [];
  const renamings = new Map<string, Renaming>();
  for (const { from, to } of moves) {
    const now = namesOfSource(to);
    const names = new Map<string, string>();
    namesOfSource(from).forEach((name, i) => {
      if (!now.includes(name)) names.set(foldName(name), now[i] ?? to);
    });
    renamings.set(keyOf({ kind: 'source', id: from }), { id: to, names });
  }
  const resolver = project.memos.resolverBefore(moves);
  const { edits } = memosRenamed(project, resolver, renamings);
  const done: TextChange[] = [];
  for (const edit of edits)
    try {
      done.push(...(await project.editMemos(new Map([edit]))));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  return done;
}
