import fs from 'node:fs';
import path from 'node:path';
import { codingFiles } from './codingFiles.mjs';
import { atTheEnd } from './measure.mjs';

/** A copy of a project, without its texts, that goes when the program ends. */
export function ownCopy(folder) {
  const own = fs.mkdtempSync(path.join(path.dirname(folder), 'copy-'));
  atTheEnd(() => fs.rmSync(own, { recursive: true, force: true }));
  for (const name of ['codebook.yaml', 'cases.csv', 'sources.csv', 'codings'])
    fs.cpSync(path.join(folder, name), path.join(own, name), { recursive: true });
  return own;
}

/** How many files of a copy are others than those they were copied from. */
export function changedFiles(own, folder) {
  return [...codingFiles(own), path.join(own, 'codebook.yaml')].filter((file) => {
    const original = path.join(folder, path.relative(own, file));
    return !fs.readFileSync(file).equals(fs.readFileSync(original));
  }).length;
}
