import type { Problem, Read } from '../base/problem';
import { sentence } from '../base/sentences';
import type { FrontMatter } from './frontMatter';
import type { SourceRow } from './readSources';

/** What is known of a source once the table and its front matter are read together. */
export interface SourceFacts {
  readonly path: string;
  /** Ids; none when the source is its own case. */
  readonly cases: readonly string[];
  readonly kind: string;
  readonly round: string;
  readonly perspective: string;
  readonly date: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** The ids of a source's cases: a source that names none is its own case, by its path. */
export function casesOf({ path, cases }: Pick<SourceFacts, 'path' | 'cases'>): readonly string[] {
  return cases.length > 0 ? cases : [path];
}

/**
 * What the table says of a source, and where it is silent, what its front matter says. Where both
 * speak and differ the table wins, and a problem at the front matter's key says so.
 */
export function sourceFacts(
  path: string,
  row: SourceRow | undefined,
  frontMatter: FrontMatter | undefined,
): Read<SourceFacts> {
  if (!frontMatter) return { value: factsIn(path, row), problems: [] };
  const problems: Problem[] = [];
  const decide = (column: string, given = '', own = '', isSame = given === own): string => {
    if (given === '') return own;
    const range = frontMatter?.ranges.get(column);
    if (own !== '' && !isSame && range) {
      problems.push(contradiction(path, range, { column, own, given }));
    }
    return given;
  };
  const attributes = new Map<string, string>();
  for (const said of [row, frontMatter]) {
    for (const name of said?.attributes.keys() ?? []) {
      const given = row?.attributes.get(name);
      if (attributes.has(name)) continue;
      attributes.set(name, decide(name, given, frontMatter?.attributes.get(name)));
    }
  }
  const cases = [row?.cases ?? [], frontMatter?.cases ?? []] as const;
  const [given, own] = cases.map((ids) => ids.join('; '));
  const [sortedGiven, sortedOwn] = cases.map((ids) => [...ids].sort().join('; '));
  decide('case', given, own, sortedGiven === sortedOwn);
  const value: SourceFacts = {
    path,
    cases: cases[0].length > 0 ? cases[0] : cases[1],
    kind: decide('kind', row?.kind, frontMatter?.kind),
    round: decide('round', row?.round, frontMatter?.round),
    perspective: decide('perspective', row?.perspective, frontMatter?.perspective),
    date: decide('date', row?.date, frontMatter?.date),
    attributes,
  };
  return { value, problems };
}

/** Most sources have no front matter, and projects have many: nothing to weigh, nothing to copy. */
function factsIn(path: string, row: SourceRow | undefined): SourceFacts {
  return {
    path,
    cases: row?.cases ?? [],
    kind: row?.kind ?? '',
    round: row?.round ?? '',
    perspective: row?.perspective ?? '',
    date: row?.date ?? '',
    attributes: row?.attributes ?? new Map(),
  };
}

function contradiction(
  file: string,
  range: Problem['range'],
  values: { readonly column: string; readonly own: string; readonly given: string },
): Problem {
  const text = sentence(
    'Here “{column}” is “{own}”, but sources.csv says “{given}”, which counts. Make the two the same.',
    values,
  );
  return { kind: 'contradicting-register', severity: 'warning', file, range, sentence: text };
}
