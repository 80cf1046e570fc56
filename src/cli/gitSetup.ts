import path from 'node:path';
import { isDone, planLines } from '../core/project/gitSetup';
import { carryOut, planSetup } from '../node/gitSetup';
import type { Io } from './io';
import { projectFolder } from './openProject';
import { type Command, readArguments } from './usage';

export const gitSetup: Command = {
  name: 'git-setup',
  summary: 'tell git to merge a project by codings and codes, not by lines',
  usage: '[project] [--remove] [--yes]',
  help: `Prints what it would change: lines of the project’s .gitattributes, which you commit, and settings of
this clone, which everybody has to make in theirs. Until --yes is given, nothing is changed.

  --remove   take both away again
  --yes      do it`,
};

export async function runGitSetup(args: readonly string[], io: Io): Promise<number> {
  const { values, folder } = readArguments(args, {
    remove: { type: 'boolean', default: false },
    yes: { type: 'boolean', default: false },
  });
  const place = projectFolder(folder, io);
  // As a bundle this file is the program itself.
  const program = { words: [process.execPath, path.resolve(process.argv[1] ?? '')] };
  const plan = await planSetup(place, values.remove ? undefined : program);
  if (isDone(plan)) {
    io.out('There is nothing to change.\n');
    return 0;
  }
  io.out(
    planLines(plan)
      .map((line) => `${line}\n`)
      .join(''),
  );
  if (values.yes) await carryOut(place, plan);
  io.error(values.yes ? 'Done.\n' : 'Nothing is changed yet. Give --yes to do it.\n');
  return 0;
}
