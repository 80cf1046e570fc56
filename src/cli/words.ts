import type { TextRequest } from '../core/analysis/texts';
import { collocates } from '../core/analysis/words/collocates';
import { wordList } from '../core/analysis/words/wordList';
import type { Project } from '../core/project/project';
import { argued, askedOf } from './ask';
import { csv, jsonLines } from './formats';
import type { Io } from './io';
import { openProject } from './openProject';
import { table } from './table';
import { type Command, oneOf, readArguments, WrongUsage } from './usage';

export const words: Command = {
  name: 'words',
  summary: 'list the words that are said, or that stand near a word, or tell two groups apart',
  usage: `[project] [--where EXPR] [--against EXPR] [--near WORD] [--reach N]
         [--top N] [--stop-words] [--interviewers] [--format table|csv|json]`,
  help: `Chinese is cut into words by dictionary, and the terms of project.yaml are kept whole. Words are
in small letters, and simplified and traditional characters are alike. A share is per thousand words.

  --where         only what stands in the excerpts that answer a question: codebook query --help
  --against       compared with the excerpts that answer this one: g2 is the log-likelihood of the
                  difference, with a minus where the word is less frequent; ratio how many times its
                  share doubles. They describe these texts and are no proof
  --near          what stands near this word, more often than elsewhere first
  --reach         how many words to each side are near, within a turn: 5 unless said
  --top           so many words: 50 unless said; 0 for all
  --stop-words    words that say little (the, of, 的, 了), too
  --interviewers  what interviewers say, too
  --format        table (the default), csv or json`,
};

const options = {
  where: { type: 'string', default: '' },
  against: { type: 'string' },
  near: { type: 'string' },
  reach: { type: 'string', default: '5' },
  top: { type: 'string', default: '50' },
  'stop-words': { type: 'boolean', default: false },
  interviewers: { type: 'boolean', default: false },
  format: { type: 'string', default: 'table' },
} as const;

export async function runWords(args: readonly string[], io: Io): Promise<number> {
  const { values, folder } = readArguments(args, options);
  const format = oneOf('--format', values.format, ['table', 'csv', 'json']);
  const [top, reach] = [numberIn('--top', values.top), numberIn('--reach', values.reach)];
  if (values.near !== undefined && values.against !== undefined)
    throw new WrongUsage('Ask for --near or for --against, one at a time.');
  const project = await openProject(folder, io);
  const part = values.where.trim() ? askedOf(project, values.where) : undefined;
  const asked = {
    part,
    withInterviewers: values.interviewers,
    withStopWords: values['stop-words'],
  };
  const rows =
    values.near === undefined
      ? await listed(project, asked, values.against)
      : await near(project, asked, values.near, reach);
  const shown = top ? rows.slice(0, top) : rows;
  const columns = Object.keys(shown[0] ?? { word: '', count: 0 });
  const cells = shown.map((row) => columns.map((name) => textOf(row[name as keyof typeof row])));
  if (format === 'json') io.out(jsonLines(shown));
  else if (format === 'csv') io.out(csv([columns, ...cells]));
  else io.out(table(columns, cells, (column) => column > 0));
  return 0;
}

function near(project: Project, asked: TextRequest, word: string, reach: number) {
  return argued(() => collocates(project, { ...asked, word, reach }));
}

async function listed(
  project: Project,
  asked: Parameters<typeof wordList>[1],
  against: string | undefined,
) {
  const { withInterviewers = false } = asked;
  const other =
    against === undefined ? undefined : { part: askedOf(project, against), withInterviewers };
  const list = await wordList(project, other ? { ...asked, against: other } : asked);
  const share = (count: number, of: number | undefined) => (of ? (1000 * count) / of : 0);
  return list.words.map(({ word, count, sources, other: beside }) => ({
    word,
    count,
    share: share(count, list.total),
    sources,
    ...(beside
      ? {
          otherCount: beside.count,
          otherShare: share(beside.count, list.otherTotal),
          g2: beside.g2 * Math.sign(beside.ratio),
          ratio: beside.ratio,
        }
      : {}),
  }));
}

function textOf(value: string | number | undefined): string {
  if (typeof value !== 'number') return value ?? '';
  return Number.isInteger(value) ? String(value) : value.toFixed(2);
}

function numberIn(option: string, text: string): number {
  const number = /^\d{1,6}$/.test(text) ? Number(text) : NaN;
  if (Number.isNaN(number)) throw new WrongUsage(`${option} is a number; not “${text}”.`);
  return number;
}
