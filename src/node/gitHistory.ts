import fs from 'node:fs';
import path from 'node:path';
import { type GitAnswer, runGit } from './git';

export interface Commit {
  readonly hash: string;
  readonly who: string;
  /** ISO 8601, with the author’s time zone. */
  readonly when: string;
}

/** What one commit did to one file. */
export interface FileStep {
  /** The same object for all files of a commit; undefined for what is not committed yet. */
  readonly commit: Commit | undefined;
  /** Below the folder asked about. */
  readonly path: string;
  /** Empty where there is no such file. */
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/**
 * Every change of the files asked for, the oldest first, what is not committed last. What a merge
 * itself changed is left out: it is in the commits that were merged. Undefined where the folder is
 * in no repository.
 */
export async function fileSteps(
  folder: string,
  isWanted: (path: string) => boolean,
): Promise<FileStep[] | undefined> {
  const inside = await runGit(folder, ['rev-parse', '--is-inside-work-tree']);
  if (inside.code !== 0) return undefined;
  const committed = (await rawSteps(folder)).filter((step) => isWanted(step.path));
  const blobs = await readBlobs(
    folder,
    committed.flatMap(({ before, after }) => [before, after]),
  );
  const bytesOf = (name: string) => blobs.get(name) ?? new Uint8Array(0);
  return [
    ...committed.map(({ before, after, ...step }) => ({
      ...step,
      before: bytesOf(before),
      after: bytesOf(after),
    })),
    ...(await uncommitted(folder, isWanted)),
  ];
}

interface RawStep {
  readonly commit: Commit;
  readonly path: string;
  /** Names of blobs. */
  readonly before: string;
  readonly after: string;
}

async function rawSteps(folder: string): Promise<RawStep[]> {
  const format = '--format=%x01%H%x00%an%x00%aI';
  const shape = ['--raw', '-z', '--no-renames', '--no-abbrev', '--relative'];
  const walk = ['--reverse', '--topo-order', '--full-history', '--no-merges'];
  const answer = await runGit(folder, ['log', format, ...shape, ...walk, '--', '.']);
  // A repository without a commit has no history.
  if (answer.code !== 0) return [];
  return answer.out.toString().split('\x01').slice(1).flatMap(stepsIn);
}

function stepsIn(text: string): RawStep[] {
  const [hash = '', who = '', when = '', ...rest] = text.split('\0');
  const commit = { hash, who, when };
  const steps: RawStep[] = [];
  const raw = rest.map((part) => part.replace(/^\n/, ''));
  for (let i = 0; i < raw.length; i++) {
    const [, before, after] = /^:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) \w+$/.exec(raw[i] ?? '') ?? [];
    const name = raw[i + 1];
    if (before === undefined || after === undefined || name === undefined) continue;
    steps.push({ commit, path: name, before, after });
    i++;
  }
  return steps;
}

/** By name; those that are not there are left out. */
async function readBlobs(
  folder: string,
  names: readonly string[],
): Promise<Map<string, Uint8Array>> {
  const wanted = [...new Set(names)].filter((name) => !/^0+$/.test(name) && !name.includes('\n'));
  const blobs = new Map<string, Uint8Array>();
  if (!wanted.length) return blobs;
  const { out } = sound(await runGit(folder, ['cat-file', '--batch'], `${wanted.join('\n')}\n`));
  let at = 0;
  for (const name of wanted) {
    const end = out.indexOf(0x0a, at);
    const [, size] = / blob (\d+)$/.exec(out.toString('utf8', at, end)) ?? [];
    at = end + 1;
    if (size === undefined) continue;
    blobs.set(name, out.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return blobs;
}

async function uncommitted(
  folder: string,
  isWanted: (path: string) => boolean,
): Promise<FileStep[]> {
  const shape = ['--name-only', '--no-renames', '-z', '--relative'];
  const changed = await runGit(folder, ['diff', ...shape, 'HEAD']);
  const others = sound(await runGit(folder, ['ls-files', '-z', '--others', '--exclude-standard']));
  const listed = changed.code === 0 ? changed : sound(await runGit(folder, ['ls-files', '-z']));
  const paths = [listed, others].flatMap(({ out }) => out.toString().split('\0'));
  const wanted = [...new Set(paths)].filter((name) => name !== '' && isWanted(name)).sort();
  const blobs = await readBlobs(
    folder,
    wanted.map((name) => `HEAD:./${name}`),
  );
  return wanted.map((name) => {
    const file = path.join(folder, name);
    const after = fs.existsSync(file) ? fs.readFileSync(file) : new Uint8Array(0);
    const before = blobs.get(`HEAD:./${name}`) ?? new Uint8Array(0);
    return { commit: undefined, path: name, before, after };
  });
}

function sound(answer: GitAnswer): GitAnswer {
  if (answer.code !== 0) throw new Error(answer.error || 'Git could not do it.');
  return answer;
}
