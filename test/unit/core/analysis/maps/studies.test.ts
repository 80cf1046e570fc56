import assert from 'node:assert/strict';
import fc from 'fast-check';
import { crossTable, type CrossTable } from '../../../../../src/core/analysis/crossTable';
import { codeLines } from '../../../../../src/core/analysis/maps/codeLines';
import { discovery } from '../../../../../src/core/analysis/maps/discovery';
import { likenessAcross, likenessTogether } from '../../../../../src/core/analysis/maps/likeness';
import type { Project } from '../../../../../src/core/project/project';
import { openMemory } from '../../../../support/builders';
import { madeCase, madeStudies, type MadeStudy } from '../../../../support/generatedStudy';

function ofStudies(holds: (made: MadeStudy, project: Project) => Promise<void>): Promise<void> {
  return fc.assert(
    fc.asyncProperty(madeStudies, async (made) => {
      const { project } = await openMemory(made.files);
      await holds(made, project);
    }),
    { numRuns: 80 },
  );
}

function table(project: Project, columns: string): Promise<CrossTable> {
  return crossTable(project, { rows: 'code', columns, count: 'codings', isExact: true });
}

describe('the discovery curve', () => {
  it('is what going through the codings one by one finds new', () =>
    ofStudies(async (made, project) => {
      const found = discovery(project, await table(project, 'source'));
      const seen = new Set<string>();
      const expected = [...made.sources]
        .sort((a, b) => Number(a.round) - Number(b.round) || (a.path < b.path ? -1 : 1))
        .flatMap(({ path, round }) => {
          const codes = new Set(
            made.codings.filter(({ source }) => source.path === path).map(({ code }) => code),
          );
          if (!codes.size) return [];
          const fresh = [...codes].filter((code) => !seen.has(code)).sort();
          fresh.forEach((code) => seen.add(code));
          return [{ source: path, round, fresh, codes: codes.size, known: seen.size }];
        });
      assert.deepEqual(
        found.map(({ source, round, fresh, codes, known }) => ({
          ...{ source, round, codes, known },
          fresh: [...fresh].sort(),
        })),
        expected,
      );
    }));
});

describe('code lines', () => {
  it('stand where the words stand', () =>
    ofStudies(async (made, project) => {
      const lanes = [new Set(['a', 'a1', 'a2']), new Set(['c'])];
      const found = await codeLines(project, lanes, '');
      const expected = made.sources.flatMap(({ path, text }) => {
        const inLanes = lanes.map((ids) => {
          const is = new Uint8Array(text.length);
          for (const { source, code, start, end } of made.codings)
            if (source.path === path && ids.has(code)) is.fill(1, start, end);
          return [...is].join('');
        });
        return inLanes.some((lane) => lane.includes('1')) ? [{ source: path, inLanes }] : [];
      });
      assert.deepEqual(
        found.map(({ source, length, lanes: of }) => ({
          source,
          inLanes: of.map((spans) => {
            const is = new Uint8Array(length);
            for (const { start, end } of spans) is.fill(1, start, end);
            return [...is].join('');
          }),
        })),
        expected,
      );
    }));
});

describe('how alike codes are', () => {
  it('is by cases what the sets of their cases have in common', () =>
    ofStudies(async (made, project) => {
      const byCase = await table(project, 'case');
      const lines = byCase.rows.map((_, row) => row);
      const { of, size } = likenessAcross(byCase, lines, (key) => key !== '');
      const casesOf = (code: string) =>
        new Set(
          made.codings
            .filter((each) => each.code === code)
            .map(madeCase)
            .filter(Boolean),
        );
      byCase.rows.forEach(({ key }, a) =>
        byCase.rows.forEach((other, b) => {
          const [one, two] = [casesOf(key), casesOf(other.key)];
          const either = new Set([...one, ...two]).size;
          const both = [...one].filter((each) => two.has(each)).length;
          const expected = a === b ? 1 : either ? both / either : 0;
          assert.equal(of[a * size + b], expected, `${key}, ${other.key}`);
        }),
      );
    }));
  it('is by excerpts what their codings have in common, never more than all', () =>
    ofStudies(async (made, project) => {
      const pairs = await table(project, 'code');
      const lines = pairs.rows.map((_, row) => row);
      const { of, size } = likenessTogether(pairs, lines);
      const codingsOf = (code: string) => made.codings.filter((each) => each.code === code);
      pairs.rows.forEach(({ key }, a) =>
        pairs.rows.slice(a + 1).forEach((other, k) => {
          const [one, two] = [codingsOf(key), codingsOf(other.key)];
          const both = one
            .flatMap((x) => two.map((y) => [x, y] as const))
            .filter(([x, y]) => x.source === y.source && x.start < y.end && y.start < x.end).length;
          const either = one.length + two.length - both;
          const expected = !both ? 0 : either > 0 ? Math.min(1, both / either) : 1;
          assert.equal(of[a * size + a + 1 + k], expected, `${key}, ${other.key}`);
        }),
      );
    }));
});
