import { casesOf } from '../cases/register';
import type { LocatedSource } from '../project/located';
import type { Project } from '../project/project';
import type { Source } from '../project/sources';
import { readable } from '../project/readable';
import { turnAt } from '../text/turns';
import { allCases } from './axis';
import { noCase } from './caseOf';
import { crossTable, type CrossTable } from './crossTable';
import { joined } from './texts';
import { uncodedTurns } from './uncoded';
import { WordPlaces } from './wordPlaces';

/** Where the evidence for a code is, and where there is none. What is inside a code counts for it. */
export interface CodeCoverage {
  /** Id. */
  readonly code: string;
  readonly name: string;
  /** How many codes are around it. */
  readonly depth: number;
  readonly codings: number;
  readonly cases: number;
  readonly sources: number;
  /** Ids of the cases that have sources, but no coding of it. */
  readonly without: readonly string[];
  /** Where all of its evidence is of one kind while there are several: what it is confined to. */
  readonly only: readonly { readonly by: Confinement; readonly value: string }[];
}

export type Confinement = (typeof confinements)[number];

const confinements = ['case', 'source', 'perspective', 'round', 'coder'] as const;

export interface CoverageRequest {
  /** Only these coders; all when empty. */
  readonly coders?: readonly string[];
  readonly language?: string;
}

/** Every code of the codebook, in its order. */
export async function codeCoverage(
  project: Project,
  request: CoverageRequest = {},
): Promise<readonly CodeCoverage[]> {
  const tables = new Map<Confinement, CrossTable>();
  for (const by of confinements)
    tables.set(
      by,
      await crossTable(project, {
        ...request,
        rows: 'code',
        columns: by,
        count: 'codings',
        rollUp: true,
      }),
    );
  const named = new Set([...project.sources.values()].flatMap((facts) => casesOf(facts)));
  const studied = allCases(project).filter((id) => named.has(id));
  return project.book.codes.map(({ id, depth }, row) => {
    const under = (by: Confinement) => valuesUnder(tables.get(by), row, by === 'case');
    const cases = new Set(under('case'));
    const table = tables.get('case');
    return {
      code: id,
      name: table?.rows[row]?.label ?? id,
      depth,
      codings: table?.rowTotals[row] ?? 0,
      cases: cases.size,
      sources: under('source').length,
      without: studied.filter((key) => !cases.has(key)),
      only: confinements.flatMap((by) => {
        const [value, ...others] = under(by);
        const isChoice = (tables.get(by)?.columns.filter(({ key }) => key !== '').length ?? 0) > 1;
        return value && !others.length && isChoice ? [{ by, value }] : [];
      }),
    };
  });
}

/** Keys of the columns in which a row has anything; where asked for, without what has no value. */
function valuesUnder(table: CrossTable | undefined, row: number, isNamed: boolean): string[] {
  const width = table?.columns.length ?? 0;
  return (table?.columns ?? []).flatMap(({ key }, column) =>
    table?.cells[row * width + column] && !(isNamed && key === '') ? [key] : [],
  );
}

/** How much of a source is coded. */
export interface SourceCoverage {
  /** Path. */
  readonly source: string;
  readonly cases: readonly string[];
  readonly codings: number;
  /** Turns of those who are interviewed. */
  readonly turns: number;
  /** Those of them that no coding touches. */
  readonly uncoded: number;
  /** Words that are said in these turns, and those that are coded. */
  readonly words: number;
  readonly coded: number;
}

/** Source by source. Reads every text. @param coder whose codings count; undefined for everybody's */
export async function* sourceCoverage(
  project: Project,
  coder: string | undefined,
): AsyncGenerator<SourceCoverage> {
  for (const facts of project.sources.values()) {
    const source = await readable(project, facts.path);
    if (source) yield coverageOf(source, facts, coder);
  }
}

/** As `sourceCoverage`, of one source. */
export function coverageOf(
  source: LocatedSource,
  facts: Source,
  coder: string | undefined,
): SourceCoverage {
  const theirs = source.codings.filter((one) => coder === undefined || one.coder === coder);
  const turns = source.transcript.turns.filter(
    ({ isInterviewer, body }) => !isInterviewer && body.end > body.start,
  );
  const { text } = source;
  const words = new WordPlaces({ text, transcript: { ...source.transcript, turns } });
  const spans = theirs.flatMap(({ location }) =>
    location.state === 'lost' ? [] : [location.span],
  );
  let coded = 0;
  for (const { start, end } of joined(spans)) coded += words.countIn(start, end);
  return {
    source: facts.path,
    cases: casesOf(facts),
    codings: theirs.length,
    turns: turns.length,
    uncoded: uncodedTurns(source, coder).length,
    words: words.count,
    coded,
  };
}

/** A turn that no coding touches. */
export interface UncodedTurn {
  /** 1-based. */
  readonly line: number;
  /** Empty where nobody is named. */
  readonly speaker: string;
  readonly words: string;
}

/** @param coder whose codings count; undefined for everybody's */
export function uncodedIn(source: LocatedSource, coder: string | undefined): UncodedTurn[] {
  return uncodedTurns(source, coder).map(({ start, end }) => ({
    line: source.lineOf(start),
    speaker: turnAt(source.transcript, start)?.speaker ?? '',
    words: source.text.slice(start, end),
  }));
}

/** What there is of a case. */
export interface CaseCoverage {
  /** Id. */
  readonly case: string;
  readonly name: string;
  readonly sources: number;
  readonly codings: number;
  /** How many codes have a coding of it, and how many codes could. */
  readonly codes: number;
  readonly of: number;
}

/** Every case: those of the table in its order, then those that only sources name. */
export async function caseCoverage(
  project: Project,
  { coders = [] }: CoverageRequest = {},
): Promise<readonly CaseCoverage[]> {
  const table = await crossTable(project, {
    rows: 'case',
    columns: 'code',
    count: 'codings',
    coders,
  });
  const codable = new Set(project.book.codes.filter((code) => code.codable).map(({ id }) => id));
  const width = table.columns.length;
  return table.rows.flatMap(({ key }, row) => {
    if (key === noCase) return [];
    const codes = table.columns.filter(
      (column, at) => codable.has(column.key) && table.cells[row * width + at],
    );
    const sources = [...project.sources.values()].filter((facts) => casesOf(facts).includes(key));
    return [
      {
        case: key,
        name: project.caseTable.byId.get(key)?.name ?? '',
        sources: sources.length,
        codings: table.rowTotals[row] ?? 0,
        codes: codes.length,
        of: codable.size,
      },
    ];
  });
}
