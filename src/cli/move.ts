import { Refusal } from '../core/base/refusal';
import { sentence } from '../core/base/sentences';
import type { SourceMove } from '../core/project/goneSources';
import { makeNewVersion, renameSources, sourcesBelow } from '../core/project/moves';
import type { Project } from '../core/project/project';
import { counted } from './formats';
import type { Io } from './io';
import { openProject, pathsOf } from './openProject';
import { type Command, readArguments } from './usage';

export const move: Command = {
  name: 'move',
  summary: 'rename a source, or a folder of them, with all its codings',
  usage: 'OLD NEW [project] [--new-version]',
  help: `Renames the file, and takes along the codings of every coder and the row in sources.csv. Of
a file that was renamed already (mv, git mv), only these. Prints what went where.

  --new-version   NEW is there, and is a corrected version of OLD: the codings come over to it and
                  are looked for in its text; OLD stays as it is, if it is there`,
};

export async function runMove(args: readonly string[], io: Io): Promise<number> {
  const options = { 'new-version': { type: 'boolean', default: false } } as const;
  const { values, named, folder } = readArguments(args, options, { names: ['OLD', 'NEW'] });
  const [old = '', next = ''] = named;
  const project = await openProject(folder, io);
  const request = requestOf(project, pathsOf(folder, old, io), pathsOf(folder, next, io));
  if (values['new-version']) return takeOver(project, request, io);
  const moves = sourcesBelow(project, request);
  if (!moves.length)
    throw new Refusal(sentence('There is no source “{path}” in this project.', { path: old }));
  const act = await renameSources(project, moves);
  for (const { from, to } of moves) io.out(`${from} -> ${to}\n`);
  io.error(`${counted(act.moves?.files.length ?? 0, 'coding file')} moved along.\n`);
  return 0;
}

/** Both are named from the project's folder, or both from where one stands. */
function requestOf(
  project: Project,
  [old, oldFromHere]: readonly [string, string],
  [next, nextFromHere]: readonly [string, string],
): SourceMove {
  const plain = { from: old, to: next };
  const fromHere = { from: oldFromHere, to: nextFromHere };
  const isKnown = (request: SourceMove) => sourcesBelow(project, request).length > 0;
  return !isKnown(plain) && isKnown(fromHere) ? fromHere : plain;
}

async function takeOver(project: Project, request: SourceMove, io: Io): Promise<number> {
  const { found, moved, lost } = await makeNewVersion(project, request);
  io.out(`${request.from} -> ${request.to}\n`);
  io.error(`${counted(found, 'coding')} found, ${moved} to review, ${lost} lost.\n`);
  return 0;
}
