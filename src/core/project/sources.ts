import type { Problem, Range, Read } from '../base/problem';
import { sentence } from '../base/sentences';
import type { FrontMatter } from '../cases/frontMatter';
import type { CaseTable } from '../cases/readCases';
import type { SourceTable } from '../cases/readSources';
import { sourceFacts } from '../cases/register';
import { sourcesFile } from './layout';
import type { TextFormat } from './located';

/** One text under study, and what the registers say of it. */
export interface Source {
  readonly path: string;
  /** Ids; none when the source is its own case. */
  readonly cases: readonly string[];
  readonly kind: string;
  readonly round: string;
  readonly perspective: string;
  readonly date: string;
  /** Further columns of the register. */
  readonly attributes: ReadonlyMap<string, string>;
}

/** How a source's text is marked up, by the ending of its name. */
export function formatOf(path: string): TextFormat['format'] {
  const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase();
  return ending === 'md' ? 'markdown' : ending === 'vtt' || ending === 'srt' ? ending : 'text';
}

/** What sources are read together from. */
export interface Registers {
  /** Paths of the sources there are, sorted. */
  readonly paths: readonly string[];
  readonly table: SourceTable;
  readonly frontMatters: ReadonlyMap<string, FrontMatter>;
  /** Undefined when the project has no table of cases: then any case may be named. */
  readonly cases: CaseTable | undefined;
}

/** Every source with what the registers say of it, by path; and where these don't fit what is there. */
export function sourcesOf({
  paths,
  table,
  frontMatters,
  cases,
}: Registers): Read<ReadonlyMap<string, Source>> {
  const problems: Problem[] = [];
  const sources = new Map<string, Source>();
  const caseProblem = (id: string, file: string, range: Range): Problem => ({
    kind: 'unknown-case',
    severity: 'warning',
    file,
    range,
    sentence: sentence(
      'The case “{case}” is not in cases.csv. Add a row for it there, or correct its name here.',
      { case: id },
    ),
  });
  for (const path of paths) {
    const row = table.rows.get(path);
    const frontMatter = frontMatters.get(path);
    const facts = sourceFacts(path, row, frontMatter);
    problems.push(...facts.problems);
    sources.set(path, facts.value);
    const own = frontMatter?.ranges.get('case');
    for (const id of cases && own ? (frontMatter?.cases ?? []) : [])
      if (own && !cases?.byId.has(id)) problems.push(caseProblem(id, path, own));
  }
  for (const row of table.rows.values()) {
    for (const id of cases ? row.cases : [])
      if (!cases?.byId.has(id))
        problems.push(caseProblem(id, sourcesFile, row.casesRange ?? row.range));
    if (!sources.has(row.path))
      problems.push({
        kind: 'source-gone',
        severity: 'warning',
        file: sourcesFile,
        range: row.range,
        sentence: sentence(
          'There is no source “{path}” in the project. Correct its path, bring the file back, or delete this row.',
          { path: row.path },
        ),
      });
  }
  return { value: sources, problems };
}
