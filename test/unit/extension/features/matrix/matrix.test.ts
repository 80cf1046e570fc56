import assert from 'node:assert/strict';
import { Matrix } from '../../../../../src/extension/features/matrix/matrix';
import { usualAsk, usualLook } from '../../../../../src/extension/features/matrix/usual';
import { drawnTable } from '../../../../support/tables';

const table = drawnTable(`
               Anna  Ben  Chen
    Role         9    3    1
    -Mentoring   2    3    0
    -Judging     7    0    1
    Barriers     0    4    0
`);

const all = { rows: { from: 0, to: 100 }, columns: { from: 0, to: 100 } };

function shown(look = usualLook) {
  const matrix = new Matrix(usualAsk, look);
  matrix.take(table);
  return matrix;
}

describe('What a page gets of a matrix', () => {
  it('is the lines that it shows, and no others', () => {
    const { rows, columns, cells, rowTotals, columnTotals, rowHeads } = shown().block({
      rows: { from: 1, to: 3 },
      columns: { from: 1, to: 7 },
    });
    assert.deepEqual(
      { rows, columns, cells, rowTotals, columnTotals },
      {
        rows: { from: 1, to: 3 },
        columns: { from: 1, to: 3 },
        cells: [3, 0, 0, 1],
        rowTotals: [5, 8],
        columnTotals: [7, 1],
      },
    );
    assert.deepEqual(
      rowHeads.map(({ label, path, depth, isOpen }) => [label, path, depth, isOpen]),
      [
        ['Mentoring', 'Role', 1, undefined],
        ['Judging', 'Role', 1, undefined],
      ],
    );
  });

  it('says what can be folded and unfolded', () => {
    const opens = (folded: readonly string[]) =>
      shown({ ...usualLook, rows: { ...usualLook.rows, folded } })
        .block(all)
        .rowHeads.map(({ label, isOpen }) => [label, isOpen]);
    assert.deepEqual(opens([])[0], ['Role', true]);
    assert.deepEqual(opens(['role']), [
      ['Role', false],
      ['Barriers', undefined],
    ]);
  });

  it('is how large the table is, and what is left out of it', () => {
    const { shape } = {
      shape: shown({ ...usualLook, rows: { ...usualLook.rows, filter: 'barr' } }).shape(),
    };
    assert.deepEqual(
      { ...shape, widths: undefined },
      {
        version: 1,
        rows: 1,
        columns: 3,
        hiddenRows: 3,
        hiddenColumns: 0,
        hasTree: { rows: true, columns: false },
        total: 17,
        greatest: 4,
        widths: undefined,
      },
    );
  });
});

describe('What a page is told when numbers change', () => {
  const coded = {
    ...table,
    cells: table.cells.with(4, 5),
    rowTotals: table.rowTotals.with(1, 7),
    total: 19,
  };

  it('is those that changed, where they stand', () => {
    const matrix = shown();
    matrix.block(all);
    const before = matrix.shape();
    assert.equal(matrix.take(coded), false);
    assert.deepEqual(matrix.news(before), {
      kind: 'numbers',
      version: 1,
      total: 19,
      greatest: 7,
      at: [4, 12 + 1],
      values: [5, 7],
    });
  });

  it('is nothing where it shows none of them', () => {
    const matrix = shown();
    matrix.block({ rows: { from: 3, to: 4 }, columns: { from: 2, to: 3 } });
    matrix.take({ ...table, cells: coded.cells });
    assert.equal(matrix.news(matrix.shape()), undefined);
  });

  it('is another table as soon as lines come, go, move or change their names', () => {
    const matrix = shown();
    const renamed = table.rows.map((row) => ({ ...row, label: `${row.label}!` }));
    assert.equal(matrix.take({ ...table, rows: renamed }), true);
    assert.equal(matrix.take({ ...table, rows: renamed }), false);
    assert.equal(matrix.take(table), true);
    matrix.look = { ...usualLook, hideEmpty: true };
    assert.equal(matrix.take(table), false);
    matrix.look = { ...usualLook, rows: { ...usualLook.rows, sorting: { by: 'total' } } };
    assert.equal(matrix.take(table), true);
    assert.equal(matrix.shape().version, 4);
  });
});
