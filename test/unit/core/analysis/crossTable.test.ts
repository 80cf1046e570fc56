import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type Closeness,
  type CrossRequest,
  type CrossTable,
  crossTable,
  countUnits,
} from '../../../../src/core/analysis/crossTable';
import { Refusal } from '../../../../src/core/base/refusal';
import { say } from '../../../../src/core/base/sentences';
import type { Project } from '../../../../src/core/project/project';
import { openMemory } from '../../../support/builders';
import {
  madeCase,
  madeChain,
  type MadeCoding,
  madeRoles,
  type MadeStudy,
  madeStudies,
  madeUnits,
} from '../../../support/generatedStudy';
import { study } from './studied';

/** Every number of a table that is not zero, by the keys of its headings. */
function numbersIn(table: CrossTable): Record<string, number> {
  const found: Record<string, number> = {};
  const note = (key: string, count: number | undefined) => {
    if (count) found[key] = count;
  };
  table.rows.forEach((row, r) => {
    table.columns.forEach((column, c) => {
      note(`${row.key} × ${column.key}`, table.cells[r * table.columns.length + c]);
    });
    note(`${row.key} =`, table.rowTotals[r]);
  });
  table.columns.forEach((column, c) => note(`= ${column.key}`, table.columnTotals[c]));
  note('=', table.total);
  return found;
}

async function numbers(project: Project, request: Partial<CrossRequest>) {
  const asked = { rows: 'code', columns: 'case', count: 'codings', ...request } as const;
  return numbersIn(await crossTable(project, asked));
}

/** What a coding is under, worked out from what was made. */
const keys: Readonly<Record<string, (coding: MadeCoding) => string>> = {
  code: ({ code }) => code,
  case: madeCase,
  source: ({ source }) => source.path,
  coder: ({ coder }) => coder,
  kind: ({ source }) => source.kind,
  round: ({ source }) => source.round,
  role: (coding) => madeRoles.get(madeCase(coding)) ?? '',
  speaker: ({ source, start }) =>
    source.sentences.find((each) => each.start <= start && start < each.end)?.speaker ?? '',
};

/** The table by looking at every coding for every number. */
function expected(
  { codings }: MadeStudy,
  { rows, columns, count, rollUp }: CrossRequest,
): Record<string, number> {
  const under = new Map<string, MadeCoding[]>();
  const put = (key: string, coding: MadeCoding) => {
    const there = under.get(key);
    if (there) there.push(coding);
    else under.set(key, [coding]);
  };
  const chain = (axis: string, coding: MadeCoding) => {
    const key = keys[axis]?.(coding) ?? '';
    return axis === 'code' && rollUp ? madeChain(key) : [key];
  };
  for (const coding of codings) {
    for (const row of chain(rows, coding)) {
      for (const column of chain(columns, coding)) put(`${row} × ${column}`, coding);
      put(`${row} =`, coding);
    }
    for (const column of chain(columns, coding)) put(`= ${column}`, coding);
    put('=', coding);
  }
  const size = (some: readonly MadeCoding[]): number => {
    if (count === 'codings') return some.length;
    if (count === 'words') return wordsOf(some);
    return new Set(some.map((each) => keys[count === 'cases' ? 'case' : 'source']?.(each))).size;
  };
  return Object.fromEntries([...under].map(([key, some]) => [key, size(some)]));
}

/** Of the words that are said, those of which a letter is coded. */
function wordsOf(codings: readonly MadeCoding[]): number {
  const words = new Set<string>();
  for (const { source, start, end } of codings)
    for (const sentence of source.sentences) {
      const said = source.text.slice(sentence.start, sentence.end);
      for (const { index, 0: word } of said.matchAll(/[\u4e00-\u9fff]|[A-Za-z]+/g)) {
        const at = sentence.start + index;
        if (at < end && at + word.length > start) words.add(`${source.path} ${at}`);
      }
    }
  return words.size;
}

function isNear(one: MadeCoding, other: MadeCoding, closeness: Closeness): boolean {
  if (one.source !== other.source) return false;
  switch (closeness.kind) {
    case 'overlap':
      return one.start < other.end && other.start < one.end;
    case 'excerpt':
      return one.start === other.start && one.end === other.end;
    case 'turn':
      return madeUnits(one, 'turn').some((turn) => madeUnits(other, 'turn').includes(turn));
    case 'near':
      return madeUnits(one, 'sentence').some((a) =>
        madeUnits(other, 'sentence').some((b) => Math.abs(a - b) <= closeness.sentences),
      );
  }
}

