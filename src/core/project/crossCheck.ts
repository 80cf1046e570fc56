import type { Problem, Range } from '../base/problem';
import { type Sentence, sentence } from '../base/sentences';
import { cell, column, lineOfRow, rowsOfId, stride } from '../coding/rows';
import { recordAt } from '../coding/scan';
import type { CodingFile, CodingIndex } from './codingIndex';
import type { LocatedCoding, LocatedSource } from './located';
import type { FileStore } from './ports';
import type { Project } from './project';

/** Trouble between files: what codings name that is not there, and lines that are no codings. */
export function crossProblems(
  { index, book, sources }: Pick<Project, 'index' | 'book' | 'sources'>,
  leaving: readonly string[],
): Problem[] {
  const problems: Problem[] = leaving.map((path) => ({
    kind: 'link-leaves-project',
    severity: 'warning',
    file: path,
    range: [1, 1, 1, 1],
    sentence: sentence(
      'This link leads out of the project folder, so it is left alone. Copy the file into the project to use it.',
    ),
  }));
  const isKnown = new Map<number, boolean>();
  for (const file of index.all()) {
    if (!sources.has(file.source)) problems.push(sourceGone(file));
    for (const { line, fault } of file.rows.faults)
      problems.push(atLine(file, line, fault, faultSentences[fault], 'error'));
    for (let row = 0; row < file.rows.count; row++) {
      const number = cell(file.rows, row, 'code');
      let known = isKnown.get(number);
      if (known === undefined)
        isKnown.set(number, (known = book.byId.has(index.codes.text(number))));
      if (!known) problems.push(unknownCode(file, row, index.codes.text(number)));
    }
  }
  return problems;
}

const faultSentences: Record<CodingFile['rows']['faults'][number]['fault'], Sentence> = {
  'not-json': sentence(
    'This line is not valid JSON, so it can’t be read as a coding. It stays as it is; mend it, or delete it.',
  ),
  'not-a-coding': sentence(
    'This line is no coding: it needs an “id”, a “code” and a “quote”. It stays as it is; mend it, or delete it.',
  ),
  'not-a-range': sentence(
    'This coding’s “range” is no range: it needs start line, start column, end line and end column, the end after the start. It stays as it is; mend it, or delete it.',
  ),
  'repeated-id': sentence(
    'Another coding in this file has the same id, so this one does not count. Delete the one that is wrong, or give it an id of its own.',
  ),
};

function sourceGone(file: CodingFile): Problem {
  const { coder, source } = file;
  const words = sentence(
    'These codings by {coder} are of “{source}”, which is not in the project. Bring the source back under that name, or delete this file.',
    { coder, source },
  );
  return atLine(file, 1, 'source-gone', words, 'warning');
}

function unknownCode(file: CodingFile, row: number, code: string): Problem {
  const words = sentence(
    'The code “{code}” is not in the codebook. Add it there, or change the code of this coding.',
    { code },
  );
  return atLine(file, lineOfRow(file.rows, row), 'unknown-code', words, 'error');
}

function atLine(
  { path }: CodingFile,
  line: number,
  kind: string,
  words: Sentence,
  severity: Problem['severity'],
): Problem {
  const range: Range = [line, 1, line + 1, 1];
  return { kind, severity, file: path, range, sentence: words };
}

/** Codings of a source that are not where their records say: moved ones to confirm, and lost ones. */
export function locationProblems(
  { index }: Pick<Project, 'index'>,
  source: LocatedSource,
): Problem[] {
  return source.codings.flatMap((coding): Problem[] => {
    if (coding.location.state === 'found') return [];
    const file = index.ofSource(source.path).find(({ coder }) => coder === coding.coder);
    if (!file) return [];
    return [
      atLine(file, lineOfRecord(file, coding), ...locationTrouble(coding, source), 'warning'),
    ];
  });
}

function locationTrouble(
  { record, location }: LocatedCoding,
  source: LocatedSource,
): [kind: string, words: Sentence] {
  const values = { code: record.code, quote: shortened(record.quote), source: source.path };
  if (location.state === 'moved') {
    const line = String(source.lineOf(location.span.start));
    const words = sentence(
      'The words coded “{code}” have changed or stand elsewhere in {source}: “{quote}” is probably now on line {line}. Check that it is right.',
      { ...values, line },
    );
    return ['moved-coding', words];
  }
  const words = sentence(
    'The words coded “{code}” are not in {source} any more: “{quote}”. The coding is kept; bring the words back, or remove it.',
    values,
  );
  return ['lost-coding', words];
}

/** Line of a coding in its file. */
function lineOfRecord({ rows }: CodingFile, { record }: LocatedCoding): number {
  const [row] = rowsOfId(rows, new TextEncoder().encode(record.id));
  return row === undefined ? 1 : lineOfRow(rows, row);
}

/** Ids that stand in more than one file, each at its later place. Hashes first, then the ids. */
export async function repeatedIds(index: CodingIndex, store: FileStore): Promise<Problem[]> {
  const suspects = repeatedKeys(index);
  if (!suspects.size) return [];
  const problems: Problem[] = [];
  const first = new Map<string, CodingFile>();
  const files = [...index.all()].sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const file of files) {
    const rows = rowsWith(file, suspects);
    const bytes = rows.length ? await store.read(file.path) : undefined;
    for (const row of bytes ? rows : []) {
      const { id } = recordAt(bytes as Uint8Array, cell(file.rows, row, 'byte'));
      const earlier = first.get(id);
      if (!earlier) first.set(id, file);
      else problems.push(repeatedId(file, row, earlier));
    }
  }
  return problems;
}

function repeatedId(file: CodingFile, row: number, earlier: CodingFile): Problem {
  const words = sentence(
    'A coding in {file} has the same id. Both count; give one of them an id of its own.',
    { file: earlier.path },
  );
  return atLine(file, lineOfRow(file.rows, row), 'repeated-id', words, 'warning');
}

/** Both hashes of an id as one number that a double holds exactly. */
function keyOf(cells: Int32Array, at: number): number {
  return (cells[at + column.id] ?? 0) * 0x200000 + ((cells[at + column.id2] ?? 0) & 0x1fffff);
}

function repeatedKeys(index: CodingIndex): Set<number> {
  const keys = new Float64Array(index.total);
  let n = 0;
  for (const { rows } of index.all())
    for (let row = 0; row < rows.count; row++) keys[n++] = keyOf(rows.cells, row * stride);
  keys.sort();
  const repeated = new Set<number>();
  for (let i = 1; i < n; i++) if (keys[i] === keys[i - 1]) repeated.add(keys[i] as number);
  return repeated;
}

function rowsWith({ rows }: CodingFile, keys: ReadonlySet<number>): number[] {
  const found: number[] = [];
  for (let row = 0; row < rows.count; row++)
    if (keys.has(keyOf(rows.cells, row * stride))) found.push(row);
  return found;
}

function shortened(quote: string): string {
  const characters = [...quote.replace(/\s+/g, ' ')];
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : characters.join('');
}
