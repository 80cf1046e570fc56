import type { Project } from '../../project/project';
import { type SourceRows, readRows, storedRows } from '../sourceRows';
import { parseQuery } from './parse';
import { and, type Candidate, everything, not, or, type Part, relatedTo } from './parts';
import type { Mask } from './relations';
import type { Query } from './syntax';
import { partOf } from './terms';

/**
 * What a question asks of a project as it is now.
 * @throws QueryFault where the question can't be read or names what is not there
 */
export function prepared(project: Project, text: string): Part {
  return partFor(project, parseQuery(text));
}

function partFor(project: Project, query: Query): Part {
  switch (query.kind) {
    case 'all':
      return everything();
    case 'and':
      return and(query.parts.map((part) => partFor(project, part)));
    case 'or':
      return or(query.parts.map((part) => partFor(project, part)));
    case 'not':
      return not(partFor(project, query.part));
    case 'relation':
      return relatedTo(query.relation, partFor(project, query.part));
    case 'term':
      return partOf(project, query);
  }
}

/** The codings of one source that a question asks for. */
export interface Answer {
  readonly rows: SourceRows;
  /** Undefined for all of them. */
  readonly mask: Mask | undefined;
}

/**
 * The answer for one source; undefined where it has none. Its text is read only where the question
 * can't be answered without it, or `withText` asks for it.
 */
export async function answerFor(
  project: Project,
  part: Part,
  path: string,
  withText = false,
): Promise<Answer | undefined> {
  const source: Candidate = {
    path,
    facts: project.sources.get(path),
    files: project.index.ofSource(path),
  };
  const ofAll = part.ofSource(source);
  if (ofAll === false) return undefined;
  const isRead = withText || (ofAll === undefined && part.needsText(source));
  const rows =
    isRead || project.locatedNow(path) ? await readRows(project, path) : storedRows(project, path);
  if (ofAll) return { rows, mask: undefined };
  const mask = part.mask(rows);
  return mask.includes(1) ? { rows, mask } : undefined;
}

/** Source by source, by their paths. */
export async function* answersTo(
  project: Project,
  part: Part,
  withText = false,
): AsyncGenerator<Answer> {
  for (const path of [...project.index.sources()].sort()) {
    const answer = await answerFor(project, part, path, withText);
    if (answer) yield answer;
  }
}

/** How many codings a question asks for. */
export async function countAnswers(project: Project, part: Part): Promise<number> {
  let count = 0;
  for await (const { rows, mask } of answersTo(project, part))
    count += mask ? mask.reduce((sum, one) => sum + one, 0) : rows.count;
  return count;
}
