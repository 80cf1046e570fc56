import assert from 'node:assert/strict';
import fc from 'fast-check';
import { columnsOf } from '../../../../src/webview/grid/columns';

describe('Columns of a grid', () => {
  it('of one width stand as columns that have that width each', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 90 }),
        fc.nat(40),
        fc.nat(3000),
        fc.nat(900),
        (width, count, offset, extent) => {
          const same = columnsOf(width, count);
          const each = columnsOf(new Array<number>(count).fill(width), count);
          assert.equal(each.width, same.width);
          assert.equal(each.startOf(count), same.startOf(count));
          const [a, b] = [same.inSight(offset, extent), each.inSight(offset, extent)];
          assert.equal(a.to - a.from, b.to - b.from);
          if (a.to > a.from) assert.deepEqual(a, b);
        },
      ),
    );
  });
  it('of several widths are in sight where a part of them is', () => {
    const columns = columnsOf([10, 40, 5, 100], 4);
    assert.equal(columns.width, 155);
    assert.deepEqual(
      [0, 1, 2, 3].map((column) => columns.startOf(column)),
      [0, 10, 50, 55],
    );
    assert.deepEqual(columns.inSight(0, 10), { from: 0, to: 1 });
    assert.deepEqual(columns.inSight(9, 2), { from: 0, to: 2 });
    assert.deepEqual(columns.inSight(50, 6), { from: 2, to: 4 });
    assert.deepEqual(columns.inSight(500, 10), { from: 4, to: 4 });
    assert.deepEqual(columns.inSight(20, -5), { from: 1, to: 1 });
  });
});
