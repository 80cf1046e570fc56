import { fileName } from '../base/fileNames';
import type { Thing } from './things';

/**
 * A path for a memo of that title which no other file has, on disks too that know no letter case.
 * @param taken paths of all files there are
 * @param now where the memo is now, if it is there already: it stays in its folder
 */
export function memoPath(title: string, taken: Iterable<string>, now?: string): string {
  const known = new Set<string>();
  for (const path of taken) if (path !== now) known.add(foldPath(path));
  const folder = now === undefined ? 'memos/' : now.slice(0, now.lastIndexOf('/') + 1);
  const stem = folder + fileName(title, 'memo').replace(/\.md$/i, '');
  let path = `${stem}.md`;
  for (let n = 2; known.has(foldPath(path)); n++) path = `${stem}-${n}.md`;
  return path;
}

/** What a memo says that it is about. */
export function topicName({ kind, id }: Thing): string {
  return `${kind}:${id}`;
}

function foldPath(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
