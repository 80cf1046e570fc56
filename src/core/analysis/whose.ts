import type { LocatedCoding, LocatedSource } from '../project/located';
import type { Project } from '../project/project';
import type { Source } from '../project/sources';
import { turnAt } from '../text/turns';
import { caseOfCoding, noCase } from './caseOf';
import type { CodedRows } from './sourceRows';

/** A source, as far as the registers know it. */
export interface SourcePart {
  readonly path: string;
  /** Undefined when the source is gone. */
  readonly facts: Source | undefined;
}

/** The case of all of a source's codings; undefined where that depends on who speaks. */
export function onlyCase({ path, facts }: SourcePart): string | undefined {
  const cases = facts?.cases ?? [];
  return cases.length > 1 ? undefined : (cases[0] ?? path);
}

/** The cases that codings of a source may belong to. */
export function possibleCases({ path, facts }: SourcePart): readonly string[] {
  const cases = facts?.cases ?? [];
  return cases.length > 1 ? [...cases, noCase] : [cases[0] ?? path];
}

/** The case of each row. In a source of several whose text is not at hand, nobody's. */
export function casesIn(project: Project, rows: CodedRows): readonly string[] {
  const { facts, read, count } = rows;
  const only = onlyCase(rows);
  if (only !== undefined || !facts || !read) return new Array<string>(count).fill(only ?? noCase);
  const { source, codings } = read;
  return codings.map((coding) => caseOfCoding(project, source, facts, coding));
}

/** The speaker of each row; empty where nobody is named or the excerpt is lost. */
export function speakersIn({ read, count }: CodedRows): readonly string[] {
  if (!read) return new Array<string>(count).fill('');
  return read.codings.map((coding) => speakerOf(coding, read.source));
}

/** Who speaks where an excerpt begins; empty where nobody is named or the excerpt is lost. */
export function speakerOf({ location }: LocatedCoding, source: LocatedSource | undefined): string {
  if (!source || location.state === 'lost') return '';
  return turnAt(source.transcript, location.span.start)?.speaker ?? '';
}
