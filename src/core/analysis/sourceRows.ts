import { codeOfRow, firstCode, stride } from '../coding/rows';
import type { CodingFile } from '../project/codingIndex';
import type { LocatedCoding, LocatedSource } from '../project/located';
import type { Project } from '../project/project';
import type { Source } from '../project/sources';
import { readable } from '../project/readable';

/**
 * The codings of all coders in one source, as columns, by where they begin, then by where they end.
 * Places grow with the text and say only which of two comes first: they are ranges as stored or
 * offsets, whatever was at hand.
 */
export interface SourceRows extends CodedRows {
  /** A place; `nowhere` for a coding that is lost. */
  readonly starts: Float64Array;
  /** A place, exclusive. */
  readonly ends: Float64Array;
}

/** Codings of one source, in whatever order. */
export interface CodedRows {
  readonly path: string;
  /** Undefined when the source is gone. */
  readonly facts: Source | undefined;
  readonly count: number;
  /** Numbers of the project's names of codes. */
  readonly codes: Int32Array;
  /** Numbers among `coders`. */
  readonly byCoder: Int32Array;
  readonly coders: readonly string[];
  /** Where it was read: its text, and the coding of each row. */
  readonly read: ReadRows | undefined;
}

export interface ReadRows {
  /** Undefined when the source is gone: then all of its codings are lost. */
  readonly source: LocatedSource | undefined;
  readonly codings: readonly LocatedCoding[];
}

/** The place of what is lost, before any other. */
export const nowhere = -1;

/** More than a line has columns: line and column as one number that is exact. */
const columns = 2 ** 22;

function place(line: number, column: number): number {
  return line * columns + column;
}

let zeros = new Int32Array(1024);

/** The codings of one coder as the file has them. Costs nothing: there are thousands of files. */
export class FileRows implements CodedRows {
  readonly path: string;
  readonly count: number;
  readonly coders: readonly string[];
  readonly read = undefined;

  constructor(
    file: CodingFile,
    readonly facts: Source | undefined,
    private readonly stored = file.rows,
    readonly tally = file.tally,
  ) {
    this.path = file.source;
    this.count = stored.count;
    this.coders = [file.coder];
  }

  get codes(): Int32Array {
    const first = firstCode(this.stored);
    return this.stored.cells.subarray(first, first + this.count);
  }

  get byCoder(): Int32Array {
    if (this.count > zeros.length) zeros = new Int32Array(this.count * 2);
    return zeros.subarray(0, this.count);
  }
}

/** The rows as the coding files have them. Costs what the files of the source hold. */
export function storedRows(project: Project, path: string): SourceRows {
  const files = project.index.ofSource(path);
  let count = 0;
  for (const { rows } of files) count += rows.count;
  const rows = emptyRows(path, project.sources.get(path), count, files);
  merge(files, rows);
  return rows;
}

/**
 * The rows as they stand in the source's text, which is read. Those of a source that is gone have
 * the places that they had in it.
 */
export async function readRows(project: Project, path: string): Promise<SourceRows> {
  const source = project.sources.has(path) ? await readable(project, path) : undefined;
  const placed: LocatedPlace[] = source
    ? source.codings.map((coding) => ({ coding, start: startOf(coding), end: endOf(coding) }))
    : (await project.recordsOf(path)).map(({ coder, record }) => {
        const [line, column, lastLine, lastColumn] = record.range;
        const coding = { coder, record, location: { state: 'lost' } } as const;
        return { coding, start: place(line, column), end: place(lastLine, lastColumn) };
      });
  placed.sort((a, b) => a.start - b.start || a.end - b.end);
  const codings = placed.map(({ coding }) => coding);
  const coders = [...new Set(codings.map(({ coder }) => coder))];
  const rows = emptyRows(path, project.sources.get(path), codings.length, []);
  placed.forEach(({ coding, start, end }, i) => {
    rows.starts[i] = start;
    rows.ends[i] = end;
    rows.codes[i] = project.index.codes.of(coding.record.code);
    rows.byCoder[i] = coders.indexOf(coding.coder);
  });
  return { ...rows, coders, read: { source, codings } };
}

interface LocatedPlace {
  readonly coding: LocatedCoding;
  readonly start: number;
  readonly end: number;
}

function startOf({ location }: LocatedCoding): number {
  return location.state === 'lost' ? nowhere : location.span.start;
}

function endOf({ location }: LocatedCoding): number {
  return location.state === 'lost' ? nowhere : location.span.end;
}

function emptyRows(
  path: string,
  facts: Source | undefined,
  count: number,
  files: readonly CodingFile[],
): SourceRows {
  return {
    path,
    facts,
    count,
    starts: new Float64Array(count),
    ends: new Float64Array(count),
    codes: new Int32Array(count),
    byCoder: new Int32Array(count),
    coders: files.map(({ coder }) => coder),
    read: undefined,
  };
}

/** One coding file on its way into the columns. */
interface Run {
  readonly file: CodingFile;
  readonly number: number;
  /** Rows by place; undefined where they stand so already, as in every file that we wrote. */
  readonly order: Int32Array | undefined;
  next: number;
  start: number;
  end: number;
}

/** Takes, of what the files have next, the first again and again: there are but a few files. */
function merge(files: readonly CodingFile[], into: SourceRows): void {
  const runs: Run[] = [];
  files.forEach((file, number) => {
    const run = { file, number, order: orderOf(file), next: 0, start: 0, end: 0 };
    if (file.rows.count) runs.push(step(run));
  });
  for (let at = 0; at < into.count; at++) {
    let first = runs[0];
    if (!first) return;
    for (let i = 1; i < runs.length; i++) {
      const run = runs[i];
      if (run && (run.start < first.start || (run.start === first.start && run.end < first.end)))
        first = run;
    }
    const row = first.order?.[first.next] ?? first.next;
    into.starts[at] = first.start;
    into.ends[at] = first.end;
    into.codes[at] = codeOfRow(first.file.rows, row);
    into.byCoder[at] = first.number;
    first.next++;
    if (first.next < first.file.rows.count) step(first);
    else runs.splice(runs.indexOf(first), 1);
  }
}

function step(run: Run): Run {
  const { cells } = run.file.rows;
  const at = (run.order?.[run.next] ?? run.next) * stride;
  run.start = place(cells[at] ?? 0, cells[at + 1] ?? 0);
  run.end = place(cells[at + 2] ?? 0, cells[at + 3] ?? 0);
  return run;
}

function orderOf({ rows: { cells, count } }: CodingFile): Int32Array | undefined {
  for (let row = 1, at = stride; row < count; row++, at += stride)
    if (compareRows(cells, at - stride, at) > 0) {
      const order = Int32Array.from({ length: count }, (_, i) => i);
      return order.sort((a, b) => compareRows(cells, a * stride, b * stride) || a - b);
    }
  return undefined;
}

/** By the places of two rows: start line, start column, end line, end column. */
function compareRows(cells: Int32Array, a: number, b: number): number {
  for (let i = 0; i < 4; i++) {
    const difference = (cells[a + i] ?? 0) - (cells[b + i] ?? 0);
    if (difference) return difference;
  }
  return 0;
}
