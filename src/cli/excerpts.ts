import { noCase } from '../core/analysis/caseOf';
import { type Excerpt, excerptsBySource } from '../core/analysis/excerpts';
import { type Codebook, descendantsOf } from '../core/codebook/codebook';
import { compareRanges } from '../core/coding/coding';
import { isInConflict } from '../core/coding/parts';
import { csv, jsonLines, rangeText } from './formats';
import type { Io } from './io';
import {
  refuseUnknownCases,
  refuseUnknownCoders,
  refuseUnknownCodes,
  refuseUnknownSources,
} from './known';
import { openProject, sourcePath } from './openProject';
import { shortened, table } from './table';
import { type Command, oneOf, readArguments } from './usage';

export const excerpts: Command = {
  name: 'excerpts',
  summary: 'list the excerpts of codes, cases, sources or coders',
  usage: `[project] [--code ID]… [--with-descendants] [--case ID]… [--source PATH]…
         [--coder NAME]… [--format table|csv|json]`,
  help: `Every coding with its words as they are in the text now, by source and place. One that is
lost, or whose source is gone, has the words that were coded; one in conflict has several versions,
kept by a merge for a person to choose from. An option that is given several times
asks for any of its values.

  --code               only this code, not those inside it
  --with-descendants   those inside it too
  --case               only what belongs to this case
  --source             only this source, by its path below the project's folder
  --coder              only the codings of this coder
  --format             table (the default, quotes shortened), csv or json; json adds what is
                       stored where that differs, and the other versions of one in conflict`,
};

const columns = 'id code coder source case speaker range quote state memo'.split(' ');

export async function runExcerpts(args: readonly string[], io: Io): Promise<number> {
  const list = { type: 'string', multiple: true, default: [] as string[] } as const;
  const { values, folder } = readArguments(args, {
    code: list,
    'with-descendants': { type: 'boolean', default: false },
    case: list,
    source: list,
    coder: list,
    format: { type: 'string', default: 'table' },
  });
  const format = oneOf('--format', values.format, ['table', 'csv', 'json']);
  const project = await openProject(folder, io);
  const sources = values.source.map((named) => sourcePath(project, folder, named, io));
  refuseUnknownCodes(project, values.code);
  refuseUnknownCases(project, values.case);
  refuseUnknownSources(project, sources);
  refuseUnknownCoders(project, values.coder);
  const codes = values['with-descendants']
    ? values.code.flatMap((id) => withDescendants(project.book, id))
    : values.code;
  const asked = { codes, cases: values.case, sources, coders: values.coder };
  const found: Plain[] = [];
  // At once, so that no source's text is kept for the sake of its excerpts.
  for await (const excerpts of excerptsBySource(project, asked))
    for (const excerpt of excerpts) found.push(plainOf(excerpt));
  if (format === 'json') io.out(jsonLines(found));
  else if (format === 'csv') io.out(csv([columns, ...found.map(cellsOf)]));
  else io.out(shortTable(found));
  return 0;
}

function withDescendants(book: Codebook, id: string): string[] {
  return [id, ...descendantsOf(book, id).map((code) => code.id)];
}

type Plain = ReturnType<typeof plainOf>;

function plainOf(excerpt: Excerpt) {
  const { coding, source, speaker, range, quote } = excerpt;
  const { coder, record } = coding;
  const isAsStored = compareRanges(range, record.range) === 0 && quote === record.quote;
  return {
    id: record.id,
    code: record.code,
    coder,
    source,
    case: excerpt.case === noCase ? null : excerpt.case,
    speaker: speaker ?? null,
    range,
    quote,
    state: stateOf(excerpt),
    memo: record.memo ?? null,
    ...(isAsStored ? {} : { stored: { range: record.range, quote: record.quote } }),
    ...(isInConflict(record) ? { conflict: record['conflict'] } : {}),
  };
}

/** What a person has to see to first. */
function stateOf({ coding: { location, record } }: Excerpt): string {
  return location.state !== 'lost' && isInConflict(record) ? 'conflict' : location.state;
}

function cellsOf(excerpt: Plain): string[] {
  const { id, code, coder, source, case: ofCase, speaker, range, quote, state, memo } = excerpt;
  const place = rangeText(range);
  return [id, code, coder, source, ofCase ?? '', speaker ?? '', place, quote, state, memo ?? ''];
}

function shortTable(found: readonly Plain[]): string {
  const rows = found.map((excerpt) => {
    const [
      ,
      code = '',
      coder = '',
      source = '',
      ofCase = '',
      speaker = '',
      place = '',
      quote = '',
    ] = cellsOf(excerpt);
    const words = shortened(quote.replace(/\s+/g, ' '), 60);
    return [`${source}:${place}`, code, coder, ofCase, speaker, excerpt.state, words];
  });
  return table(['place', 'code', 'coder', 'case', 'speaker', 'state', 'quote'], rows);
}
