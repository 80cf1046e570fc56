import { Refusal } from '../core/base/refusal';
import { say } from '../core/base/sentences';
import { systemTrouble } from '../core/base/systemTrouble';
import { apply, runApply } from './apply';
import { autocode, runAutocode } from './autocode';
import { check, runCheck } from './check';
import { compare, runCompare } from './compare';
import { cooccur, runCooccur } from './cooccur';
import { counts, runCounts } from './counts';
import { coverage, runCoverage } from './coverage';
import { excerpts, runExcerpts } from './excerpts';
import { exportFile, runExport } from './export';
import { gitSetup, runGitSetup } from './gitSetup';
import { history, runHistory } from './history';
import { importFiles, runImport } from './import';
import { type Io, oneLine } from './io';
import { kwic, runKwic } from './kwic';
import { map, runMap } from './map';
import { matrix, runMatrix } from './matrix';
import { memos, runMemos } from './memos';
import { merge, runMerge } from './merge';
import { move, runMove } from './move';
import { perspectives, runPerspectives } from './perspectives';
import { query, runQuery } from './query';
import { resume, runResume } from './resume';
import { runTextconv, textconv } from './textconv';
import { type Command, WrongUsage } from './usage';
import { version } from './version';
import { runWords, words } from './words';

type Run = (args: readonly string[], io: Io) => Promise<number>;

const commands: readonly (readonly [Command, Run])[] = [
  [check, runCheck],
  [counts, runCounts],
  [excerpts, runExcerpts],
  [query, runQuery],
  [matrix, runMatrix],
  [cooccur, runCooccur],
  [map, runMap],
  [kwic, runKwic],
  [words, runWords],
  [compare, runCompare],
  [perspectives, runPerspectives],
  [coverage, runCoverage],
  [memos, runMemos],
  [apply, runApply],
  [autocode, runAutocode],
  [importFiles, runImport],
  [exportFile, runExport],
  [move, runMove],
  [resume, runResume],
  [history, runHistory],
  [gitSetup, runGitSetup],
  [merge, runMerge],
  [textconv, runTextconv],
];

/** Runs one command; gives the exit code: 0 done, 1 errors or a refusal, 2 wrong usage. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const [name, ...args] = argv;
  if (name === '--help' || name === '-h' || name === 'help') return tell(io, overview());
  if (name === '--version') return tell(io, `${version()}\n`);
  const [command, run] = commands.find(([each]) => each.name === name) ?? [];
  if (!command || !run) {
    const words = name === undefined ? '' : `codebook: There is no command “${oneLine(name)}”.\n\n`;
    io.error(words + overview());
    return 2;
  }
  if (asksForHelp(args)) return tell(io, `${usageOf(command)}\n\n${command.help}\n`);
  try {
    return await run(args, io);
  } catch (error) {
    return codeOf(error, command, io);
  }
}

function tell(io: Io, text: string): number {
  io.out(text);
  return 0;
}

function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end < 0 ? args : args.slice(0, end)).some((arg) => arg === '--help' || arg === '-h');
}

function codeOf(error: unknown, command: Command, io: Io): number {
  const complain = (words: string) => io.error(`codebook ${command.name}: ${oneLine(words)}\n`);
  if (error instanceof WrongUsage) {
    complain(error.message);
    if (error.isGrammar) io.error(`\n${usageOf(command)}\n`);
    return 2;
  }
  const told = error instanceof Refusal ? error.sentence : systemTrouble(error);
  const words = told ? say(told) : ownTrouble(error);
  // What only we can mend goes up as it is.
  if (words === undefined) throw error;
  complain(words);
  return 1;
}

/** An error that we threw ourselves says what is wrong; those of the language are our slips. */
function ownTrouble(error: unknown): string | undefined {
  const isOwn = error instanceof Error && Object.getPrototypeOf(error) === Error.prototype;
  return isOwn ? error.message : undefined;
}

function usageOf({ name, usage }: Command): string {
  return `Usage: codebook ${name} ${usage}`;
}

function overview(): string {
  const width = Math.max(...commands.map(([{ name }]) => name.length));
  const list = commands.map(([{ name, summary }]) => `  ${name.padEnd(width)}   ${summary}\n`);
  return `Usage: codebook COMMAND [project] [options]

${list.join('')}
  --help, after a command too   say more
  --version                     say which version this is

A project is a folder with a codebook.yaml; without one being named, it is the folder you are in.
Ends with 0 when all is well, 1 for errors and refusals, 2 for wrong usage.
`;
}
