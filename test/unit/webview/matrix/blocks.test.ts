import assert from 'node:assert/strict';
import type { Block, TableShape } from '../../../../src/protocol/matrix';
import { around, isEnough } from '../../../../src/webview/grid/tableWindow';
import { placeNow, placesOf, renewed } from '../../../../src/webview/matrix/blocks';
import { Numbers } from '../../../../src/webview/matrix/numbers';

const shape: TableShape = {
  version: 3,
  rows: 100,
  columns: 50,
  hiddenRows: 0,
  hiddenColumns: 0,
  hasTree: { rows: false, columns: false },
  widths: { rows: 5, columns: 5 },
  total: 40,
  greatest: 9,
};
const head = (key: string) => ({
  key,
  label: key,
  path: '',
  depth: 0,
  isOpen: undefined,
  isKnown: true,
});
const block: Block = {
  version: 3,
  rows: { from: 10, to: 12 },
  columns: { from: 4, to: 7 },
  rowHeads: [head('a'), head('b')],
  columnHeads: [head('x'), head('y'), head('z')],
  cells: [1, 2, 3, 4, 5, 0],
  rowTotals: [8, 20],
  columnTotals: [10, 7, 3],
};

describe('The block of a table that a page has', () => {
  it('is enough until one comes near its edge', () => {
    const has = { ...block, rows: { from: 0, to: 60 }, columns: { from: 0, to: 20 } };
    const sees = (from: number, to: number) =>
      isEnough(has, { rows: { from, to }, columns: { from: 0, to: 10 } }, shape);
    assert.deepEqual([sees(0, 20), sees(29, 49), sees(31, 51)], [true, true, false]);
    const end = { ...has, rows: { from: 60, to: 100 } };
    assert.ok(isEnough(end, { rows: { from: 80, to: 100 }, columns: { from: 0, to: 10 } }, shape));
  });

  it('is asked for with as much again on all sides', () =>
    assert.deepEqual(around({ rows: { from: 30, to: 50 }, columns: { from: 0, to: 10 } }, shape), {
      rows: { from: 2, to: 78 },
      columns: { from: 0, to: 28 },
    }));

  it('gets its numbers of now, totals too, and knows where they stand', () => {
    const now = renewed(block, { at: [1, 5, 7, 10], values: [7, 8, 9, 6] });
    assert.deepEqual(
      [now.cells, now.rowTotals, now.columnTotals],
      [
        [1, 7, 3, 4, 5, 8],
        [8, 9],
        [10, 7, 6],
      ],
    );
    assert.deepEqual(placesOf(block, [1, 5, 7, 10]), [
      { row: 10, column: 5 },
      { row: 11, column: 6 },
    ]);
  });

  it('says where a line stands that has moved', () => {
    const at = (row: string | undefined, column: string | undefined) =>
      placeNow(shape, block, { row, column }, { row: 40, column: -1 });
    assert.deepEqual(at('b', undefined), { row: 11, column: -1 });
    assert.deepEqual(at('gone', 'z'), { row: 40, column: -1 });
    const smaller = { ...shape, rows: 20 };
    const lost = { row: undefined, column: undefined };
    assert.equal(placeNow(smaller, block, lost, { row: 40, column: 0 }).row, 20);
  });
});

describe('The numbers that are shown', () => {
  const text = (share: 'count' | 'row' | 'column' | 'total', row: number, column: number) =>
    new Numbers(shape, block, share, 'en').text({ row, column });

  it('are counts, and nothing where nothing was counted', () =>
    assert.deepEqual(
      [text('count', 10, 5), text('count', 11, 6), text('count', 11, 50), text('count', 100, 50)],
      ['2', '', '20', '40'],
    ));
  it('are shares of what stands at the ends of their lines', () =>
    assert.deepEqual(
      [text('row', 10, 5), text('column', 10, 5), text('total', 10, 5)],
      ['25.0%', '28.6%', '5.0%'],
    ));
  it('are shares of all where totals are', () =>
    assert.deepEqual(
      [text('row', 10, 50), text('column', 10, 50), text('row', 100, 5), text('total', 100, 50)],
      ['100.0%', '20.0%', '17.5%', '100.0%'],
    ));
  it('are not known beyond the block', () =>
    assert.deepEqual(
      [text('count', 9, 5), text('row', 10, 7), text('count', 12, 50)],
      ['…', '…', '…'],
    ));
});
