import assert from 'node:assert/strict';
import { arrange, plainSide } from '../../../../src/core/analysis/tableLook';
import { greatestOf, shadeOf, shareOf } from '../../../../src/core/analysis/tableShare';
import { drawnTable } from '../../../support/tables';

const look = { rows: plainSide, columns: plainSide, hideEmpty: false };

describe('shareOf', () => {
  it('gives the count, or its share of the row, the column or all', () => {
    const wholes = { row: 8, column: 4, total: 32 };
    assert.deepEqual(
      (['count', 'row', 'column', 'total'] as const).map((share) => shareOf(share, 2, wholes)),
      [2, 0.25, 0.5, 0.0625],
    );
  });
  it('is nothing of nothing', () =>
    assert.equal(shareOf('row', 0, { row: 0, column: 1, total: 1 }), 0));
});

describe('shadeOf', () => {
  it('is deepest for the greatest, and never none for what is there', () =>
    assert.deepEqual(
      [0, 1, 50, 99, 100, 140].map((value) => shadeOf(value, 100)),
      [0, 1, 4, 8, 8, 8],
    ));
  it('is none where nothing is', () => assert.equal(shadeOf(3, 0), 0));
});

describe('greatestOf', () => {
  const table = drawnTable(`
               Anna  Ben
    Role         9    3
    -Mentoring   2    3
    -Judging     7    0
  `);

  it('leaves out a line whose parts are in sight', () => {
    assert.equal(greatestOf(table, arrange(table, look), 'count'), 7);
    const folded = { ...look, rows: { ...plainSide, folded: ['role'] } };
    assert.equal(greatestOf(table, arrange(table, folded), 'count'), 9);
  });
  it('is a share where shares are shown', () => {
    assert.equal(greatestOf(table, arrange(table, look), 'row'), 1);
    assert.equal(greatestOf(table, arrange(table, look), 'total'), 7 / 12);
  });
  it('leaves out a code beside itself', () => {
    const pairs = drawnTable(`
         a  b
      a  9  2
      b  2  5
    `);
    assert.equal(greatestOf(pairs, arrange(pairs, look), 'count'), 2);
  });
});
