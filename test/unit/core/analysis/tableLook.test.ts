import assert from 'node:assert/strict';
import {
  arrange,
  plainSide,
  type SideLook,
  type TableLook,
} from '../../../../src/core/analysis/tableLook';
import { drawnTable } from '../../../support/tables';

const table = drawnTable(`
              Anna  Ben  Chen  Dora
  Role          5    0    9     0
  -Mentoring    1    0    4     0
  -Judging      4    0    5     0
  Barriers      7    2    0     0
  -Time         0    2    0     0
  -Money        7    0    0     0
  Nothing       0    0    0     0
`);

function seen(rows: Partial<SideLook> = {}, more: Partial<TableLook> = {}): string {
  const look = {
    rows: { ...plainSide, ...rows },
    columns: plainSide,
    hideEmpty: false,
    ...more,
  };
  const lines = arrange(table, look);
  const names = (of: Int32Array, headings: typeof table.rows) =>
    Array.from(of, (line) => headings[line]?.label ?? '?').join(' ');
  return `${names(lines.rows, table.rows)} / ${names(lines.columns, table.columns)}`;
}

const all = 'Anna Ben Chen Dora';

describe('arrange', () => {
  it('leaves the table as it is', () =>
    assert.equal(seen(), `Role Mentoring Judging Barriers Time Money Nothing / ${all}`));

  it('folds away what is below a line', () =>
    assert.equal(seen({ folded: ['role', 'time'] }), `Role Barriers Time Money Nothing / ${all}`));

  it('keeps what has the words of a filter, with what it is below, folded or not', () => {
    assert.equal(seen({ filter: 'time' }), `Barriers Time / ${all}`);
    assert.equal(seen({ filter: ' MENT', folded: ['role'] }), `Role Mentoring / ${all}`);
    assert.equal(seen({ filter: 'nobody' }), ` / ${all}`);
  });

  it('keeps lines of either side apart', () =>
    assert.equal(
      seen({}, { columns: { ...plainSide, filter: 'en' } }),
      'Role Mentoring Judging Barriers Time Money Nothing / Ben Chen',
    ));

  it('hides what is empty, but not what has something below it', () =>
    assert.equal(
      seen({}, { hideEmpty: true }),
      'Role Mentoring Judging Barriers Time Money / Anna Ben Chen',
    ));

  it('puts siblings in order by totals, and keeps each below its own', () => {
    const by = 'total';
    assert.equal(
      seen({ sorting: { by, isDescending: true } }),
      `Role Judging Mentoring Barriers Money Time Nothing / ${all}`,
    );
    assert.equal(
      seen({ sorting: { by } }),
      `Nothing Barriers Time Money Role Mentoring Judging / ${all}`,
    );
  });

  it('puts rows in order by a column and columns by a row', () => {
    assert.equal(
      seen({ sorting: { by: 'line', key: 'anna', isDescending: true } }),
      `Barriers Money Time Role Judging Mentoring Nothing / ${all}`,
    );
    const columns = { ...plainSide, sorting: { by: 'line', key: 'judging', isDescending: true } };
    assert.equal(
      seen({ filter: 'judging' }, { columns: columns as SideLook }),
      'Role Judging / Chen Anna Ben Dora',
    );
  });

  it('puts them in order by name, and as they were by a line that is gone', () => {
    assert.equal(
      seen({ sorting: { by: 'name' }, folded: ['role', 'barriers'] }),
      `Barriers Nothing Role / ${all}`,
    );
    assert.equal(seen({ sorting: { by: 'line', key: 'zoe' } }), seen());
  });
});
