import fs from 'node:fs';
import path from 'node:path';
import { Refusal } from '../core/base/refusal';
import { sentence } from '../core/base/sentences';
import { holds, isStraight, nearest, targetOf } from './paths';

/** Throws a Refusal where a link, or a file, is on the way from the root to a folder of `name`. */
export function refuseWay(root: string, folder: string, name: string): void {
  // Most often all is well, which takes less to find out than what is not.
  if (isStraight(root, folder) && fs.statSync(folder).isDirectory()) return;
  const there = nearest(folder);
  const target = targetOf(there);
  if (target !== undefined && !holds(root, target)) throw leadsOut(name);
  if (target === undefined || !isStraight(root, there)) throw throughLink(name);
  if (!fs.statSync(there).isDirectory()) throw fileInTheWay(path.relative(root, there));
}

/**
 * Where a file really is, so that a link to a file stays a link; no link is on the way to its folder.
 * Throws a Refusal where it leads out of the root or nowhere, or where a folder stands.
 */
export function realFile(root: string, file: string, name: string): string {
  const stat = fs.lstatSync(file, { throwIfNoEntry: false });
  if (!stat || stat.isFile()) return file;
  const target = targetOf(file);
  if (target === undefined) throw throughLink(name);
  if (!holds(root, target)) throw leadsOut(name);
  if (fs.statSync(target).isDirectory()) throw folderInTheWay(name);
  return target;
}

function leadsOut(name: string): Refusal {
  return new Refusal(
    sentence(
      '“{name}” leads out of the project folder through a link, so nothing was written. Put the files themselves in place of the link.',
      { name },
    ),
  );
}

function throughLink(name: string): Refusal {
  return new Refusal(
    sentence(
      'A link stands in the way to “{name}”, so nothing was written. Put what it stands for in its place, or delete it.',
      { name },
    ),
  );
}

function fileInTheWay(name: string): Refusal {
  return new Refusal(
    sentence(
      '“{name}” is a file, and a folder is needed there, so nothing was written. Rename it.',
      { name },
    ),
  );
}

function folderInTheWay(name: string): Refusal {
  return new Refusal(
    sentence(
      '“{name}” is a folder, and a file is needed there, so nothing was written. Rename it.',
      { name },
    ),
  );
}
