import type { Selector } from '../anchor/selector';
import { Unreadable } from '../base/unreadable';
import { compareRanges, readRecord } from '../coding/coding';
import { cell, rangeOfRow } from '../coding/rows';
import { lineAtByte } from '../coding/scan';
import type { CodingFile } from '../project/codingIndex';
import type { LocatedCoding } from '../project/located';
import type { Project } from '../project/project';
import { readText } from '../project/readText';
import { formatOf } from '../project/sources';
import { indexLines, spanOf } from '../text/lines';
import { once } from '../text/once';
import type { Span } from '../text/span';
import { readTurns, turnAt } from '../text/turns';
import type { Asked } from './asked';
import type { Excerpt } from './excerpt';

/**
 * The excerpts asked for of a source, where every one of them stands where it was coded: then
 * nothing has to be known of the source's other codings. Undefined where one does not, and then
 * the source has to be located as a whole; as it has where a source is open in an editor, is gone,
 * stands for several cases, or where its coding files are not as they were when they were read.
 */
export async function excerptsInPlace(
  project: Project,
  path: string,
  asked: Asked,
): Promise<Excerpt[] | undefined> {
  const ofCase = asked.caseOf(path);
  if (ofCase === undefined || !project.sources.has(path) || project.locatedNow(path))
    return undefined;
  const files = new Map(asked.filesOf(path).map((file) => [file.path, file]));
  let text: string | undefined;
  const codings: Stored[] = [];
  let isAsRead = true;
  await project.store.readAll([path, ...files.keys()], (name, read) => {
    const bytes = read instanceof Unreadable ? undefined : read;
    const file = files.get(name);
    if (!file) text = bytes && readText(path, bytes).value;
    else if (!bytes || !takeAsked(codings, file, bytes, asked)) isAsRead = false;
  });
  if (text === undefined || !isAsRead) return undefined;
  return inPlace(project, { path, text, case: ofCase }, codings);
}

type Stored = Omit<LocatedCoding, 'location'>;

/** False where something else stands in the file than was read there. */
function takeAsked(codings: Stored[], file: CodingFile, bytes: Uint8Array, asked: Asked): boolean {
  for (const row of asked.rowsIn(file)) {
    const record = readRecord(lineAtByte(bytes, cell(file.rows, row, 'byte')));
    if (typeof record === 'string') return false;
    if (compareRanges(record.range, rangeOfRow(file.rows, row)) !== 0) return false;
    codings.push({ coder: file.coder, record });
  }
  return true;
}

interface WholeSource {
  readonly path: string;
  readonly text: string;
  readonly case: string;
}

function inPlace(
  project: Project,
  { path, text, case: ofCase }: WholeSource,
  codings: readonly Stored[],
): Excerpt[] | undefined {
  const lines = indexLines(text);
  const { interviewers } = project.settings;
  const transcript = once(() => readTurns(text, lines, { format: formatOf(path), interviewers }));
  const excerpts: Excerpt[] = [];
  for (const { coder, record } of codings) {
    const { range, quote } = record;
    const span = spanOf(lines, range);
    if (!span || !stands(text, span, record)) return undefined;
    excerpts.push({
      coding: { coder, record, location: { state: 'found', span } },
      source: path,
      case: ofCase,
      // Dear to know of a long text, and seldom asked for.
      get speaker() {
        return turnAt(transcript(), span.start)?.speaker;
      },
      range,
      quote,
    });
  }
  return excerpts;
}

/** Whether the very words stand there, with what was around them around them. */
function stands(text: string, { start, end }: Span, { quote, before, after }: Selector): boolean {
  return (
    end - start === quote.length &&
    text.startsWith(quote, start) &&
    start >= before.length &&
    text.startsWith(before, start - before.length) &&
    text.startsWith(after, end)
  );
}
