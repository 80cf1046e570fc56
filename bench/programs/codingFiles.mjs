import fs from 'node:fs';
import path from 'node:path';

/** The coding files of a project, as plainly as Node can list them. */
export function codingFiles(folder) {
  return fs
    .readdirSync(path.join(folder, 'codings'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
}
