import type { Problem } from '../core/base/problem';
import { say } from '../core/base/sentences';
import type { Project } from '../core/project/project';
import { counted, jsonLines } from './formats';
import { type Io, oneLine } from './io';
import { openProject } from './openProject';
import { type Command, oneOf, readArguments } from './usage';

export const check: Command = {
  name: 'check',
  summary: 'say what is wrong in a project',
  usage: '[project] [--format text|json]',
  help: `Reads everything and looks for every excerpt in its source. Each problem is a line
path:line:column: error|warning: what is wrong and what to do (kind), the path below the
project's folder. Ends with 1 if there are errors, 0 if not.

  --format   text (the default) or json: file, range, severity, kind and sentence of each problem`,
};

export async function runCheck(args: readonly string[], io: Io): Promise<number> {
  const { values, folder } = readArguments(args, { format: { type: 'string', default: 'text' } });
  const format = oneOf('--format', values.format, ['text', 'json']);
  const project = await openProject(folder, io);
  await project.verify();
  const problems = project.problems();
  io.out(format === 'json' ? jsonLines(problems.map(plainOf)) : problems.map(lineOf).join(''));
  io.error(`${summaryOf(problems, project)}\n`);
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
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
  ] as const;
  const said = found.flatMap(([n, noun]) => (n ? [counted(n, noun)] : []));
  return `${said.join(', ') || 'No problems'} in ${size}.`;
}
