import assert from 'node:assert/strict';
import { movedBy, type Place } from '../../../../src/webview/grid/place';
import { covers, inSight, showing, widened } from '../../../../src/webview/grid/stretch';

const extent = { rows: 100, columns: 10, page: 20 };

function leads(keys: string, from: readonly [number, number]): string {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const held = (name: string) => parts.slice(0, -1).includes(name);
  const stroke = { key, ctrlKey: held('Ctrl'), metaKey: held('Meta'), altKey: held('Alt') };
  const [row, column] = from;
  const to: Place | undefined = movedBy(stroke, { row, column }, extent);
  return to ? `${to.row} ${to.column}` : 'nowhere';
}

describe('Keys in a grid', () => {
  const walks: readonly (readonly [keys: string, from: readonly [number, number], to: string])[] = [
    ['ArrowDown', [3, 3], '4 3'],
    ['ArrowUp', [0, 3], '-1 3'],
    ['ArrowUp', [-1, 3], '-1 3'],
    ['ArrowDown', [100, 3], '100 3'],
    ['ArrowLeft', [3, 0], '3 -1'],
    ['ArrowRight', [3, 10], '3 10'],
    ['Home', [3, 3], '3 -1'],
    ['End', [3, 3], '3 10'],
    ['Ctrl+Home', [3, 3], '-1 -1'],
    ['Meta+End', [3, 3], '100 10'],
    ['Ctrl+ArrowDown', [3, 3], '100 3'],
    ['PageDown', [3, 3], '23 3'],
    ['PageDown', [95, 3], '100 3'],
    ['PageUp', [3, 3], '-1 3'],
    ['Alt+ArrowDown', [3, 3], 'nowhere'],
    ['a', [3, 3], 'nowhere'],
  ];
  for (const [keys, from, to] of walks)
    it(`${keys} at ${from.join(' ')} leads to ${to}`, () => assert.equal(leads(keys, from), to));
});

describe('What of a grid is in sight', () => {
  it('is every line of which a part is', () => {
    assert.deepEqual(inSight(0, 100, 20, 50), { from: 0, to: 5 });
    assert.deepEqual(inSight(10, 100, 20, 50), { from: 0, to: 6 });
    assert.deepEqual(inSight(950, 100, 20, 50), { from: 47, to: 50 });
  });
  it('is nothing where there is no room, or no line', () => {
    assert.deepEqual(inSight(40, -10, 20, 50), { from: 2, to: 2 });
    assert.deepEqual(inSight(0, 100, 20, 0), { from: 0, to: 0 });
  });
  it('is widened within the grid', () =>
    assert.deepEqual(widened({ from: 3, to: 8 }, 5, 10), { from: 0, to: 10 }));
  it('covers what lies in it', () => {
    assert.ok(covers({ from: 0, to: 5 }, { from: 0, to: 5 }));
    assert.ok(!covers({ from: 0, to: 5 }, { from: 4, to: 6 }));
  });
  it('moves no further than it must to show a line', () => {
    const at = { offset: 100, extent: 60, size: 20 };
    assert.deepEqual(
      [2, 5, 7, 8, 20].map((line) => showing(20 * line, at)),
      [40, 100, 100, 120, 360],
    );
  });
});
