import { Unreadable } from '../base/unreadable';
import { compareRanges, readRecord } from '../coding/coding';
import { cell, rangeOfRow } from '../coding/rows';
import { lineAtByte } from '../coding/scan';
import type { CodingFile } from '../project/codingIndex';
import type { LocatedCoding } from '../project/located';
import type { Project } from '../project/project';
import { readText } from '../project/readText';
import { formatOf } from '../project/sources';
import { indexLines } from '../text/lines';
import { once } from '../text/once';
import { readTurns, turnAt } from '../text/turns';
import type { Asked } from './asked';
import type { Excerpt } from './excerpt';
import { placeOf } from './standing';

/**
 * The excerpts asked for of some sources, where all that are asked for of a source stand where they
 * were coded: then nothing has to be known of the source's other codings. Sources of which one does
 * not are left out, and have to be located as a whole; so have those that are open in an editor,
 * are gone or stand for several cases, and those whose coding files are not as they were read.
 */
export async function excerptsInPlace(
  project: Project,
  paths: readonly string[],
  asked: Asked,
): Promise<ReadonlyMap<string, Excerpt[]>> {
  const found = new Map<string, Excerpt[]>();
  const reads = new Map<string, Reading>();
  for (const path of paths) {
    const ofCase = asked.caseOf(path);
    if (ofCase === undefined || !project.sources.has(path) || project.locatedNow(path)) continue;
    const files = asked.filesOf(path);
    const reading = new Reading(project, path, ofCase, files.length + 1);
    reads.set(path, reading);
    for (const file of files) reads.set(file.path, reading);
  }
  // All at once: what a store has to find out before it reads is dear for a few files.
  await project.store.readAll([...reads.keys()], (name, read) => {
    const reading = reads.get(name);
    if (!reading) return;
    reading.take(name, read instanceof Unreadable ? undefined : read, asked);
    const excerpts = reading.isComplete ? reading.excerpts() : undefined;
    if (excerpts) found.set(reading.path, excerpts);
  });
  return found;
}

type Stored = Omit<LocatedCoding, 'location'>;

/** One source while its files arrive. */
class Reading {
  private text: string | undefined;
  private readonly codings: Stored[] = [];
  private isAsRead = true;

  constructor(
    private readonly project: Project,
    readonly path: string,
    private readonly ofCase: string,
    private missing: number,
  ) {}

  get isComplete(): boolean {
    return this.missing === 0;
  }

  take(name: string, bytes: Uint8Array | undefined, asked: Asked): void {
    this.missing--;
    const file = this.project.index.get(name);
    if (!bytes) this.isAsRead = false;
    else if (name === this.path) this.text = readText(name, bytes).value;
    else if (!file || !this.takeAsked(file, bytes, asked)) this.isAsRead = false;
  }

  /** Undefined where not all stand in their places. */
  excerpts(): Excerpt[] | undefined {
    const { project, path, text, codings, ofCase } = this;
    this.text = undefined; // not to be kept longer than the excerpts are
    if (text === undefined || !this.isAsRead) return undefined;
    const starts = [0];
    const { interviewers } = project.settings;
    const transcript = once(() =>
      readTurns(text, indexLines(text), { format: formatOf(path), interviewers }),
    );
    const excerpts: Excerpt[] = [];
    for (const { coder, record } of codings) {
      const span = placeOf(text, starts, record);
      if (!span) return undefined;
      excerpts.push({
        coding: { coder, record, location: { state: 'found', span } },
        source: path,
        case: ofCase,
        // Dear to know of a long text, and seldom asked for.
        get speaker() {
          return turnAt(transcript(), span.start)?.speaker;
        },
        range: record.range,
        quote: record.quote,
      });
    }
    return excerpts;
  }

  /** False where something else stands in the file than was read there. */
  private takeAsked(file: CodingFile, bytes: Uint8Array, asked: Asked): boolean {
    for (const row of asked.rowsIn(file)) {
      const record = readRecord(lineAtByte(bytes, cell(file.rows, row, 'byte')));
      if (typeof record === 'string') return false;
      if (compareRanges(record.range, rangeOfRow(file.rows, row)) !== 0) return false;
      this.codings.push({ coder: file.coder, record });
    }
    return true;
  }
}
