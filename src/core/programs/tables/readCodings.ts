import type { Range } from '../../base/problem';
import { sentence } from '../../base/sentences';
import type { Losses } from '../../exchange/lossReport';
import type { QuotedCoding } from '../../exchange/study';
import { keyFor } from '../../exchange/studyKeys';
import { type Coders, timeIn } from '../assemble';
import { CodeNames, plainName, splitCodes } from './codeNames';
import type { CodeTree } from './codeTree';
import { type CodedTable, cellsOf, has } from './readTable';

/** The codings of a table, and puts the codes that they name into a tree. */
export function readCodings(
  table: CodedTable,
  tree: CodeTree,
  coders: Coders,
  losses: Losses,
): QuotedCoding[] {
  const cells = (column: Parameters<typeof cellsOf>[1]) => cellsOf(table, column);
  const said = cells('words').map((words, i) => words.trim() || (cells('preview')[i] ?? '').trim());
  const codes = codesOf(table, tree);
  const [sources, by, editors, ids] = [
    cells('source'),
    cells('coder'),
    cells('editor'),
    idsOf(table),
  ];
  const [created, comments] = [cells('created'), cells('memo')];
  const memos = comments.some(Boolean) ? comments : cells('definition');
  const ranges = rangesOf(table);
  loseWeights(cells('weight'), losses);
  const seen = new Map<string, number>();
  return said.flatMap((words, i): QuotedCoding[] => {
    const own = codes[i] ?? [];
    const source = (sources[i] ?? '').trim();
    if (words === '') {
      losses.lose('wordless', wordless, source);
      return [];
    }
    if (!own.length) losses.lose('uncoded', uncoded, source);
    return own.map((code, at) => {
      const coder = coders.of(plainName(by[i] || editors[i] || ''));
      const name = [source, words, code, coder ?? '', ids[i] ?? ''];
      const count = (seen.get(name.join('\n')) ?? 0) + 1;
      seen.set(name.join('\n'), count);
      const id = ids[i] ?? '';
      const key =
        isUuid(id) && own.length === 1 ? id : keyFor('coding', 'table', ...name, String(count));
      const memo = at === 0 ? (memos[i] ?? '').trim() : '';
      const time = timeIn(isoTime(created[i] ?? ''));
      return { key, code, coder, created: time, memo, source, words, range: ranges[i] };
    });
  });
}

const wordless = sentence('Rows without any words of a text are left out.');
const uncoded = sentence('Rows with words and without a code are left out.');

/** Keys of the codes of each row. */
function codesOf(table: CodedTable, tree: CodeTree): string[][] {
  const at = has(table, 'path')
    ? 'path'
    : has(table, 'name') && has(table, 'code')
      ? 'name'
      : 'code';
  const lists = splitCodes(cellsOf(table, at));
  const ids = at === 'code' ? [] : cellsOf(table, 'code').map((each) => each.trim());
  const names = new CodeNames(lists.flat());
  return lists.map((list, i) =>
    list.flatMap((name) => {
      const path = names.pathOf(name);
      if (!path.length) return [];
      const id = list.length === 1 ? ids[i] : undefined;
      if (id) tree.put({ path, id, description: '', color: undefined, codable: true });
      return [tree.use(path)];
    }),
  );
}

function idsOf(table: CodedTable): string[] {
  return cellsOf(table, has(table, 'coding') ? 'coding' : 'id').map((each) => each.trim());
}

function isUuid(id: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
}

/** Only what can be taken in one way: 4/7/25 is two days. */
function isoTime(text: string): string {
  const [, date, time] =
    /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?))?$/.exec(
      text.trim(),
    ) ?? [];
  if (date === undefined) return '';
  return `${date}T${time === undefined ? '00:00:00' : /^\d\d:\d\d$/.test(time) ? `${time}:00` : time}`;
}

/** Lines, or paragraphs: what they count depends on the program. */
function rangesOf(table: CodedTable): (Range | undefined)[] {
  const cells = (column: Parameters<typeof cellsOf>[1]) => cellsOf(table, column);
  const [starts, ends] = [cells('startLine'), cells('endLine')];
  const [columns, lastColumns] = [cells('startColumn'), cells('endColumn')];
  return cells('reference').map((reference, i) => {
    const told = [starts[i] ?? '', ends[i] ?? ''];
    const [start, end = start] = told[0] === '' ? (reference.match(/\d+/g) ?? []) : told;
    const numbers = [start, columns[i] || '1', end, lastColumns[i] || '1'].map(Number);
    const [line = NaN, column = NaN, last = NaN, lastColumn = NaN] = numbers;
    const isSound = [line, column, last, lastColumn].every(
      (each) => Number.isInteger(each) && each > 0,
    );
    if (!isSound || last < line) return undefined;
    return [line, column, last, last === line ? Math.max(lastColumn, column + 1) : lastColumn];
  });
}

function loseWeights(cells: readonly string[], losses: Losses): void {
  losses.lose(
    'weight',
    sentence('Weights of codings are left out.'),
    undefined,
    cells.filter((cell) => !/^\s*0*\s*$/.test(cell)).length,
  );
}
