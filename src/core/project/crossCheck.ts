import type { Problem, Range } from '../base/problem';
import { type Sentence, sentence } from '../base/sentences';
import type { Codebook } from '../codebook/codebook';
import { codeOfRow, lineOfRow, rowsOfId } from '../coding/rows';
import { shortened } from '../text/shortened';
import type { CodingFile, CodingIndex } from './codingIndex';
import { placeDoubtOf } from './doubts';
import type { GoneSource } from './goneSources';
import { secondVersionOf } from './secondVersion';
import type { LocatedCoding, LocatedSource } from './located';
import { rangeOf } from '../text/lines';

/** What is checked against each other. */
export interface CrossChecked {
  readonly index: CodingIndex;
  readonly book: Codebook;
  /** Whether the codebook could be read. */
  readonly isBookKnown: boolean;
  /** By path. */
  readonly sources: ReadonlyMap<string, unknown>;
  readonly gone: ReadonlyMap<string, GoneSource>;
}

/** Trouble between files: what codings name that is not there, and lines that are no codings. */
export function crossProblems(
  { index, book, isBookKnown, sources, gone }: CrossChecked,
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
    if (!sources.has(file.source)) {
      const path = secondVersionOf(file.source, sources);
      problems.push(
        path === undefined ? sourceGone(file, gone.get(file.source)) : asideOf(file, path),
      );
    }
    for (const { line, fault } of file.rows.faults)
      problems.push(atLine(file, line, fault, faultSentences[fault], 'error'));
    for (const line of file.rows.conflicts)
      problems.push(atLine(file, line, 'conflict', inConflict, 'warning'));
    for (let row = 0; isBookKnown && row < file.rows.count; row++) {
      const number = codeOfRow(file.rows, row);
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
  'merge-conflict': sentence(
    'Git left two versions here and marked them with this line. Keep what is right and remove the marks.',
  ),
  'not-utf8': sentence(
    'This file is UTF-16, so no coding in it can be read. Save it as UTF-8; until then it stays as it is.',
  ),
  'repeated-key': sentence(
    'A key stands twice in this line, and only one of the two could count. It stays as it is; take one of them away.',
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

const inConflict = sentence(
  'This coding was changed in different ways, or changed and removed, and all versions are kept: one in the line, the others below “conflict”. Choose one of them.',
);

function sourceGone(file: CodingFile, gone: GoneSource | undefined): Problem {
  const { coder, source } = file;
  const [likeliest] = gone?.likely ?? [];
  if (!likeliest) return atLine(file, 1, 'source-gone', nowhere(coder, source), 'warning');
  const { path, isSame, found, total } = likeliest;
  const values = { coder, source, path };
  const words = isSame
    ? sentence(
        'These codings by {coder} are of “{source}”, which is not in the project. “{path}” holds the same text: it is that source under another name.',
        values,
      )
    : sentence(
        'These codings by {coder} are of “{source}”, which is not in the project. “{path}” is probably that source under another name: {found} of the {total} coded passages stand in it.',
        { ...values, found, total },
      );
  return atLine(file, 1, 'source-moved', words, 'warning');
}

/** Both hold what somebody did; which of the two a service calls by its name is chance. */
function asideOf(file: CodingFile, path: string): Problem {
  const { source } = file;
  const words = sentence(
    'These codings of “{path}” were put aside by a service that keeps folders in step, because they were changed in two places at once. Move “{source}” to “{path}” (codebook move): both are merged, and nothing is lost.',
    { path, source },
  );
  return atLine(file, 1, 'second-version', words, 'warning');
}

function nowhere(coder: string, source: string): Sentence {
  return sentence(
    'These codings by {coder} are of “{source}”, which is not in the project. Bring the source back under that name, or delete this file.',
    { coder, source },
  );
}

function unknownCode(file: CodingFile, row: number, code: string): Problem {
  const words = sentence(
    'The code “{code}” is not in the codebook. Add it there, or change the code of this coding.',
    { code },
  );
  return atLine(file, lineOfRow(file.rows, row), 'unknown-code', words, 'error');
}

/** At a line of a coding file. */
export function atLine(
  { path }: Pick<CodingFile, 'path'>,
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
  { index }: Pick<CrossChecked, 'index'>,
  source: LocatedSource,
): Problem[] {
  return source.codings.flatMap((coding): Problem[] => {
    const doubt = placeDoubtOf(coding);
    if (!doubt) return [];
    const file = index.ofSource(source.path).find(({ coder }) => coder === coding.coder);
    if (!file) return [];
    const line = lineOfRecord(file, coding);
    const severity = doubt === 'back' ? 'info' : 'warning';
    const problem = atLine(file, line, ...locationTrouble(coding, source), severity);
    if (coding.location.state === 'lost') return [problem];
    const place = rangeOf(source.lines, source.text, coding.location.span);
    return [{ ...problem, related: { file: source.path, range: place } }];
  });
}

function locationTrouble(
  { record, location }: LocatedCoding,
  source: LocatedSource,
): [kind: string, words: Sentence] {
  const values = { code: record.code, quote: shortened(record.quote), source: source.path };
  if (location.state === 'lost' && record.quote.includes('\ufffd')) return ['not-utf8', notUtf8];
  if (location.state === 'moved') {
    const line = String(source.lineOf(location.span.start));
    const words = sentence(
      'The words coded “{code}” have changed or stand elsewhere in {source}: “{quote}” is probably now on line {line}. Check that it is right.',
      { ...values, line },
    );
    return ['moved-coding', words];
  }
  if (location.state === 'found') {
    const line = source.lineOf(location.span.start);
    const words = sentence(
      'The words coded “{code}” are in {source} again, on line {line}: “{quote}”. This coding was kept as lost; accept it, or remove it.',
      { ...values, line },
    );
    return ['found-again', words];
  }
  const words = sentence(
    'The words coded “{code}” are not in {source} any more: “{quote}”. The coding is kept; bring the words back, attach it to others, or keep it as lost.',
    values,
  );
  return ['lost-coding', words];
}

const notUtf8 = sentence(
  'The words of this coding can’t be read: the line is not UTF-8. Bring the file back as it was, or save it as UTF-8 in an editor that reads its encoding.',
);

/** Line of a coding in its file. */
function lineOfRecord({ rows }: CodingFile, { record }: LocatedCoding): number {
  const [row] = rowsOfId(rows, new TextEncoder().encode(record.id));
  return row === undefined ? 1 : lineOfRow(rows, row);
}
