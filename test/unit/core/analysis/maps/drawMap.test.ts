import assert from 'node:assert/strict';
import fc from 'fast-check';
import { codeMap, type MapRequest } from '../../../../../src/core/analysis/maps/codeMap';
import type { Drawing, Shape } from '../../../../../src/core/analysis/maps/drawing';
import { drawMap } from '../../../../../src/core/analysis/maps/drawMap';
import { mapKinds, type MapWords } from '../../../../../src/core/analysis/maps/mapWords';
import { drawingSvg } from '../../../../../src/core/exporting/drawingSvg';
import { openMemory } from '../../../../support/builders';
import { madeChain, madeStudies, type MadeStudy } from '../../../../support/generatedStudy';

const request: MapRequest = {
  kind: 'network',
  where: '',
  closeness: { kind: 'overlap' },
  least: 1,
  by: 'together',
  rollUp: false,
  lanesOf: '',
  language: 'en',
};

const words: MapWords = {
  number: String,
  codings: (n) => `codings ${n}`,
  together: (n) => `together ${n}`,
  alike: (share) => `alike ${share.toFixed(3)}`,
  cases: (n) => `cases ${n}`,
  round: (round) => `round ${round}`,
  discovered: (fresh, known) => `${fresh} of ${known}`,
  fresh: 'new',
  known: 'known',
  percentOfText: (share) => `share ${share.toFixed(3)}`,
  caseName: (id) => id,
  sourceName: (path) => path,
  titles: {
    network: 'network',
    clusters: 'clusters',
    lines: 'lines',
    frequencies: 'frequencies',
    discovery: 'discovery',
    treemap: 'treemap',
  },
};

async function drawn(made: MadeStudy, asked: Partial<MapRequest>): Promise<Drawing | undefined> {
  const { project } = await openMemory(made.files);
  return drawMap(await codeMap(project, { ...request, ...asked }), words);
}

function ofStudies(holds: (made: MadeStudy) => Promise<void>, numRuns = 40): Promise<void> {
  return fc.assert(fc.asyncProperty(madeStudies, holds), { numRuns });
}

/** What a shape takes up; words and paths apart, whose widths only a browser knows. */
function boxOf(shape: Shape) {
  if (shape.kind === 'box')
    return { ...shape, right: shape.x + shape.width, bottom: shape.y + shape.height };
  if (shape.kind !== 'circle') return undefined;
  const { x, y, r } = shape;
  return { x: x - r, y: y - r, right: x + r, bottom: y + r };
}

function labels(drawing: Drawing | undefined): string[] {
  return (drawing?.marks ?? []).map(({ label }) => label).sort();
}

function overlaps(made: MadeStudy, one: string, other: string): number {
  const of = (code: string) => made.codings.filter((each) => each.code === code);
  return of(one)
    .flatMap((a) => of(other).map((b) => [a, b] as const))
    .filter(([a, b]) => a.source === b.source && a.start < b.end && b.start < a.end).length;
}

describe('a picture of codes', () => {
  for (const kind of mapKinds)
    it(`of the kind ${kind} stays within its edges, and is SVG with a title`, () =>
      ofStudies(async (made) => {
        const drawing = await drawn(made, { kind });
        if (!drawing) return;
        const shapes = [...drawing.ground, ...drawing.marks.flatMap((mark) => mark.shapes)];
        for (const box of shapes.flatMap((shape) => boxOf(shape) ?? [])) {
          assert.ok(box.x >= -0.01 && box.y >= -0.01, JSON.stringify(box));
          assert.ok(box.right <= drawing.width + 0.01, JSON.stringify([box, drawing.width]));
          assert.ok(box.bottom <= drawing.height + 0.01, JSON.stringify([box, drawing.height]));
        }
        const { svg } = drawingSvg(drawing);
        assert.match(svg, new RegExp(`^<\\?xml[^>]*>\\n<svg [^>]*role="img"`));
        assert.match(svg, new RegExp(`<title id="title">${kind}</title>`));
        assert.doesNotMatch(svg, /NaN|Infinity|undefined/);
      }, 15));

  it('is nothing where nothing is coded', async () => {
    const [made] = fc.sample(madeStudies, { numRuns: 1, seed: 1 });
    assert.ok(made);
    for (const kind of mapKinds)
      assert.equal(await drawn(made, { kind, where: 'coder:ana & !coder:ana' }), undefined);
  });

  it('joins the codes that stand together, as often as they do', () =>
    ofStudies(async (made) => {
      const codes = [...new Set(made.codings.map(({ code }) => code))].sort();
      const expected = codes.flatMap((one, i) =>
        codes.slice(i + 1).flatMap((other) => {
          const together = overlaps(made, one, other);
          return together >= 2 ? [`${one} ${other} ${together}`] : [];
        }),
      );
      const drawing = await drawn(made, { kind: 'network', least: 2 });
      const found = (drawing?.marks ?? []).flatMap(({ row, column, label }) =>
        column === undefined
          ? []
          : [`${[row, column].sort().join(' ')} ${label.replace(/^.* together /, '')}`],
      );
      assert.deepEqual(found.sort(), expected.sort());
    }));

  it('has a bar as long as a code was applied, with the codes below it', () =>
    ofStudies(async (made) => {
      const counts = new Map<string, number>();
      for (const { code } of made.codings)
        for (const each of madeChain(code)) counts.set(each, (counts.get(each) ?? 0) + 1);
      const drawing = await drawn(made, { kind: 'frequencies', rollUp: true });
      assert.deepEqual(
        (drawing?.marks ?? [])
          .map(({ row, label }) => `${row} ${label.replace(/^.* /, '')}`)
          .sort(),
        [...counts].map(([code, count]) => `${code} ${count}`).sort(),
      );
      const greatest = Math.max(0, ...counts.values());
      for (const { row, shapes } of drawing?.marks ?? []) {
        const bar = shapes.find((shape) => shape.kind === 'box' && shape.stroke !== undefined);
        assert.ok(bar?.kind === 'box');
        const count = counts.get(row) ?? 0;
        assert.ok(Math.abs(bar.width / 520 - count / greatest) < 1e-9, row);
      }
    }));

  it('tells of each source what was new in it, and of each lane where its code stands', () =>
    ofStudies(async (made) => {
      const coded = made.sources.filter(({ path }) =>
        made.codings.some(({ source }) => source.path === path),
      );
      const curve = await drawn(made, { kind: 'discovery' });
      assert.deepEqual(
        (curve?.marks ?? []).map(({ row }) => row).sort(),
        coded.map(({ path }) => path).sort(),
      );
      const lines = await drawn(made, { kind: 'lines' });
      const expected = coded.flatMap(({ path }) =>
        ['top', 'c'].flatMap((root) =>
          made.codings.some(
            ({ source, code }) => source.path === path && madeChain(code).includes(root),
          )
            ? [`${path} · ${root}`]
            : [],
        ),
      );
      assert.deepEqual(
        labels(lines).map((label) => label.replace(/: .*/, '')),
        expected.sort(),
      );
    }));
});
