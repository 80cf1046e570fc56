import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type Tile,
  treemap,
  type Weighed,
  weightOf,
} from '../../../../../src/core/analysis/maps/treemap';

const whole = { x: 10, y: 20, width: 640, height: 400 };

let made = 0;
const { tree: trees } = fc.letrec<{ tree: Weighed }>((tie) => ({
  tree: fc
    .record({
      own: fc.oneof(fc.constant(0), fc.nat(40)),
      parts: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        fc.constant([]),
        fc.array(tie('tree'), { maxLength: 4 }),
      ),
    })
    .map(({ own, parts }) => ({ key: `k${++made}`, own, parts })),
}));

function leaves(all: readonly Weighed[]): Weighed[] {
  return all.flatMap((each) => [each, ...leaves(each.parts)]);
}

function area({ box }: Tile): number {
  return box.width * box.height;
}

function covered({ box: a }: Tile, { box: b }: Tile): number {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return across > 0 && down > 0 ? across * down : 0;
}

describe('a treemap', () => {
  it('has areas as the counts, which fill the whole, none upon another', () => {
    fc.assert(
      fc.property(fc.array(trees, { maxLength: 6 }), (all) => {
        const tiles = treemap(all, whole);
        const total = all.reduce((sum, each) => sum + weightOf(each), 0);
        const scale = (whole.width * whole.height) / total;
        const plain = tiles.filter(({ isWhole }) => !isWhole);
        const expected = new Map(
          leaves(all).flatMap(({ key, own }) => (own ? [[key, own * scale] as const] : [])),
        );
        assert.deepEqual(plain.map(({ key }) => key).sort(), [...expected.keys()].sort());
        for (const tile of plain)
          assert.ok(Math.abs(area(tile) - (expected.get(tile.key) ?? 0)) < 1e-5, tile.key);
        plain.forEach((tile, i) => {
          for (const other of plain.slice(i + 1)) assert.ok(covered(tile, other) < 1e-5);
        });
      }),
    );
  });
  it('has parts inside their wholes', () => {
    const parts = [
      { key: 'a', own: 3, parts: [] },
      { key: 'b', own: 1, parts: [] },
    ];
    const tiles = treemap(
      [
        { key: 'top', own: 2, parts },
        { key: 'c', own: 6, parts: [] },
      ],
      whole,
    );
    assert.deepEqual(
      tiles.map(({ key, depth, isWhole }) => [key, depth, isWhole]),
      [
        ['top', 0, true],
        ['a', 1, false],
        ['top', 1, false],
        ['b', 1, false],
        ['c', 0, false],
      ],
    );
    const [top, ...inside] = tiles.slice(0, 4);
    assert.ok(top);
    for (const tile of inside) assert.ok(Math.abs(covered(top, tile) - area(tile)) < 1e-6);
  });
  it('draws nothing of what counts nothing', () => {
    assert.deepEqual(treemap([{ key: 'a', own: 0, parts: [] }], whole), []);
    assert.deepEqual(treemap([], whole), []);
  });
});
