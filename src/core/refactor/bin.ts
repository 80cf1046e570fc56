import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import type { CodingRecord } from '../coding/coding';
import { encodeUtf8 } from '../text/decode';
import type { Project } from '../project/project';

/** Where deleted codes are kept, with their codings, until the bin is emptied. */
const folder = 'deleted/';

/** What a deletion took away. */
export interface Binned {
  /** ISO 8601, UTC. */
  readonly deleted: string;
  /** Ids of the outermost codes. */
  readonly codes: readonly string[];
  /** Id of the code that each of them was in. */
  readonly parents: Readonly<Record<string, string>>;
  /** A codebook that has them, and what was inside them, alone. */
  readonly codebook: string;
  /** By coding file. */
  readonly codings: Readonly<Record<string, readonly CodingRecord[]>>;
  /** Texts of memos, by file. */
  readonly memos?: Readonly<Record<string, string>>;
}

/** Files of the bin, newest last. */
export function binFiles(project: Project): string[] {
  return project
    .files()
    .filter((path) => path.startsWith(folder) && path.endsWith('.json'))
    .sort();
}

/**
 * Keeps what is about to be deleted; gives its file.
 * @param name what tells it from other deletions
 */
export async function putInBin(
  project: Project,
  binned: Binned,
  name = binned.codes[0] ?? '',
): Promise<string> {
  const stem = `${folder}${binned.deleted.replace(/[:.]/g, '-')}-${name}`;
  const taken = new Set(project.files());
  let path = `${stem.slice(0, 120)}.json`;
  for (let n = 2; taken.has(path); n++) path = `${stem.slice(0, 120)}-${n}.json`;
  await project.store.write(path, encodeUtf8(`${JSON.stringify(binned, undefined, 2)}\n`));
  await project.refresh([path], true);
  return path;
}

/** Throws a Refusal for a file that holds no deletion. */
export async function readBin(project: Project, path: string): Promise<Binned> {
  const bytes = await project.store.read(path);
  const binned = bytes && binnedIn(new TextDecoder().decode(bytes));
  if (!binned)
    throw new Refusal(
      sentence('“{path}” can’t be read as something that was deleted here.', { path }),
    );
  return binned;
}

/** Forgets what was deleted, for good. */
export async function emptyBin(project: Project): Promise<void> {
  const paths = binFiles(project);
  for (const path of paths) await project.store.remove(path);
  await project.refresh(paths, true);
}

function binnedIn(text: string): Binned | undefined {
  let value: Partial<Binned> | null;
  try {
    value = JSON.parse(text) as Partial<Binned> | null;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  const isWhole =
    typeof value === 'object' &&
    value !== null &&
    typeof value.deleted === 'string' &&
    typeof value.codebook === 'string' &&
    Array.isArray(value.codes) &&
    isObject(value.parents) &&
    isObject(value.codings) &&
    Object.values(value.codings).every((records) => Array.isArray(records)) &&
    (value.memos === undefined || isObject(value.memos));
  return isWhole ? (value as Binned) : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
