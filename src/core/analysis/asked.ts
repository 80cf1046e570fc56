import { codeOfRow } from '../coding/rows';
import type { CodingFile } from '../project/codingIndex';
import type { Project } from '../project/project';
import type { Excerpt } from './excerpt';

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

/** Lists of what is asked for of a project, quick to look into. */
export class Asked {
  private readonly codes: ReadonlySet<string> | undefined;
  private readonly cases: ReadonlySet<string> | undefined;
  private readonly sources: ReadonlySet<string> | undefined;
  private readonly coders: ReadonlySet<string> | undefined;
  /** By number of the code: 1 where it is asked for. */
  private readonly isAsked: Uint8Array;

  constructor(
    private readonly project: Project,
    { codes, cases, sources, coders }: ExcerptRequest,
  ) {
    this.codes = setOf(codes);
    this.cases = setOf(cases);
    this.sources = setOf(sources);
    this.coders = setOf(coders);
    const { codes: names } = project.index;
    this.isAsked = new Uint8Array(names.size).fill(this.codes ? 0 : 1);
    for (const code of this.codes ?? []) {
      const number = names.find(code);
      if (number !== undefined) this.isAsked[number] = 1;
    }
  }

  /** The coding files of a source that hold something asked for. */
  filesOf(path: string): readonly CodingFile[] {
    if (this.sources && !this.sources.has(path)) return [];
    const ofCase = this.caseOf(path);
    if (this.cases && ofCase !== undefined && !this.cases.has(ofCase)) return [];
    return this.project.index
      .ofSource(path)
      .filter((file) => (this.coders?.has(file.coder) ?? true) && this.countIn(file) > 0);
  }

  /** The case of all of a source's codings; undefined where that depends on who speaks. */
  caseOf(path: string): string | undefined {
    const cases = this.project.sources.get(path)?.cases ?? [];
    return cases.length > 1 ? undefined : (cases[0] ?? path);
  }

  /** How many codings of a file name a code that is asked for. */
  countIn({ tally }: CodingFile): number {
    const { isAsked } = this;
    let found = 0;
    for (let at = 0; at < tally.length; at += 2)
      if (isAsked[tally[at] ?? 0] === 1) found += tally[at + 1] ?? 0;
    return found;
  }

  /** Rows of a file that name a code that is asked for. */
  *rowsIn({ rows }: CodingFile): Generator<number> {
    for (let row = 0; row < rows.count; row++)
      if (this.isAsked[codeOfRow(rows, row)] === 1) yield row;
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
