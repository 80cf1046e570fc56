import assert from 'node:assert/strict';
import { plainSide } from '../../../../src/core/analysis/tableLook';
import {
  restoredState,
  usualAsk,
  usualLook,
} from '../../../../src/extension/features/matrix/usual';
import { nextSorting, toggledFold } from '../../../../src/webview/grid/sideLook';
import { sortedBy, swapped } from '../../../../src/webview/matrix/change';
import { sizesFor } from '../../../../src/webview/matrix/layout';

describe('What a matrix is asked for next', () => {
  it('puts great numbers first, then small ones, then all as it was', () => {
    const first = nextSorting({ by: 'order' }, 'line', 'a');
    const second = nextSorting(first, 'line', 'a');
    assert.deepEqual(
      [first, second, nextSorting(second, 'line', 'a')],
      [
        { by: 'line', key: 'a', isDescending: true },
        { by: 'line', key: 'a', isDescending: false },
        { by: 'order' },
      ],
    );
    assert.deepEqual(nextSorting(second, 'line', 'b'), {
      by: 'line',
      key: 'b',
      isDescending: true,
    });
    assert.deepEqual(nextSorting({ by: 'order' }, 'name'), { by: 'name', isDescending: false });
  });

  it('puts rows in order by columns, columns by rows, and by name in the corner', () => {
    const by = (row: number, column: number, keys: { row?: string; column?: string }) => {
      const { rows, columns } = sortedBy(
        usualLook,
        { row, column },
        { row: undefined, column: undefined, ...keys },
      );
      return [rows.sorting.by, rows.sorting.key, columns.sorting.by, columns.sorting.key];
    };
    assert.deepEqual(
      [
        by(-1, 2, { column: 'L01' }),
        by(4, -1, { row: 'trust' }),
        by(-1, 9, {}),
        by(9, -1, {}),
        by(-1, -1, {}),
      ],
      [
        ['line', 'L01', 'order', undefined],
        ['order', undefined, 'line', 'trust'],
        ['total', undefined, 'order', undefined],
        ['order', undefined, 'total', undefined],
        ['name', undefined, 'order', undefined],
      ],
    );
  });

  it('folds and unfolds', () => {
    const folded = toggledFold(toggledFold(plainSide, 'a'), 'b');
    assert.deepEqual(folded.folded, ['a', 'b']);
    assert.deepEqual(toggledFold(folded, 'a').folded, ['b']);
  });

  it('swaps rows and columns with all that was said of them, and back', () => {
    const look = { ...usualLook, share: 'row', rows: { ...plainSide, filter: 'x' } } as const;
    const once = swapped(usualAsk, look);
    assert.deepEqual(
      [once.ask.rows, once.ask.columns, once.look.share, once.look.columns.filter],
      ['case', 'code', 'column', 'x'],
    );
    assert.deepEqual(swapped(once.ask, once.look), { ask: usualAsk, look });
  });
});

describe('What a matrix is restored from', () => {
  it('is what the page kept', () => {
    const state = { folder: 'file:///a', ask: usualAsk, look: usualLook };
    assert.deepEqual(restoredState({ ...state, scroll: { left: 0, top: 4 } }), state);
  });
  it('is made up for where an older page kept less', () =>
    assert.deepEqual(
      restoredState({ folder: 'file:///a', ask: { rows: 'coder' }, look: { rows: {} } }),
      {
        folder: 'file:///a',
        ask: { ...usualAsk, rows: 'coder' },
        look: usualLook,
      },
    ));
  it('is nothing without a project', () => {
    assert.equal(restoredState(undefined), undefined);
    assert.equal(restoredState({ ask: usualAsk }), undefined);
  });
});

describe('How large the parts of a matrix are', () => {
  const shape = {
    version: 1,
    rows: 10,
    columns: 10,
    hiddenRows: 0,
    hiddenColumns: 0,
    hasTree: { rows: true, columns: false },
    total: 100,
    greatest: 5,
  };
  const of = (rows: number, columns: number, room = 1000) =>
    sizesFor({ ...shape, widths: { rows, columns } }, false, 13, room);

  it('follows from the widest heads, within bounds', () => {
    assert.ok(of(10, 4).headWidth < of(20, 4).headWidth);
    assert.equal(of(200, 4).headWidth, of(300, 4).headWidth);
    assert.ok(of(10, 4).column <= of(10, 20).column);
    assert.equal(of(10, 40).column, of(10, 90).column);
    assert.ok(of(10, 4).headHeight < of(10, 40).headHeight);
  });
  it('leaves room for numbers in a narrow page', () =>
    assert.ok(of(200, 20, 400).headWidth <= 160));
});
