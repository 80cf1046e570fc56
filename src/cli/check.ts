import { Soundness } from '../core/analysis/soundness';
import { compareProblems, type Problem } from '../core/base/problem';
import { say } from '../core/base/sentences';
import type { Project } from '../core/project/project';
import { counted, jsonLines } from './formats';
import { type Io, oneLine } from './io';
import { openProject } from './openProject';
import { type Command, oneOf, readArguments } from './usage';

export const check: Command = {
  name: 'check',
  summary: 'say what is wrong in a project',
  usage: '[project] [--hints] [--format text|json]',
  help: `Reads everything, looks for every excerpt in its source, and whether the codebook is sound.
Each problem is a line path:line:column: error|warning|info: what is wrong and what to do
(kind), the path below the project's folder. Ends with 1 if there are errors, 0 if not.

  --hints    tell too what would make the codebook better: definitions, criteria, examples
  --format   text (the default) or json: file, range, severity, kind and sentence of each problem`,
};

export async function runCheck(args: readonly string[], io: Io): Promise<number> {
  const { values, folder } = readArguments(args, {
    format: { type: 'string', default: 'text' },
    hints: { type: 'boolean', default: false },
  });
  const format = oneOf('--format', values.format, ['text', 'json']);
  const project = await openProject(folder, io);
  await project.verify();
  const all = [...project.problems(), ...(await unsoundIn(project))].sort(compareProblems);
  const problems = values.hints ? all : all.filter(({ severity }) => severity !== 'hint');
  io.out(format === 'json' ? jsonLines(problems.map(plainOf)) : problems.map(lineOf).join(''));
  io.error(`${summaryOf(problems, project)}${hiddenOf(all.length - problems.length)}\n`);
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** The codebook measured by what it says and by what coders made of it. */
async function unsoundIn(project: Project): Promise<Problem[]> {
  const soundness = new Soundness(project);
  await soundness.lookForExamples();
  return soundness.check();
}

function hiddenOf(hints: number): string {
  return hints ? ` ${counted(hints, 'hint')} more with --hints.` : '';
}

function lineOf({ file, range, severity, sentence, kind }: Problem): string {
  const at = `${file}:${range[0]}:${range[1]}`;
  return `${oneLine(`${at}: ${severity}: ${say(sentence)} (${kind})`)}\n`;
}

function plainOf({ file, range, severity, kind, sentence }: Problem) {
  return { file, range, severity, kind, sentence: say(sentence) };
}

function summaryOf(problems: readonly Problem[], { sources, index }: Project): string {
  const size = `${counted(sources.size, 'source')}, ${counted(index.total, 'coding')}`;
  const count = (severity: string) => problems.filter((each) => each.severity === severity).length;
  const found = [
    [count('error'), 'error'],
    [count('warning'), 'warning'],
    [count('info'), 'remark'],
    [count('hint'), 'hint'],
  ] as const;
  const said = found.flatMap(([n, noun]) => (n ? [counted(n, noun)] : []));
  return `${said.join(', ') || 'No problems'} in ${size}.`;
}
