import { nameIn } from '../codebook/codebook';
import { column, stride } from '../coding/rows';
import { sentence } from '../base/sentences';
import type { CodingFile } from '../project/codingIndex';
import { Refusal } from '../project/operations';
import type { Project } from '../project/project';
import type { Source } from '../project/sources';
import { caseOfCoding } from './caseOf';

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
  const grouping = groupingBy(project, request.by);
  const table = new Tally(grouping.groups);
  const coders = new Set(request.coders ?? []);
  for (const file of project.index.all()) {
    if (coders.size && !coders.has(file.coder)) continue;
    const facts = project.sources.get(file.source);
    const group = grouping.ofFile(file, facts);
    if (group === undefined && facts) await countEach(project, file, facts, grouping, table);
    else countFile(file, table, table.group(group ?? ''));
  }
  return { by: request.by, groups: table.groups, rows: rowsOf(project, table, request) };
}

interface Grouping {
  /** Groups known beforehand, in order; others join as they are met. */
  readonly groups: readonly string[];
  /** Undefined when the codings of one file may belong to several groups. */
  ofFile(file: CodingFile, facts: Source | undefined): string | undefined;
  /** The group of a case. */
  ofCase(id: string): string;
}

/** Group of what has no value. */
export const noValue = '(none)';

function groupingBy(project: Project, by: string): Grouping {
  const sources = [...project.sources.values()];
  const plain = (
    of: (file: CodingFile, facts: Source | undefined) => string,
    groups: string[],
  ) => ({
    groups,
    ofFile: of,
    ofCase: () => noValue,
  });
  switch (by) {
    case 'source':
      return plain(
        ({ source }) => source,
        sources.map(({ path }) => path),
      );
    case 'coder':
      return plain(({ coder }) => coder, project.index.coders());
    case 'case':
      return byCase((id) => (id === '' ? noValue : id), caseGroups(project));
    case 'kind':
    case 'round':
    case 'perspective':
      return plain((_, facts) => facts?.[by] || noValue, values(sources.map((facts) => facts[by])));
  }
  if (project.caseTable.attributeNames.includes(by)) {
    const of = (id: string) => project.caseTable.byId.get(id)?.attributes.get(by) || noValue;
    return byCase(of, values(project.caseTable.cases.map(({ id }) => of(id))));
  }
  if (sources.some(({ attributes }) => attributes.has(by))) {
    const of = (facts: Source | undefined) => facts?.attributes.get(by) || noValue;
    return plain((_, facts) => of(facts), values(sources.map(of)));
  }
  const known = ['case', 'source', 'coder', 'kind', 'round', 'perspective'];
  throw new Refusal(
    sentence('There is nothing called “{by}” to count by. There are: {known}.', {
      by,
      known: [...known, ...project.caseTable.attributeNames].join(', '),
    }),
  );
}

function byCase(ofCase: (id: string) => string, groups: string[]): Grouping {
  const ofFile = ({ source }: CodingFile, facts: Source | undefined) =>
    facts && facts.cases.length > 1 ? undefined : ofCase(facts?.cases[0] ?? source);
  return { groups, ofFile, ofCase };
}

/** Every case of `cases.csv` in its order, then those that only sources name, and sources on their own. */
function caseGroups(project: Project): string[] {
  const ids = new Set(project.caseTable.cases.map(({ id }) => id));
  for (const { cases, path } of project.sources.values())
    (cases.length ? cases : [path]).forEach((id) => ids.add(id));
  return [...ids];
}

/** Distinct values, numbers by size, texts by their letters, nothing last. */
function values(all: Iterable<string>): string[] {
  const distinct = [...new Set([...all].map((value) => value || noValue))];
  const order = new Intl.Collator('en', { numeric: true });
  return distinct.sort(
    (a, b) => Number(a === noValue) - Number(b === noValue) || order.compare(a, b),
  );
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
  for (const coding of source?.codings ?? []) {
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
