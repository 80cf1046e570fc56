import type { Problem, Read } from '../base/problem';
import { sentence } from '../base/sentences';
import type { FrontMatter } from './frontMatter';
import type { SourceRow } from './readSources';

/** What is known of a source once table and front matter are read together. */
export type SourceFacts = Pick<
  SourceRow,
  'path' | 'cases' | 'kind' | 'round' | 'perspective' | 'date' | 'attributes'
>;

/**
 * What the table says of a source, and where it is silent, what the source's front matter says.
 * Where both speak and differ the table wins, and a problem says so.
 */
export function sourceFacts(
  path: string,
  row: SourceRow | undefined,
  frontMatter: FrontMatter | undefined,
): Read<SourceFacts> {
  const problems: Problem[] = [];
  const merged = (column: string, fromTable: string, own: string): string => {
    if (fromTable !== '' && own !== '' && fromTable !== own) {
      const range = frontMatter?.ranges.get(column) ?? [1, 1, 1, 2];
      const words = sentence(
        'Here “{column}” is “{own}”, in sources.csv it is “{fromTable}”. The table is followed; change one of them.',
        { column, own, fromTable },
      );
      problems.push({
        kind: 'contradicting-register',
        severity: 'warning',
        file: path,
        range,
        sentence: words,
      });
    }
    return fromTable === '' ? own : fromTable;
  };
  const field = (column: 'kind' | 'round' | 'perspective' | 'date') =>
    merged(column, row?.[column] ?? '', frontMatter?.[column] ?? '');
  const cases = merged(
    'case',
    (row?.cases ?? []).join('; '),
    (frontMatter?.cases ?? []).join('; '),
  );
  const attributes = new Map<string, string>();
  for (const name of new Set([
    ...(row?.attributes.keys() ?? []),
    ...(frontMatter?.attributes.keys() ?? []),
  ])) {
    const value = merged(
      name,
      row?.attributes.get(name) ?? '',
      frontMatter?.attributes.get(name) ?? '',
    );
    attributes.set(name, value);
  }
  const value = {
    path,
    cases: cases === '' ? [] : cases.split('; '),
    kind: field('kind'),
    round: field('round'),
    perspective: field('perspective'),
    date: field('date'),
    attributes,
  };
  return { value, problems };
}
