import type { Problem } from '../base/problem';
import { type Sentence, sentence } from '../base/sentences';
import { codebookFile, isUnfinished, roleOf } from './layout';
import type { Listing } from './ports';

/** What is wrong with the files of a project as names, before anything is read. */
export function folderProblems(paths: ReadonlySet<string>, listing: Listing): Problem[] {
  const problems: Problem[] = (listing.broken ?? []).map((path) => atFile(path, ...brokenLink));
  for (const path of listing.locked ?? []) problems.push(atFile(path, 'locked-folder', locked));
  if (!paths.has(codebookFile)) problems.push(atFile(codebookFile, 'no-codebook', noCodebook));
  for (const path of paths) {
    if (path.includes('\ufffd')) problems.push(atFile(path, 'unreadable-name', unreadableName));
    if (isUnfinished(path)) problems.push(atFile(path, 'unfinished-act', cutOff));
    if (isStray(path)) problems.push(atFile(path, 'stray-codings', strayCodings));
  }
  return [...problems, ...lookalikes(paths)];
}

/** Names that Windows and macOS take for one; each pair is told once, of folders at a file in one. */
function lookalikes(paths: Iterable<string>): Problem[] {
  const problems: Problem[] = [];
  const known = new Set<string>();
  const firsts = new Map<string, string>();
  for (const path of [...paths].sort()) {
    for (let end = path.indexOf('/'); ; end = path.indexOf('/', end + 1)) {
      const name = end < 0 ? path : path.slice(0, end);
      if (!known.has(name)) {
        known.add(name);
        const folded = name.normalize('NFC').toLowerCase();
        const first = firsts.get(folded);
        if (first === undefined) firsts.set(folded, name);
        else if (parentOf(first) === parentOf(name))
          problems.push(atFile(path, 'similar-names', similarNames(name, first)));
      }
      if (end < 0) break;
    }
  }
  return problems;
}

/** Of names that differ in a folder above, only the folder is told. */
function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function isStray(path: string): boolean {
  return /^codings\/.*\.jsonl$/is.test(path) && roleOf(path, () => false).kind !== 'codings';
}

function atFile(file: string, kind: string, words: Sentence): Problem {
  const severity = kind === 'no-codebook' || kind === 'locked-folder' ? 'error' : 'warning';
  return { kind, severity, file, range: [1, 1, 1, 1], sentence: words };
}

function similarNames(path: string, other: string): Sentence {
  return sentence(
    'Windows and macOS take the names “{path}” and “{other}” for one, and would mix up what they hold. Rename one of them.',
    { path, other },
  );
}

const brokenLink = [
  'broken-link',
  sentence(
    'This link leads nowhere, or to a folder of this project, so nothing is read through it. Put the files themselves in its place, or delete it.',
  ),
] as const;
const locked = sentence(
  'There is no permission to look into this folder, so nothing in it is read or counted. Change its permissions.',
);
const noCodebook = sentence(
  'There is no file “codebook.yaml” (a folder of that name is none). Make one, and write “codes:” in its first line.',
);
const unreadableName = sentence(
  'The name of this file is not stored as UTF-8, so the file can’t be opened. Rename it.',
);
const strayCodings = sentence(
  'Codings are read from “codings/<coder>/<source>.jsonl”, so nothing reads this file. Move it into the folder of its coder.',
);
const cutOff = sentence(
  'Something that changes several files was cut off: some of them are changed, and others not. Finish it or take it back, with “Codebook: Finish What Was Cut Off…” or with the command codebook resume.',
);
