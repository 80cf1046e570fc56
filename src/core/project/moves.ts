import { Refusal } from '../base/refusal';
import { type Sentence, sentence } from '../base/sentences';
import type { RowEdit } from '../cases/editSources';
import { asOne } from './asOne';
import type { SourceMove } from './goneSources';
import type { Act } from './history';
import { sourceTest } from './layout';
import { followInMemos } from './memoLinks';
import { isOneForSome } from './movedFile';
import type { FileStore } from './ports';
import type { Project } from './project';
import type { Moves } from './sourceMoves';

/** The codings of every coder, the row in `sources.csv` and the links of memos go to another source. */
export async function followSources(project: Project, moves: readonly SourceMove[]): Promise<Act> {
  const name = nameOf(moves);
  const done = await moveAsOne(project, name, movesOf(project, moves, 'rename'));
  const memos = await followInMemos(project, moves);
  const act = { name, files: [], book: undefined, moves: done };
  return memos.length ? { ...act, memos } : act;
}

/**
 * Renames the files of sources, and takes along what `followSources` does; of one whose file has
 * been renamed already, only that. The new file stands, with its codings, before the old one goes.
 * Throws a Refusal where something stands at a new path, or nothing could be a source there.
 */
export async function renameSources(project: Project, moves: readonly SourceMove[]): Promise<Act> {
  const { store } = project;
  const isSource = sourceTest(project.settings.sources);
  const staying = new Map<string, string>();
  for (const { from, to } of moves) {
    const bytes = await store.read(from);
    if (!isSource(to))
      throw new Refusal(sentence('“{path}” would not be a source of the project.', { path: to }));
    if (bytes && !isOneForSome(from, to) && (await store.read(to)))
      throw new Refusal(
        sentence('There is a file “{path}” already, so nothing was moved.', { path: to }),
      );
    if (bytes) staying.set(from, to);
  }
  for (const [from, to] of staying) await copy(store, from, isOneForSome(from, to) ? `${to}~` : to);
  const act = await followSources(project, moves);
  for (const [from, to] of staying) {
    await store.remove(from);
    if (!isOneForSome(from, to)) continue;
    await copy(store, `${to}~`, to);
    await store.remove(`${to}~`);
  }
  await project.refresh(
    moves.flatMap(({ from, to }) => [from, to]),
    true,
  );
  return act;
}

async function copy(store: FileStore, from: string, to: string): Promise<void> {
  const bytes = await store.read(from);
  if (bytes) await store.write(to, new Uint8Array(bytes));
}

/** Where the codings of a source are, now that they are of another text. */
export interface NewVersion {
  readonly act: Act;
  readonly found: number;
  readonly moved: number;
  readonly lost: number;
}

/**
 * Makes one source the new version of another: the codings come over and are located in it. An old
 * version that is still there keeps its row in `sources.csv`, and the new one gets a copy. Throws a
 * Refusal where there is nothing to take over, or no such source to take it.
 */
export async function makeNewVersion(
  project: Project,
  { from, to }: SourceMove,
): Promise<NewVersion> {
  if (from === to) throw new Refusal(sentence('A source can’t be a new version of itself.'));
  if (!project.sources.has(to))
    throw new Refusal(sentence('“{path}” is not a source of the project.', { path: to }));
  if (!project.index.ofSource(from).length)
    throw new Refusal(sentence('Nothing of “{path}” is coded.', { path: from }));
  const row = project.sources.has(from) ? 'copy' : 'rename';
  const name = sentence('make {to} the new version of {from}', { from, to });
  const moves = await moveAsOne(project, name, movesOf(project, [{ from, to }], row));
  const states = { found: 0, moved: 0, lost: 0 };
  const source = await project.located(to);
  for (const { location } of source?.codings ?? []) states[location.state]++;
  return { act: { name, files: [], book: undefined, moves }, ...states };
}

/** Which sources of a project a path, or the folder it names, stands for: as they were and will be. */
export function sourcesBelow(project: Project, { from, to }: SourceMove): SourceMove[] {
  const known = new Set([
    ...project.sources.keys(),
    ...project.index.sources(),
    ...project.sourceTable.rows.keys(),
  ]);
  return [...known]
    .filter((path) => path === from || path.startsWith(`${from}/`))
    .map((path) => ({ from: path, to: to + path.slice(from.length) }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

function moveAsOne(project: Project, name: Sentence, moves: Moves): Promise<Moves> {
  return asOne(project, { name, edits: new Map(), moves }, () => project.moveCodings(moves));
}

function movesOf(project: Project, moves: readonly SourceMove[], kind: RowEdit['kind']): Moves {
  const files = moves.flatMap(({ from, to }) =>
    project.index
      .ofSource(from)
      .map(({ coder, path }) => ({ from: path, to: project.codingFile(coder, to) })),
  );
  return { files, rows: moves.map((move) => ({ kind, ...move })) };
}

function nameOf(moves: readonly SourceMove[]): Sentence {
  const [only, ...others] = moves;
  if (only && !others.length) return sentence('move the codings of {from} to {to}', { ...only });
  return sentence('move the codings of {n} sources', { n: moves.length });
}
