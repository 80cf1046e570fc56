import { noCase } from '../core/analysis/caseOf';
import type { Wording } from '../core/analysis/search/finder';
import { concordance, type ConcordanceLine, sortedLines } from '../core/analysis/words/concordance';
import { argued, askedOf } from './ask';
import { csv, jsonLines, rangeText } from './formats';
import type { Io } from './io';
import { refuseUnknownSources } from './known';
import { openProject, sourcePath } from './openProject';
import { table, widthOf } from './table';
import { type Command, oneOf, readArguments, WrongUsage } from './usage';

export const kwic: Command = {
  name: 'kwic',
  summary: 'show every place of some words with what is around them (a concordance)',
  usage: `WORDS [project] [--as word|phrase|pattern] [--exact] [--where EXPR]
         [--source PATH]… [--interviewers] [--width N] [--sort text|before|after]
         [--format table|csv|json]`,
  help: `  --as            word: not in the midst of another one, Chinese by dictionary and by the terms of
                  project.yaml (the default); phrase: wherever these characters stand; pattern: a
                  regular expression
  --exact         capitals, accents, width and Chinese script make a difference
  --where         only within the excerpts that answer a question: see codebook query --help
  --source        only through this source, by its path below the project’s folder
  --interviewers  what interviewers say, too
  --width         characters to each side: 40 unless said
  --sort          text: as they stand (the default); before, after: by the words next to them
  --format        table (the default), csv or json`,
};

export async function runKwic(args: readonly string[], io: Io): Promise<number> {
  const { values, named, folder } = readArguments(
    args,
    {
      as: { type: 'string', default: 'word' },
      exact: { type: 'boolean', default: false },
      where: { type: 'string', default: '' },
      source: { type: 'string', multiple: true, default: [] as string[] },
      interviewers: { type: 'boolean', default: false },
      width: { type: 'string', default: '40' },
      sort: { type: 'string', default: 'text' },
      format: { type: 'string', default: 'table' },
    },
    { names: ['WORDS'] },
  );
  const kind = oneOf('--as', values.as, ['word', 'phrase', 'pattern']);
  const sort = oneOf('--sort', values.sort, ['text', 'before', 'after']);
  const format = oneOf('--format', values.format, ['table', 'csv', 'json']);
  const width = widthIn(values.width);
  const project = await openProject(folder, io);
  const sources = values.source.map((path) => sourcePath(project, folder, path, io));
  refuseUnknownSources(project, sources);
  const look: Wording = { kind, text: named[0] ?? '', isExact: values.exact };
  const part = values.where.trim() ? askedOf(project, values.where) : undefined;
  const request = { look, width, part, sources, withInterviewers: values.interviewers };
  const found: ConcordanceLine[] = [];
  await argued(async () => {
    for await (const line of concordance(project, request)) found.push(line);
  });
  const lines = sort === 'text' ? found : sortedLines(found, sort);
  if (format === 'json') io.out(jsonLines(lines.map(plainOf)));
  else if (format === 'csv') io.out(csv([columns, ...lines.map(cellsOf)]));
  else io.out(aligned(lines));
  return 0;
}

function widthIn(text: string): number {
  const width = /^\d{1,4}$/.test(text) ? Number(text) : NaN;
  if (Number.isNaN(width)) throw new WrongUsage(`--width is a number; not “${text}”.`);
  return width;
}

const columns = ['source', 'range', 'case', 'speaker', 'before', 'words', 'after'];

function plainOf({ source, range, case: of, speaker, ...line }: ConcordanceLine) {
  const { before, words, after } = line;
  const ofCase = of === noCase ? null : of;
  return { source, range, case: ofCase, speaker: speaker ?? null, before, words, after };
}

function cellsOf({ source, range, case: of, speaker, ...line }: ConcordanceLine): string[] {
  return [source, rangeText(range), of, speaker ?? '', line.before, line.words, line.after];
}

/** The words stand below each other. */
function aligned(lines: readonly ConcordanceLine[]): string {
  const before = Math.max(0, ...lines.map((line) => widthOf(line.before)));
  const rows = lines.map((line) => [
    `${line.source}:${line.range[0]}`,
    line.speaker ?? '',
    `${' '.repeat(before - widthOf(line.before))}${line.before}[${line.words}]${line.after}`,
  ]);
  return table(['place', 'speaker', 'words in context'], rows);
}
