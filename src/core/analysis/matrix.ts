import { nameIn } from '../codebook/codebook';
import { column, stride } from '../coding/rows';
import type { CodingFile } from '../project/codingIndex';
import type { Project } from '../project/project';
import type { Source } from '../project/sources';
import { caseOfCoding, noCase } from './caseOf';
import { type Grouping, groupingBy, noValue } from './grouping';

export { noValue };

export interface MatrixRow {
  /** Id of the code. */
  readonly code: string;
  /** Its name, or the id of a code that is not in the codebook. */
  readonly name: string;
  readonly isKnown: boolean;
  readonly total: number;
  /** One a group. */
  readonly counts: Int32Array;
}

/** How often each code was applied in each group; a coding counts once. */
export interface Matrix {
  readonly by: string;
  readonly groups: readonly string[];
  /** Every code of the codebook in its order, then codes that only codings name. */
  readonly rows: readonly MatrixRow[];
}

export interface MatrixRequest {
  /** `case`, `source`, `coder`, `kind`, `round`, `perspective`, or an attribute of cases or sources. */
  readonly by: string;
  /** Only these coders; all when empty. */
  readonly coders?: readonly string[];
  /** Whether a code's counts include its descendants'. */
  readonly rollUp?: boolean;
  /** Language of the names. */
  readonly language?: string;
}

/** Throws a Refusal when there is nothing of the name `by`. Reads only sources of several cases. */
export async function countCodings(project: Project, request: MatrixRequest): Promise<Matrix> {
  const coders = request.coders?.length ? request.coders : project.index.coders();
  const grouping = groupingBy(project, request.by, coders);
  const table = new Tally(grouping.groups);
  for (const file of [...project.index.all()]) {
    if (!coders.includes(file.coder)) continue;
    const facts = project.sources.get(file.source);
    const group = grouping.ofFile(file, facts);
    if (group === undefined && facts) await countEach(project, file, facts, grouping, table);
    else countFile(file, table, table.group(group ?? ''));
  }
  return { by: request.by, groups: table.groups, rows: rowsOf(project, table, request) };
}

/** Counts by number of the code and number of the group. */
class Tally {
  readonly groups: string[] = [];
  private readonly numbers = new Map<string, number>();
  /** One column a group. */
  private readonly columns: Int32Array[] = [];

  constructor(groups: readonly string[]) {
    groups.forEach((group) => this.group(group));
  }

  group(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    const number = this.groups.push(name) - 1;
    this.numbers.set(name, number);
    this.columns.push(new Int32Array(0));
    return number;
  }

  /** The counts of a group, with room for that many codes. */
  column(group: number, codes: number): Int32Array {
    const column = this.columns[group] ?? new Int32Array(0);
    if (column.length >= codes) return column;
    const wider = new Int32Array(codes);
    wider.set(column);
    this.columns[group] = wider;
    return wider;
  }

  row(code: number): Int32Array {
    return Int32Array.from(this.columns, (column) => column[code] ?? 0);
  }
}

function countFile({ rows: { cells, count } }: CodingFile, table: Tally, group: number): void {
  let counts = table.column(group, 0);
  for (let at = column.code, end = count * stride; at < end; at += stride) {
    const code = cells[at] ?? 0;
    if (code >= counts.length) counts = table.column(group, code + 64);
    counts[code] = (counts[code] ?? 0) + 1;
  }
}

async function countEach(
  project: Project,
  file: CodingFile,
  facts: Source,
  grouping: Grouping,
  table: Tally,
): Promise<void> {
  const source = await project.located(facts.path);
  // Its file has just gone: nobody can say any more who speaks where.
  if (!source) return countFile(file, table, table.group(grouping.ofCase(noCase)));
  for (const coding of source.codings) {
    if (coding.coder !== file.coder) continue;
    const code = project.index.codes.of(coding.record.code);
    const group = table.group(grouping.ofCase(caseOfCoding(project, source, facts, coding)));
    const counts = table.column(group, code + 1);
    counts[code] = (counts[code] ?? 0) + 1;
  }
}

function rowsOf(project: Project, table: Tally, { rollUp, language }: MatrixRequest): MatrixRow[] {
  const { book, index } = project;
  const own = (id: string) => {
    const number = index.codes.find(id);
    return number === undefined ? new Int32Array(table.groups.length) : table.row(number);
  };
  const counts = new Map(book.codes.map(({ id }) => [id, own(id)]));
  // Children stand after their parents in book order: from the end, each hands its sum up.
  if (rollUp)
    for (const { id, parent } of [...book.codes].reverse()) {
      const above = parent === undefined ? undefined : counts.get(parent);
      if (above) counts.get(id)?.forEach((n, i) => (above[i] = (above[i] ?? 0) + n));
    }
  const known = book.codes.map((code) =>
    row(code.id, nameIn(code, language ?? 'en'), true, counts.get(code.id) ?? own(code.id)),
  );
  const unknown: MatrixRow[] = [];
  for (let number = 0; number < index.codes.size; number++) {
    const id = index.codes.text(number);
    if (book.byId.has(id)) continue;
    const counted = row(id, id, false, own(id));
    if (counted.total) unknown.push(counted);
  }
  return [...known, ...unknown.sort((a, b) => (a.code < b.code ? -1 : 1))];
}

function row(code: string, name: string, isKnown: boolean, counts: Int32Array): MatrixRow {
  return { code, name, isKnown, counts, total: counts.reduce((sum, n) => sum + n, 0) };
}
