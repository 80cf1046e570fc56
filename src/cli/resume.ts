import { say } from '../core/base/sentences';
import { interruptedActs, settleInterrupted } from '../core/project/interrupted';
import type { Io } from './io';
import { openProject } from './openProject';
import { type Command, readArguments } from './usage';

export const resume: Command = {
  name: 'resume',
  summary: 'finish what was cut off in the midst of changing several files',
  usage: '[project] [--take-back]',
  help: `A program that ends in the midst of changing several files (a crash, the power) leaves some of them
changed and others not. What it was doing is kept in the folder unfinished/, and is done now, as far
as nobody has changed the same things since. Prints what was finished.

  --take-back   takes back what was done of it instead`,
};

export async function runResume(args: readonly string[], io: Io): Promise<number> {
  const options = { 'take-back': { type: 'boolean', default: false } } as const;
  const { values, folder } = readArguments(args, options);
  const project = await openProject(folder, io);
  const acts = await interruptedActs(project);
  if (!acts.length) io.error('Nothing was cut off here.\n');
  for (const act of acts) {
    const way = values['take-back'] ? 'takeBack' : 'finish';
    const left = await settleInterrupted(project, act, way);
    const words = way === 'finish' ? 'finished' : 'taken back';
    io.out(`${words}: ${say(act.steps.name)} (begun ${act.steps.started})\n`);
    for (const sentence of left) io.error(`${say(sentence)}\n`);
  }
  return 0;
}
