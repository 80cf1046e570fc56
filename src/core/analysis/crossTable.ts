import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import type { Project } from '../project/project';
import { type Axis, axisOf } from './axis';
import { Cells } from './cells';
import { CodingCells } from './codingCells';
import { type Closeness, eachPair, readsText } from './cooccurrence';
import { CodingCounter, DistinctCounter, WordCounter } from './counters';
import { type Heading, Headings } from './headings';
import { itself, PairCells } from './pairCells';
import { prepared } from './query/query';
import { eachSelected, type Selected, selectedInOrder, type Selection } from './selected';
import { type CodedRows, FileRows, nowhere } from './sourceRows';
import { casesIn, onlyCase, type SourcePart } from './whose';
import { WordPlaces } from './wordPlaces';

export type { Closeness, Heading };

/**
 * - `codings`: every coding counts
 * - `cases`, `sources`: how many have a coding there
 * - `words`: of what is said in the excerpts, each once, whoever coded it
 */
export type CountUnit = 'codings' | 'cases' | 'sources' | 'words';

export const countUnits = ['codings', 'cases', 'sources', 'words'] as const;

export interface CrossRequest {
  /** `code`, `case`, `source`, `coder`, `kind`, `round`, `perspective`, `speaker` or an attribute. */
  readonly rows: string;
  readonly columns: string;
  readonly count: CountUnit;
  /** When both are `code`: how near each other two codings have to be. Overlap where left out. */
  readonly closeness?: Closeness;
  /** Whether what is below a code counts for it too. */
  readonly rollUp?: boolean;
  /** Only these coders; all when empty. */
  readonly coders?: readonly string[];
  /** Only the codings that a question asks for. */
  readonly where?: string;
  /** Language of the codes' names. */
  readonly language?: string;
  /**
   * Whether every text is read, so that codings stand where their words are now; else they stand
   * where they were when their files were written, save in sources that are open.
   */
  readonly isExact?: boolean;
}

export interface CrossTable {
  readonly rows: readonly Heading[];
  readonly columns: readonly Heading[];
  /** rows × columns, row by row. */
  readonly cells: Int32Array;
  /** Not the sums of the cells where something belongs to several. */
  readonly rowTotals: Int32Array;
  readonly columnTotals: Int32Array;
  readonly total: number;
}

/**
 * Counts codings by two things. Reads texts only where the question, the speakers, the words or
 * sources of several cases ask for it.
 * @throws Refusal when there is nothing of a name, QueryFault for a question that can't be read
 */
export async function crossTable(project: Project, request: CrossRequest): Promise<CrossTable> {
  const coders = request.coders?.length ? request.coders : project.index.coders();
  const selection = { part: prepared(project, request.where ?? ''), coders: new Set(coders) };
  const axis = (name: string) => axisOf(project, name, coders, request.language);
  const [rows, columns] = [axis(request.rows), axis(request.columns)];
  if (request.rows === 'code' && request.columns === 'code')
    return pairTable(project, rows, selection, request);
  const headed = { rows: rows.headings.all, columns: columns.headings.all };
  const isRolledUp = request.rollUp === true;
  const isExact = request.isExact === true;
  const filling = { project, rows, columns, selection, isExact };
  if (request.count === 'codings') {
    const cells = new CodingCells(rows.headings, columns.headings);
    await fillCodings(filling, cells);
    return { ...headed, ...cells.finish(isRolledUp) };
  }
  const cells = new Cells(rows.headings, columns.headings, isRolledUp);
  if (request.count === 'words') await fillWords(filling, cells);
  else await fillDistinct(filling, cells, request.count);
  return {
    ...headed,
    cells: cells.body(),
    rowTotals: cells.rowTotals(),
    columnTotals: cells.columnTotals(),
    total: cells.total,
  };
}

