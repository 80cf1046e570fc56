import assert from 'node:assert/strict';
import fc from 'fast-check';
import { boundsOf, networkLayout } from '../../../../../src/core/analysis/maps/network';

const networks = fc
  .array(
    fc.record({
      width: fc.integer({ min: 20, max: 140 }),
      height: fc.integer({ min: 20, max: 60 }),
    }),
    {
      maxLength: 24,
    },
  )
  .chain((nodes) =>
    fc.record({
      nodes: fc.constant(nodes),
      edges: fc
        .array(
          fc.record({
            one: fc.nat(Math.max(0, nodes.length - 1)),
            other: fc.nat(Math.max(0, nodes.length - 1)),
            weight: fc.integer({ min: 1, max: 30 }),
          }),
          { maxLength: 40 },
        )
        .map((edges) => edges.filter(({ one, other }) => one < other)),
    }),
  );

describe('the layout of a network', () => {
  it('lets nothing cover another, and is the same each time', () => {
    fc.assert(
      fc.property(networks, ({ nodes, edges }) => {
        const at = networkLayout(nodes, edges);
        assert.deepEqual(networkLayout(nodes, edges), at);
        at.forEach((a, i) => {
          assert.ok(Number.isFinite(a.x) && Number.isFinite(a.y));
          at.slice(i + 1).forEach((b, k) => {
            const [one, other] = [nodes[i], nodes[i + 1 + k]];
            const across = ((one?.width ?? 0) + (other?.width ?? 0)) / 2 - Math.abs(a.x - b.x);
            const down = ((one?.height ?? 0) + (other?.height ?? 0)) / 2 - Math.abs(a.y - b.y);
            assert.ok(across < 1e-6 || down < 1e-6, `${i} and ${i + 1 + k}`);
          });
        });
      }),
      { numRuns: 60 },
    );
  });
  it('brings near what belongs together', () => {
    const nodes = Array.from({ length: 6 }, () => ({ width: 30, height: 30 }));
    const pairs = [
      [0, 3],
      [1, 4],
      [2, 5],
    ] as const;
    const at = networkLayout(
      nodes,
      pairs.map(([one, other]) => ({ one, other, weight: 5 })),
    );
    const apart = (a: number, b: number) =>
      Math.hypot((at[a]?.x ?? 0) - (at[b]?.x ?? 0), (at[a]?.y ?? 0) - (at[b]?.y ?? 0));
    for (const [one, other] of pairs)
      for (const third of [0, 1, 2, 3, 4, 5])
        if (third !== one && third !== other) assert.ok(apart(one, other) < apart(one, third));
  });
  it('knows what room it takes', () => {
    const nodes = [
      { width: 10, height: 4 },
      { width: 20, height: 8 },
    ];
    const at = [
      { x: 0, y: 0 },
      { x: 30, y: 10 },
    ];
    assert.deepEqual(boundsOf(nodes, at), { x: -5, y: -2, width: 45, height: 16 });
    assert.deepEqual(boundsOf([], []), { x: 0, y: 0, width: 0, height: 0 });
  });
});
