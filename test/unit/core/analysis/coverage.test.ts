import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  caseCoverage,
  codeCoverage,
  coverageOf,
  uncodedIn,
} from '../../../../src/core/analysis/coverage';
import { openMemory } from '../../../support/builders';
import {
  madeCase,
  madeChain,
  madeCodes,
  madeRoles,
  madeStudies,
} from '../../../support/generatedStudy';

describe('Coverage', () => {
  it('of codes tells where evidence is and is not, as one would count it', async () => {
    await fc.assert(
      fc.asyncProperty(madeStudies, async ({ files, codings, sources }) => {
        const { project } = await openMemory(files);
        const studied = [...madeRoles.keys()].filter((id) =>
          sources.some(({ cases }) => cases.includes(id)),
        );
        const found = await codeCoverage(project);
        assert.deepEqual(
          found.map(({ code }) => code),
          [...madeCodes.keys()],
        );
        for (const { code, only, ...told } of found) {
          const mine = codings.filter((each) => madeChain(each.code).includes(code));
          const cases = new Set(mine.map(madeCase).filter((id) => id !== ''));
          assert.deepEqual(told, {
            ...{ name: code, depth: madeChain(code).length - 1 },
            codings: mine.length,
            cases: cases.size,
            sources: new Set(mine.map(({ source }) => source.path)).size,
            without: studied.filter((id) => !cases.has(id)),
          });
          const rounds = new Set(mine.map(({ source }) => source.round));
          const isConfined =
            rounds.size === 1 && new Set(sources.map(({ round }) => round)).size > 1;
          assert.equal(
            only.some(({ by }) => by === 'round'),
            isConfined,
          );
        }
      }),
      { numRuns: 100 },
    );
  });

  it('of cases counts their codes', async () => {
    await fc.assert(
      fc.asyncProperty(madeStudies, async ({ files, codings, sources }) => {
        const { project } = await openMemory(files);
        for (const { case: id, codings: count, codes, of, sources: there } of await caseCoverage(
          project,
        )) {
          const mine = codings.filter((each) => madeCase(each) === id);
          const known = new Set(mine.map(({ code }) => code).filter((code) => madeCodes.has(code)));
          assert.equal(count, mine.length);
          assert.equal(codes, known.size);
          assert.equal(of, 5);
          assert.equal(there, sources.filter(({ cases }) => cases.includes(id)).length);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('of texts tells the turns that no coding touches', async () => {
    await fc.assert(
      fc.asyncProperty(
        madeStudies,
        fc.constantFrom(undefined, 'ana', 'ben'),
        async ({ files, codings, sources }, coder) => {
          const { project } = await openMemory(files);
          for (const { path, text, sentences } of sources) {
            const source = await project.located(path);
            const facts = project.sources.get(path);
            assert.ok(source && facts);
            const theirs = codings.filter(
              (each) => each.source.path === path && (coder === undefined || each.coder === coder),
            );
            // Interviewers are no part of it.
            const said = sentences.filter(({ speaker }) => speaker !== 'Interviewer');
            const turns = [...new Set(said.map(({ turn }) => turn))].map((turn) => {
              const own = said.filter((each) => each.turn === turn);
              const [first, last] = [own[0], own.at(-1)];
              return { start: first?.start ?? 0, end: last?.end ?? 0 };
            });
            const left = turns.filter(
              ({ start, end }) => !theirs.some((each) => each.start < end && each.end > start),
            );
            const told = coverageOf(source, facts, coder);
            assert.deepEqual(
              [told.codings, told.turns, told.uncoded],
              [theirs.length, turns.length, left.length],
            );
            assert.ok(told.coded <= told.words);
            assert.deepEqual(
              uncodedIn(source, coder).map(({ words, line }) => [words, line]),
              left.map(({ start, end }) => [
                text.slice(start, end),
                text.slice(0, start).split('\n').length,
              ]),
            );
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
