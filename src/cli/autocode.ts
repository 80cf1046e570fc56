import { describe } from '../core/anchor/selector';
import { HitSearch } from '../core/autocoding/hits';
import { type HitUnit, type Look, type Query, unitsOf } from '../core/autocoding/query';
import { Review, type ReviewedHit } from '../core/autocoding/review';
import type { LocatedSource } from '../core/project/located';
import { applyToSources } from '../core/project/operations';
import type { Project } from '../core/project/project';
import { readable } from '../core/project/readable';
import { csv, jsonLines, rangeText } from './formats';
import type { Io } from './io';
import { refuseUnknownCodes, refuseUnknownSources } from './known';
import { openProject, sourcePath } from './openProject';
import { shortened, table } from './table';
import { type Command, oneOf, readArguments, WrongUsage } from './usage';

export const autocode: Command = {
  name: 'autocode',
  summary: 'find words, speakers or answers, and code them',
  usage: `[project]
         (--word TEXT | --phrase TEXT | --pattern REGEX | --speaker NAME… | --question TEXT)
         [--exact] [--unit match|sentence|turn|answer] [--source PATH]… [--interviewers]
         [--code ID --coder NAME [--write]] [--format table|csv|json]`,
  help: `Lists what is found and would be coded; with --write it is coded. What is coded so already is
left as it is, and is listed as standing.

  --word       not in the midst of another word: Chinese words by dictionary, and by the terms in
               project.yaml
  --phrase     wherever these characters stand
  --pattern    a regular expression of JavaScript, tried on each turn and heading
  --speaker    the turns of this speaker
  --question   what is answered to questions with these words; "" for every question
  --exact      capitals, accents, width and Chinese script make a difference
  --unit       how much is coded: the match, the sentence (the default) or the turn around it; of
               questions the answer (the default), each turn by itself, or the question’s turn
  --interviewers  code what interviewers say, too, where words are looked for; else it is only listed
  --source     only through this source, by its path below the project's folder
  --code       the code
  --coder      whose codings these are
  --write      code what is found`,
};

const options = {
  word: { type: 'string' },
  phrase: { type: 'string' },
  pattern: { type: 'string' },
  question: { type: 'string' },
  speaker: { type: 'string', multiple: true, default: [] as string[] },
  exact: { type: 'boolean', default: false },
  interviewers: { type: 'boolean', default: false },
  unit: { type: 'string' },
  source: { type: 'string', multiple: true, default: [] as string[] },
  code: { type: 'string' },
  coder: { type: 'string' },
  write: { type: 'boolean', default: false },
  format: { type: 'string', default: 'table' },
} as const;

type Values = ReturnType<typeof readArguments<typeof options>>['values'];

const columns = ['source', 'range', 'speaker', 'state', 'quote'];

export async function runAutocode(args: readonly string[], io: Io): Promise<number> {
  const { values, folder } = readArguments(args, options);
  const query = queryOf(values);
  const format = oneOf('--format', values.format, ['table', 'csv', 'json']);
  const { code, coder } = values;
  if (values.write && (code === undefined || coder === undefined))
    throw new WrongUsage('To write, --code and --coder are needed.');
  const project = await openProject(folder, io);
  const sources = values.source.map((named) => sourcePath(project, folder, named, io));
  refuseUnknownSources(project, sources);
  if (code !== undefined) refuseUnknownCodes(project, [code]);
  const review = new Review(coder ?? '', code ?? '');
  const { rows, places } = await look(project, query, sources, review, values.interviewers);
  if (format === 'json') io.out(jsonLines(rows));
  else if (format === 'csv') io.out(csv([columns, ...rows.map(cellsOf)]));
  else io.out(table(columns, rows.map(shortCells)));
  if (!values.write || code === undefined || coder === undefined || !places.length) return 0;
  const { added } = await applyToSources(project, { places, codes: [code], coder });
  io.error(`Coded: ${added}.\n`);
  return 0;
}

/** Source by source, so that no more texts are kept than something is to be written to. */
async function look(
  project: Project,
  query: Query,
  asked: readonly string[],
  review: Review,
  withInterviewers: boolean,
) {
  const search = new HitSearch(query, project.settings.terms);
  const rows: ReturnType<typeof rowOf>[] = [];
  const places: { source: LocatedSource; spans: ReviewedHit['span'][] }[] = [];
  for (const path of asked.length ? asked : project.sources.keys()) {
    const source = await readable(project, path);
    if (!source) continue;
    review.take(source, search.in(source));
    if (withInterviewers) review.tick(review.of(path), true);
    const spans = review.ticked(path).map(({ span }) => span);
    rows.push(...review.of(path).map((hit) => rowOf(source, hit, review.isTicked(hit))));
    if (spans.length) places.push({ source, spans });
  }
  return { rows, places };
}

function rowOf(
  { path, text, lines }: LocatedSource,
  { span, speaker, stands }: ReviewedHit,
  isTicked: boolean,
) {
  const { range, quote } = describe(text, lines, span);
  return {
    source: path,
    range,
    speaker: speaker ?? null,
    state: stands ? 'standing' : isTicked ? 'new' : 'interviewer',
    quote,
  };
}

function cellsOf({ source, range, speaker, state, quote }: ReturnType<typeof rowOf>): string[] {
  return [source, rangeText(range), speaker ?? '', state, quote];
}

function shortCells(row: ReturnType<typeof rowOf>): string[] {
  return cellsOf({ ...row, quote: shortened(row.quote, 60) });
}

function queryOf(values: Values): Query {
  const { exact: isExact } = values;
  const looks: Look[] = (['word', 'phrase', 'pattern'] as const).flatMap((kind) => {
    const text = values[kind];
    return text === undefined ? [] : [{ kind, text, isExact }];
  });
  if (values.speaker.length) looks.push({ kind: 'speaker', names: values.speaker });
  if (values.question !== undefined) looks.push({ kind: 'question', text: values.question });
  const [look, ...others] = looks;
  if (!look) throw new WrongUsage('What is to be looked for? Give --word, --phrase, or another.');
  if (others.length) throw new WrongUsage('One thing at a time is looked for.');
  const units: readonly HitUnit[] = unitsOf[look.kind];
  return { look, unit: oneOf('--unit', values.unit ?? unitsOf[look.kind][0], units) };
}
