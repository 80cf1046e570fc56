import { compareRanges, compareText } from '../coding/coding';
import type { LocatedCoding, LocatedSource } from '../project/located';
import type { Project } from '../project/project';
import { readable } from '../project/readable';
import { rangeOf } from '../text/lines';
import { turnAt } from '../text/turns';
import { Asked, type ExcerptRequest } from './asked';
import { caseOfCoding } from './caseOf';
import type { Excerpt } from './excerpt';
import { excerptsInPlace } from './inPlace';

export type { Excerpt, ExcerptRequest };

/**
 * The excerpts asked for, by source and range. Reads no more texts than it must; codings whose
 * source is gone are among them, as lost.
 * @param most no more than so many, from the first on
 */
export async function findExcerpts(
  project: Project,
  request: ExcerptRequest,
  most = Infinity,
): Promise<Excerpt[]> {
  const excerpts: Excerpt[] = [];
  for await (const ofSource of excerptsBySource(project, request)) {
    for (const excerpt of ofSource) excerpts.push(excerpt);
    if (excerpts.length >= most) break;
  }
  return excerpts.length > most ? excerpts.slice(0, most) : excerpts;
}

/** As `findExcerpts`, source by source: only the texts of a few are in memory at a time. */
export async function* excerptsBySource(
  project: Project,
  request: ExcerptRequest,
): AsyncGenerator<readonly Excerpt[]> {
  const asked = new Asked(project, request);
  const paths = [...project.index.sources()].sort().filter((path) => asked.filesOf(path).length);
  // Few at first: whoever wants a page need not wait for more.
  let size = 1;
  for (let at = 0; at < paths.length; at += size, size = Math.min(size * 2, 64)) {
    const some = paths.slice(at, at + size);
    const inPlace = await excerptsInPlace(project, some, asked);
    for (const path of some) {
      const located = async () =>
        (await excerptsOf(project, path)).filter((each) => asked.of(each));
      yield (inPlace.get(path) ?? (await located())).sort(compareExcerpts);
    }
  }
}

/** How many excerpts `findExcerpts` would find. Reads only sources of several cases. */
export async function countExcerpts(project: Project, request: ExcerptRequest): Promise<number> {
  const asked = new Asked(project, request);
  let count = 0;
  for (const path of project.index.sources()) {
    const files = asked.filesOf(path);
    const dependsOnSpeaker = request.cases?.length && !asked.caseOf(path);
    if (files.length && dependsOnSpeaker)
      count += (await excerptsOf(project, path)).filter((each) => asked.of(each)).length;
    else for (const file of files) count += asked.countIn(file);
  }
  return count;
}

async function excerptsOf(project: Project, path: string): Promise<Excerpt[]> {
  const source = project.sources.has(path) ? await readable(project, path) : undefined;
  if (source) return source.codings.map((coding) => excerptOf(project, path, source, coding));
  const records = await project.recordsOf(path);
  return records.map((record) =>
    excerptOf(project, path, undefined, { ...record, location: { state: 'lost' } }),
  );
}

/** @param source undefined when the source is gone: then the words are those that were coded */
export function excerptOf(
  project: Project,
  path: string,
  source: LocatedSource | undefined,
  coding: LocatedCoding,
): Excerpt {
  const facts = project.sources.get(path);
  // As everywhere, codings of a source that is gone are counted to its path.
  const ofCase = facts ? caseOfCoding(project, source, facts, coding) : path;
  const { location, record } = coding;
  if (!source || location.state === 'lost') {
    const { range, quote } = record;
    return { coding, source: path, case: ofCase, speaker: undefined, range, quote };
  }
  const { start, end } = location.span;
  return {
    coding,
    source: path,
    case: ofCase,
    speaker: turnAt(source.transcript, start)?.speaker,
    range: rangeOf(source.lines, source.text, location.span),
    quote: source.text.slice(start, end),
  };
}

function compareExcerpts(a: Excerpt, b: Excerpt): number {
  return (
    compareRanges(a.range, b.range) ||
    compareText(a.coding.record.code, b.coding.record.code) ||
    compareText(a.coding.coder, b.coding.coder) ||
    compareText(a.coding.record.id, b.coding.record.id)
  );
}
