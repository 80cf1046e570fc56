import { excerptsFor } from '../core/analysis/query/excerpts';
import { whyNothing } from '../core/analysis/query/whyNothing';
import type { Project } from '../core/project/project';
import { askedOf } from './ask';
import { type PlainExcerpt, plainExcerpt, writeExcerpts } from './excerptRows';
import type { Io } from './io';
import { openProject } from './openProject';
import { type Command, oneOf, readArguments } from './usage';

export const query: Command = {
  name: 'query',
  summary: 'list the excerpts that answer a question',
  usage: `EXPR [project] [--format table|csv|json]`,
  help: `EXPR is a question to the codings, in quotation marks for the shell:

  code:mentoring               codings of this code, by id, name or alias; code:mentoring+ also
                               those of the codes inside it; code:a,b of either
  case:L01  source:transcripts/L01*  coder:LY  kind:interview  round:2  perspective:self
  speaker:Wang  date:2026-03..2026-10  years:>20  role:leader  (any column of the registers)
  "words"  /pattern/  memo:"words"  memo:*  state:lost
  a & b, a b                   both; several codes are asked of the same excerpt
  a | b   !a   (a | b) c       either; not; first what is in parentheses
  a near/3 b                   at most three sentences apart (near/3t: turns); before/3 and after/3
                               also ask for the order
  a overlaps b, a contains b, a inside b, a with b (the same excerpt), a same/turn b, a same/source b

A value with spaces stands in quotation marks; a star stands for anything; field:"" asks for what
has no value. What is lost is near nothing.

  --format   table (the default, quotes shortened), csv or json`,
};

export async function runQuery(args: readonly string[], io: Io): Promise<number> {
  const { values, named, folder } = readArguments(
    args,
    { format: { type: 'string', default: 'table' } },
    { names: ['EXPR'] },
  );
  const format = oneOf('--format', values.format, ['table', 'csv', 'json']);
  const [text = ''] = named;
  const project = await openProject(folder, io);
  const found: PlainExcerpt[] = [];
  for await (const excerpts of excerptsFor(project, askedOf(project, text)))
    for (const excerpt of excerpts) found.push(plainExcerpt(excerpt));
  io.out(writeExcerpts(found, format));
  if (!found.length) await tellNothing(project, text, io);
  return 0;
}

async function tellNothing(project: Project, text: string, io: Io): Promise<void> {
  const parts = await whyNothing(project, text);
  const counts = parts.map(({ text: part, count }) => `${part} (${count})`);
  const each = counts.length ? ` By itself, each part has: ${counts.join(', ')}.` : '';
  io.error(`Nothing answers this.${each}\n`);
}
