import type { Range } from '../base/problem';
import { compareRanges, compareText } from '../coding/coding';
import type { CodingFile } from '../project/codingIndex';
import type { LocatedCoding, LocatedSource } from '../project/located';
import type { Project } from '../project/project';
import { rangeOf } from '../text/lines';
import { turnAt } from '../text/turns';
import { caseOfCoding } from './caseOf';

/** Which excerpts are asked for; a list left out or empty asks for any. */
export interface ExcerptRequest {
  /** Ids. */
  readonly codes?: readonly string[];
  /** Ids. */
  readonly cases?: readonly string[];
  /** Paths. */
  readonly sources?: readonly string[];
  readonly coders?: readonly string[];
}

/** A coding with its words as they are in the text now; of a lost one, as they were. */
export interface Excerpt {
  readonly coding: LocatedCoding;
  /** Path of the source, which may be gone. */
  readonly source: string;
  /** Id; `noCase` where the words are of nobody who is a case. */
  readonly case: string;
  /** Of the turn in which the excerpt begins. */
  readonly speaker: string | undefined;
  readonly range: Range;
  readonly quote: string;
}

/**
 * The excerpts asked for, by source and range. Reads no more texts than it must; codings whose
 * source is gone are among them, as lost.
 */
export async function findExcerpts(project: Project, request: ExcerptRequest): Promise<Excerpt[]> {
  const asked = new Asked(request);
  const excerpts: Excerpt[] = [];
  for (const path of [...project.index.sources()].sort(compareText)) {
    const files = project.index.ofSource(path);
    if (!asked.ofSource(path) || !files.some((file) => asked.ofFile(project, file))) continue;
    const ofSource = await excerptsOf(project, path);
    excerpts.push(...ofSource.filter((excerpt) => asked.of(excerpt)).sort(compareExcerpts));
  }
  return excerpts;
}

/** Lists of what is asked for, quick to look into. */
class Asked {
  private readonly codes: ReadonlySet<string> | undefined;
  private readonly cases: ReadonlySet<string> | undefined;
  private readonly sources: ReadonlySet<string> | undefined;
  private readonly coders: ReadonlySet<string> | undefined;

  constructor({ codes, cases, sources, coders }: ExcerptRequest) {
    this.codes = setOf(codes);
    this.cases = setOf(cases);
    this.sources = setOf(sources);
    this.coders = setOf(coders);
  }

  ofSource(path: string): boolean {
    return this.sources?.has(path) ?? true;
  }

  ofFile({ index }: Project, file: CodingFile): boolean {
    if (this.coders && !this.coders.has(file.coder)) return false;
    return !this.codes || [...index.codesIn(file)].some((code) => this.codes?.has(code));
  }

  of({ coding, case: ofCase }: Excerpt): boolean {
    if (this.coders && !this.coders.has(coding.coder)) return false;
    if (this.codes && !this.codes.has(coding.record.code)) return false;
    return this.cases?.has(ofCase) ?? true;
  }
}

function setOf(list: readonly string[] | undefined): ReadonlySet<string> | undefined {
  return list?.length ? new Set(list) : undefined;
}

async function excerptsOf(project: Project, path: string): Promise<Excerpt[]> {
  const source = project.sources.has(path) ? await project.located(path) : undefined;
  if (source) return source.codings.map((coding) => excerptOf(project, path, source, coding));
  const records = await project.recordsOf(path);
  return records.map((record) =>
    excerptOf(project, path, undefined, { ...record, location: { state: 'lost' } }),
  );
}

function excerptOf(
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