/** Codes by codes. */
async function pairTable(
  project: Project,
  axis: Axis,
  selection: Selection,
  { count, rollUp, isExact, closeness = { kind: 'overlap' } }: CrossRequest,
): Promise<CrossTable> {
  if (count === 'words')
    throw new Refusal(
      sentence(
        'Of two codes that stand together, codings, cases or sources can be counted, not words.',
      ),
    );
  const { headings } = axis;
  const cells = new PairCells(headings, rollUp === true);
  const counter = count === 'codings' ? new CodingCounter(cells) : new DistinctCounter(cells);
  const things = new Headings();
  const reads = (path: string) =>
    isExact === true ||
    readsText(closeness) ||
    (count === 'cases' && (project.sources.get(path)?.cases.length ?? 0) > 1);
  for await (const { rows, mask } of selectedInOrder(project, selection, reads)) {
    const codes = codesIn(axis, rows);
    const of =
      count === 'codings'
        ? new Array<number>(rows.count).fill(0)
        : thingsOf(project, rows, count).map((key) => things.of(key));
    for (let row = 0; row < rows.count; row++)
      if (!mask || mask[row]) counter.take(codes[row] ?? 0, itself, of[row] ?? 0);
    eachPair(rows, mask, closeness, (row, other) => {
      const [a, b] = [codes[row] ?? 0, codes[other] ?? 0];
      if (count === 'codings') cells.addPair(a, b);
      else counter.take(a, b, of[row] ?? 0);
    });
  }
  if (counter instanceof DistinctCounter) counter.finish();
  const totals = cells.totals();
  return {
    rows: headings.all,
    columns: headings.all,
    cells: cells.body(),
    rowTotals: totals,
    columnTotals: totals,
    total: cells.total,
  };
}

function codesIn(axis: Axis, rows: CodedRows): Int32Array {
  const numbers = axis.of(rows);
  return typeof numbers === 'number' ? new Int32Array(rows.count).fill(numbers) : numbers;
}

interface Filling {
  readonly project: Project;
  readonly isExact: boolean;
  readonly rows: Axis;
  readonly columns: Axis;
  readonly selection: Selection;
}

async function fillCodings(filling: Filling, cells: CodingCells): Promise<void> {
  const { project, selection, rows: down, columns: across } = filling;
  await eachSelected(project, selection, needsText(filling), ({ rows, mask }) => {
    const column = across.of(rows, mask);
    if (!down.rowOf || !(rows instanceof FileRows) || typeof column !== 'number') {
      cells.take(down.of(rows, mask), column, rows.count, mask);
      return;
    }
    const late = cells.takeTally(rows.tally, down.rowOf, column);
    if (!late.length) return;
    const codes = Int32Array.from(late);
    const { path, facts, coders, read } = rows;
    const count = codes.length;
    const theirs = { path, facts, coders, read, codes, count, byCoder: new Int32Array(count) };
    cells.take(down.of(theirs), column, count, mask);
  });
}

async function fillDistinct(
  filling: Filling,
  cells: Cells,
  unit: 'cases' | 'sources',
): Promise<void> {
  const counter = new DistinctCounter(cells);
  const { project, selection } = filling;
  const needs = needsText(filling);
  const reads = (source: SourcePart) =>
    needs(source) || (unit === 'cases' && onlyCase(source) === undefined);
  const things = new Headings();
  await eachSelected(project, selection, reads, (some) => {
    const of = thingsOf(project, some.rows, unit).map((key) => things.of(key));
    each(filling, some, (row, column, at) => counter.take(row, column, of[at] ?? 0));
  });
  counter.finish();
}

function thingsOf(project: Project, rows: CodedRows, unit: 'cases' | 'sources'): readonly string[] {
  return unit === 'cases' ? casesIn(project, rows) : new Array<string>(rows.count).fill(rows.path);
}

async function fillWords(filling: Filling, cells: Cells): Promise<void> {
  const counter = new WordCounter(cells);
  for await (const some of selectedInOrder(filling.project, filling.selection, () => true)) {
    const { rows } = some;
    if (!rows.read?.source) continue;
    each(filling, some, (row, column, at) => {
      if (rows.starts[at] !== nowhere) counter.take(row, column, rows, at);
    });
    counter.finishSource(new WordPlaces(rows.read.source));
  }
}

function needsText({ rows, columns, isExact }: Filling): (source: SourcePart) => boolean {
  return (source) => isExact || rows.needsText(source) || columns.needsText(source);
}

/** Every coding that is meant, with the numbers of its headings. */
function each(
  { rows: down, columns: across }: Filling,
  { rows, mask }: Selected,
  take: (row: number, column: number, at: number) => void,
): void {
  const [inRow, inColumn] = [down.of(rows, mask), across.of(rows, mask)];
  for (let at = 0; at < rows.count; at++) {
    if (mask && !mask[at]) continue;
    const row = typeof inRow === 'number' ? inRow : (inRow[at] ?? 0);
    take(row, typeof inColumn === 'number' ? inColumn : (inColumn[at] ?? 0), at);
  }
}
