import { nameIn } from '../codebook/codebook';
import type { CodingFile } from '../project/codingIndex';
import type { Project } from '../project/project';
import type { Source } from '../project/sources';
import { caseOfCoding, noCase } from './caseOf';
import { type Grouping, groupingBy, noValue } from './grouping';
import { Tally } from './tally';

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
  const table = new Tally(grouping.groups, project.index.codes.size);
  for (const file of [...project.index.all()]) {
    if (!coders.includes(file.coder)) continue;
    const facts = project.sources.get(file.source);
    const group = grouping.ofFile(file, facts);
    if (group === undefined && facts) await countEach(project, file, facts, grouping, table);
    else table.countAll(file.rows, table.group(group ?? ''));
  }
  return { by: request.by, groups: table.groups, rows: rowsOf(project, table, request) };
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
  if (!source) return table.countAll(file.rows, table.group(grouping.ofCase(noCase)));
  for (const coding of source.codings) {
    if (coding.coder !== file.coder) continue;
    const code = project.index.codes.of(coding.record.code);
    const group = table.group(grouping.ofCase(caseOfCoding(project, source, facts, coding)));
    table.count(code, group);
  }
}

function rowsOf(project: Project, table: Tally, { rollUp, language }: MatrixRequest): MatrixRow[] {
  const { book, index } = project;
  const tallied = table.rows();
  const own = (id: string) =>
    tallied[index.codes.find(id) ?? -1] ?? new Int32Array(table.groups.length);
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
  let total = 0;
  // Four times as fast as `for … of` over typed numbers, and there are codes × groups of them.
  for (let i = 0; i < counts.length; i++) total += counts[i] ?? 0;
  return { code, name, isKnown, counts, total };
}
