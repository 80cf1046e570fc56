import { caseOfCoding } from '../../core/analysis/caseOf';
import type { Answer } from '../../core/analysis/query/query';
import { compareRanges, compareText } from '../../core/coding/coding';
import { recordsIn } from '../../core/coding/scan';
import type { CodingFile } from '../../core/project/codingIndex';
import type { LocatedCoding, LocatedSource } from '../../core/project/located';
import type { Project } from '../../core/project/project';
import { readable } from '../../core/project/readable';
import type { OpenProject } from '../workspace';
import { type ExcerptLabel, labelIn, labelOf } from './excerptLabel';

/** Which excerpts of a project are asked for; undefined where any will do. */
export interface ExcerptQuery {
  readonly open: OpenProject;
  /** Ids. */
  readonly codes: ReadonlySet<string> | undefined;
  /** Id. */
  readonly case: string | undefined;
  readonly coder: string | undefined;
  /** Paths, in the order in which their excerpts are shown. */
  readonly sources: readonly string[];
  /** What else holds of them, in the language of queries. */
  readonly also?: string | undefined;
}

/** One row of a tree that is an excerpt, as it was when the row was made. */
export interface ExcerptNode {
  readonly kind: 'excerpt';
  readonly open: OpenProject;
  /** Path. */
  readonly source: string;
  /** Id. */
  readonly case: string;
  readonly coding: LocatedCoding;
  readonly label: ExcerptLabel;
  /** 1-based; of one that is lost, where it was. */
  readonly line: number;
}

/** Rows a tree gets at once: more of them come when asked for. */
export const batch = 500;

/** The excerpts asked for, by source and place, as many as `limit`. Reads no more texts than it must. */
export async function loadExcerpts(query: ExcerptQuery, limit: number): Promise<ExcerptNode[]> {
  const excerpts: ExcerptNode[] = [];
  for await (const { path, source, found } of codingsAsked(query)) {
    for (const { coding, case: ofCase } of found)
      excerpts.push(excerptNode(query.open, source, path, ofCase, coding));
    if (excerpts.length >= limit) break;
  }
  return excerpts.slice(0, limit);
}

/** What is asked for of one source, by place. */
export interface FoundCodings {
  readonly path: string;
  /** Undefined where its file is gone. */
  readonly source: LocatedSource | undefined;
  readonly found: readonly { readonly coding: LocatedCoding; readonly case: string }[];
}

/** The codings asked for, source by source; sources without any are left out. */
export async function* codingsAsked(query: ExcerptQuery): AsyncGenerator<FoundCodings> {
  const { project } = query.open;
  // What answers questions is loaded with the first of them.
  const asking =
    query.also === undefined ? undefined : await import('../../core/analysis/query/query');
  const part = asking?.prepared(project, query.also ?? '');
  for (const path of query.sources) {
    if (!project.index.ofSource(path).some((file) => mayHold(query, file))) continue;
    const answer = part && (await asking?.answerFor(project, part, path, true));
    if (part && !answer) continue;
    const source = await readable(project, path);
    const all = source ? source.codings : await withoutText(project, path);
    const codings = answer ? answering(all, answer) : all;
    const found = codings.toSorted(byPlaceAndCoder).flatMap((coding) => {
      if (query.coder !== undefined && coding.coder !== query.coder) return [];
      if (query.codes && !query.codes.has(coding.record.code)) return [];
      const ofCase = caseIn(project, source, path, coding);
      return query.case === undefined || ofCase === query.case ? [{ coding, case: ofCase }] : [];
    });
    if (found.length) yield { path, source, found };
  }
}

/** Of the codings of a source, those of the answer to a question. */
function answering(
  all: readonly LocatedCoding[],
  { rows, mask }: Answer,
): readonly LocatedCoding[] {
  // Of a source that is gone the rows stand as its files have them, by their ranges.
  const inOrder =
    rows.read?.codings ?? all.toSorted((a, b) => compareRanges(a.record.range, b.record.range));
  return mask ? inOrder.filter((_, row) => mask[row] === 1) : inOrder;
}

/** What several coders coded stands in the same order always, whoever's file was read first. */
function byPlaceAndCoder(a: LocatedCoding, b: LocatedCoding): number {
  const [one, other] = [a.location, b.location];
  const isLost = Number(one.state === 'lost') - Number(other.state === 'lost');
  if (isLost !== 0) return isLost;
  const byPlace =
    one.state === 'lost' || other.state === 'lost'
      ? compareRanges(a.record.range, b.record.range)
      : one.span.start - other.span.start || other.span.end - one.span.end;
  return byPlace || compareText(a.coder, b.coder) || compareText(a.record.id, b.record.id);
}

/** The case of a coding; codings of a source that is gone stay with its path. */
export function caseIn(
  project: Project,
  source: LocatedSource | undefined,
  path: string,
  coding: LocatedCoding,
): string {
  const facts = project.sources.get(path);
  return facts ? caseOfCoding(project, source, facts, coding) : path;
}

/** The codings of a source whose file is gone: lost, all of them, but there. */
async function withoutText(project: Project, path: string): Promise<LocatedCoding[]> {
  const codings: LocatedCoding[] = [];
  for (const file of project.index.ofSource(path)) {
    const bytes = await project.store.read(file.path);
    for (const record of bytes ? recordsIn(bytes) : [])
      codings.push({ coder: file.coder, record, location: { state: 'lost' } });
  }
  return codings;
}

/** The row of a coding as it is now. @param source undefined where its file is gone */
export function excerptNode(
  open: OpenProject,
  source: LocatedSource | undefined,
  path: string,
  ofCase: string,
  coding: LocatedCoding,
): ExcerptNode {
  const { record, location } = coding;
  const isThere = source !== undefined && location.state !== 'lost';
  const label = isThere
    ? labelIn(source.text, location.span)
    : labelOf(lastLine(record.before), record.quote, firstLine(record.after));
  const line = isThere ? source.lineOf(location.span.start) : record.range[0];
  return { kind: 'excerpt', open, source: path, case: ofCase, coding, label, line };
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

function mayHold({ open, codes, coder }: ExcerptQuery, file: CodingFile): boolean {
  if (coder !== undefined && file.coder !== coder) return false;
  return !codes || [...open.project.index.codesIn(file)].some((code) => codes.has(code));
}

/** Every path that codings belong to: sources in their order, then those whose files are gone. */
export function codedSources({ sources, index }: Project): string[] {
  const coded = new Set(index.sources());
  const there = [...sources.keys()].filter((path) => coded.has(path));
  return [...there, ...[...coded].filter((path) => !sources.has(path)).sort()];
}
