import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cellQuery } from '../../../../src/core/analysis/cellQuery';
import {
  type Closeness,
  type CrossRequest,
  crossTable,
} from '../../../../src/core/analysis/crossTable';
import { countAnswers, prepared } from '../../../../src/core/analysis/query/query';
import type { Project } from '../../../../src/core/project/project';
import { openMemory } from '../../../support/builders';
import { madeStudies } from '../../../support/generatedStudy';

function asked(request: Partial<CrossRequest>, row?: string, column?: string): string {
  const usual = { rows: 'code', columns: 'case' };
  return cellQuery({ ...usual, ...request }, { row, column });
}

const answers = (project: Project, query: string) =>
  countAnswers(project, prepared(project, query));

describe('cellQuery', () => {
  it('asks for the lines of a number, and for what the whole table asks for', () => {
    assert.deepEqual(
      [
        asked({}, 'mentoring', 'L01'),
        asked({ rollUp: true }, 'mentoring'),
        asked({ where: 'round:2 | round:3' }, undefined, 'L01'),
        asked({ columns: 'years of service' }, 'a', '5'),
        asked({ columns: 'school' }, undefined, 'The "Old" School'),
        asked({ columns: 'role' }, undefined, ''),
        asked({}),
      ],
      [
        'code:"mentoring" & case:"L01"',
        'code:mentoring+',
        'case:"L01" & (round:2 | round:3)',
        'code:"a" & "years of service":"5"',
        'school:“The "Old" School”',
        'role:""',
        '',
      ],
    );
  });

  it('asks for both codings of two codes together', () => {
    const of = (closeness: Closeness) => asked({ columns: 'code', closeness }, 'a', 'b');
    assert.equal(
      of({ kind: 'near', sentences: 3 }),
      '(code:"a" & near/3 (code:"b")) | (code:"b" & near/3 (code:"a"))',
    );
    assert.equal(asked({ columns: 'code' }, 'a', 'a'), 'code:"a"');
  });

  it('finds as many codings as every number of a table counts', () =>
    fc.assert(
      fc.asyncProperty(
        madeStudies,
        fc.constantFrom('code', 'case', 'source', 'coder', 'kind', 'round', 'role', 'speaker'),
        fc.constantFrom('case', 'source', 'coder', 'kind', 'round', 'role', 'speaker'),
        fc.boolean(),
        fc.constantFrom('', 'round:1,2 | coder:ana'),
        async (made, rows, columns, rollUp, where) => {
          const { project } = await openMemory(made.files);
          fc.pre(where === '' || made.codings.some(({ coder }) => coder === 'ana'));
          fc.pre(where === '' || ['1', '2'].every((n) => made.sources.some((s) => s.round === n)));
          const request = { rows, columns, count: 'codings', rollUp, where } as const;
          const table = await crossTable(project, request);
          const counted = table.rows.map((row, r) =>
            table.columns.map((column, c) => [
              row.key,
              column.key,
              table.cells[r * table.columns.length + c],
            ]),
          );
          const found = [];
          for (const row of table.rows) {
            const line = [];
            for (const column of table.columns) {
              const query = cellQuery(request, { row: row.key, column: column.key });
              line.push([row.key, column.key, await answers(project, query)]);
            }
            found.push(line);
          }
          assert.deepEqual(found, counted);
        },
      ),
      { numRuns: 60 },
    )).timeout(60_000);

  it('finds something for two codes exactly where they are counted together', () =>
    fc.assert(
      fc.asyncProperty(
        madeStudies,
        fc.constantFrom<Closeness>(
          { kind: 'overlap' },
          { kind: 'excerpt' },
          { kind: 'turn' },
          { kind: 'near', sentences: 2 },
        ),
        fc.boolean(),
        async (made, closeness, rollUp) => {
          const { project } = await openMemory(made.files);
          const request = { rows: 'code', columns: 'code', count: 'codings', closeness, rollUp };
          const table = await crossTable(project, { ...request, count: 'codings' });
          for (const [r, row] of table.rows.entries())
            for (const [c, column] of table.columns.entries()) {
              const query = cellQuery(request, { row: row.key, column: column.key });
              const isCounted = (table.cells[r * table.columns.length + c] ?? 0) > 0;
              assert.equal((await answers(project, query)) > 0, isCounted, query);
            }
        },
      ),
      { numRuns: 60 },
    )).timeout(60_000);
});
