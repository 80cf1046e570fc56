import { sentence } from '../base/sentences';
import { fileName, type FreePaths } from '../base/fileNames';
import { isMemo } from '../memos/memoFile';
import { countThere, type Joining } from './joining';

/** By key, the path of each memo of a study that is not in the project yet. */
export function freshMemos(joining: Joining, paths: FreePaths): ReadonlyMap<string, string> {
  const { project, study, keys, losses } = joining;
  if (!study.notes.length) return new Map();
  const byKey = new Map<string, string>();
  const known = new Set<string>();
  for (const { path, title, text } of project.memos.all.values()) {
    if (!isMemo(path)) continue;
    known.add(wordsOf(title, text));
    byKey.set(keys.of('memo', path), wordsOf(title, text));
  }
  const fresh = new Map<string, string>();
  for (const { key, name, text } of study.notes) {
    const words = wordsOf(name, text);
    const same = byKey.get(key);
    if (same === undefined && !known.has(words)) {
      fresh.set(key, paths.take(`memos/${fileName(name, 'memo')}.md`));
      continue;
    }
    countThere(joining, 'memos');
    if (same !== undefined && same !== words) losses.lose('kept-memo', keptMemo, name);
  }
  return fresh;
}

/** As it is read again from a file. */
function wordsOf(title: string, text: string): string {
  return `${title}\n${text.replace(/^\n+|\n+$/g, '')}`;
}

const keptMemo = sentence('Memos that are here already and were changed since stay as they are.');
