import fs from 'node:fs';
import path from 'node:path';
import { plainLines } from '../core/coding/plainLines';
import type { Io } from './io';
import { type Command, readPaths } from './usage';

export const textconv: Command = {
  name: 'textconv',
  summary: 'print a coding file as lines for people to read, for git diff',
  usage: '<file>',
  help: `One coding a line, by place: the line of the source, the code, the words and the memo, as in

  12 mentoring “她每周四来听我的课” (memo: whose classes?)

“codebook git-setup” tells git to show differences of coding files so.`,
};

export function runTextconv(args: readonly string[], io: Io): Promise<number> {
  const [file] = readPaths(args, ['file']);
  const lines = plainLines(fs.readFileSync(path.resolve(io.cwd, file)));
  io.out(lines.map((line) => `${line}\n`).join(''));
  return Promise.resolve(0);
}