/** For each two codes the pairs of codings, looked at one by one. */
function expectedPairs({ codings }: MadeStudy, closeness: Closeness, rollUp: boolean) {
  const found: Record<string, number> = {};
  const add = (key: string) => (found[key] = (found[key] ?? 0) + 1);
  const chain = (code: string) => (rollUp ? madeChain(code) : [code]);
  codings.forEach((one, i) => {
    for (const code of chain(one.code)) {
      add(`${code} × ${code}`);
      add(`${code} =`);
      add(`= ${code}`);
    }
    add('=');
    for (const other of codings.slice(i + 1)) {
      if (!isNear(one, other, closeness)) continue;
      const cells = new Set<string>();
      for (const a of chain(one.code))
        for (const b of chain(other.code))
          if (a !== b) {
            cells.add(`${a} × ${b}`);
            cells.add(`${b} × ${a}`);
          }
      cells.forEach(add);
    }
  });
  return found;
}

describe('crossTable', () => {
  it('counts what looking at every coding counts', () =>
    fc.assert(
      fc.asyncProperty(
        madeStudies,
        fc.constantFrom(...Object.keys(keys)),
        fc.constantFrom(...Object.keys(keys)),
        fc.constantFrom(...countUnits),
        fc.boolean(),
        async (made, rows, columns, count, rollUp) => {
          fc.pre(rows !== 'code' || columns !== 'code');
          const { project } = await openMemory(made.files);
          const request = { rows, columns, count, rollUp };
          assert.deepEqual(await numbers(project, request), expected(made, request));
        },
      ),
      { numRuns: 300 },
    )).timeout(60_000);

  it('counts the pairs that looking at every two codings counts', () =>
    fc.assert(
      fc.asyncProperty(
        madeStudies,
        fc.constantFrom<Closeness>(
          { kind: 'overlap' },
          { kind: 'excerpt' },
          { kind: 'turn' },
          { kind: 'near', sentences: 0 },
          { kind: 'near', sentences: 2 },
        ),
        fc.boolean(),
        async (made, closeness, rollUp) => {
          const { project } = await openMemory(made.files);
          assert.deepEqual(
            await numbers(project, { columns: 'code', closeness, rollUp }),
            expectedPairs(made, closeness, rollUp),
          );
        },
      ),
      { numRuns: 300 },
    )).timeout(60_000);

  it('has every code and group there is, with nothing under it where there is nothing', async () => {
    const { rows, columns, cells } = await crossTable(await study(), {
      rows: 'code',
      columns: 'coder',
      count: 'codings',
    });
    assert.deepEqual(
      rows.map(({ key, parent, isKnown }) => [key, parent, isKnown]),
      [
        ['a', -1, true],
        ['b', -1, true],
        ['c', -1, true],
        ['d', 2, true],
        ['gone', -1, false],
      ],
    );
    assert.deepEqual(
      columns.map(({ key }) => key),
      ['ana', 'ben'],
    );
    assert.deepEqual([...cells], [4, 1, 1, 1, 0, 0, 3, 0, 0, 1]);
  });

  it('takes only what a question asks for, and the coders', async () => {
    const project = await study();
    assert.deepEqual(await numbers(project, { where: 'role:leader', columns: 'coder' }), {
      'a × ana': 1,
      'd × ana': 2,
      'a =': 1,
      'd =': 2,
      '= ana': 3,
      '=': 3,
    });
    assert.deepEqual(
      await numbers(project, { where: 'kind:interview', coders: ['ben'], columns: 'coder' }),
      {},
    );
  });

  it('refuses words of two codes, and what it knows nothing of', async () => {
    const project = await study();
    const refuses = async (request: Partial<CrossRequest>, words: RegExp) =>
      assert.rejects(
        numbers(project, request),
        (error) => error instanceof Refusal && words.test(say(error.sentence)),
      );
    await refuses({ columns: 'code', count: 'words' }, /not words/);
    await refuses({ rows: 'age' }, /“age”.* There are: code, case/);
    await refuses({ where: 'age:5' }, /“age”/);
  });
});
