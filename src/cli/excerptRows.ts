import { noCase } from '../core/analysis/caseOf';
import type { Excerpt } from '../core/analysis/excerpt';
import { compareRanges } from '../core/coding/coding';
import { isInConflict } from '../core/coding/parts';
import { csv, jsonLines, rangeText } from './formats';
import { shortened, table } from './table';

const columns = 'id code coder source case speaker range quote state memo'.split(' ');

/** Excerpts as text; in the table, quotes are shortened. */
export function writeExcerpts(found: readonly PlainExcerpt[], format: 'table' | 'csv' | 'json') {
  if (format === 'json') return jsonLines(found);
  if (format === 'csv') return csv([columns, ...found.map(cellsOf)]);
  return shortTable(found);
}

export type PlainExcerpt = ReturnType<typeof plainExcerpt>;

export function plainExcerpt(excerpt: Excerpt) {
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

function cellsOf(excerpt: PlainExcerpt): string[] {
  const { id, code, coder, source, case: ofCase, speaker, range, quote, state, memo } = excerpt;
  const place = rangeText(range);
  return [id, code, coder, source, ofCase ?? '', speaker ?? '', place, quote, state, memo ?? ''];
}

function shortTable(found: readonly PlainExcerpt[]): string {
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
