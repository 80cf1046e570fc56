import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareGroups, oddsRatio } from '../../../../src/core/analysis/compare';
import { pairsToCompare } from '../../../../src/core/analysis/groupPairs';
import {
  perspectives,
  type PerspectivesRequest,
  relatedCases,
  relationsIn,
  type SeenCase,
} from '../../../../src/core/analysis/perspectives';
import { countAnswers, prepared } from '../../../../src/core/analysis/query/query';
import { QueryFault } from '../../../../src/core/analysis/query/syntax';
import { Refusal } from '../../../../src/core/base/refusal';
import type { Project } from '../../../../src/core/project/project';
import { openMemory } from '../../../support/builders';
import {
  madeCase,
  madeChain,
  type MadeCoding,
  madePeers,
  madeRoles,
  type MadeStudy,
  madeStudies,
} from '../../../support/generatedStudy';

async function all(project: Project, request: Partial<PerspectivesRequest> = {}) {
  const found: SeenCase[] = [];
  for await (const seen of perspectives(project, { relation: 'peer_of', ...request }))
    found.push(seen);
  return found;
}

const codesOf = (code: string, rollUp: boolean) => (rollUp ? madeChain(code) : [code]);

/** Who speaks in a coding of a case, worked out coding by coding. */
function seerOf(id: string, coding: MadeCoding): 'self' | 'others' | 'elsewhere' | undefined {
  const of = madeCase(coding);
  const isOther = of !== id && (madePeers.get(of) ?? []).includes(id);
  if (of !== id && !isOther) return undefined;
  if (['observer', 'document'].includes(coding.source.perspective)) return 'elsewhere';
  return isOther ? 'others' : 'self';
}

function expected({ codings }: MadeStudy, id: string, rollUp: boolean): Record<string, number> {
  const found: Record<string, number> = {};
  for (const coding of codings)
    for (const code of codesOf(coding.code, rollUp)) {
      const seer = seerOf(id, coding);
      if (seer) found[`${code} ${seer}`] = (found[`${code} ${seer}`] ?? 0) + 1;
    }
  return found;
}

describe('Perspectives on a case', () => {
  it('are counted as one would, coding by coding', async () => {
    await fc.assert(
      fc.asyncProperty(madeStudies, fc.boolean(), async (study, rollUp) => {
        const { project } = await openMemory(study.files);
        const found = await all(project, { rollUp });
        assert.deepEqual(
          found.map((seen) => seen.case),
          ['L1', 'L2'],
        );
        for (const { case: id, codes } of found) {
          const counted: Record<string, number> = {};
          for (const code of codes)
            for (const seer of ['self', 'others', 'elsewhere'] as const)
              if (code[seer]) counted[`${code.code} ${seer}`] = code[seer];
          assert.deepEqual(counted, expected(study, id, rollUp));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('are what their questions ask for', async () => {
    await fc.assert(
      fc.asyncProperty(madeStudies, async (study) => {
        const { project } = await openMemory(study.files);
        for (const { codes, questions } of await all(project, { contradicts: 'code:a' }))
          for (const seer of ['self', 'others', 'elsewhere', 'contradicted'] as const) {
            const sum = codes.reduce((total, code) => total + code[seer], 0);
            const { [seer]: question } = questions;
            const asked =
              question === '' ? 0 : await countAnswers(project, prepared(project, question));
            assert.equal(sum, asked, `${seer}: ${question}`);
          }
      }),
      { numRuns: 60 },
    );
  });

  it('tell who speaks of a code', async () => {
    await fc.assert(
      fc.asyncProperty(madeStudies, async (study) => {
        const { project } = await openMemory(study.files);
        for (const { codes } of await all(project))
          for (const { self, others, elsewhere, agreement } of codes) {
            const told = self
              ? others
                ? 'both'
                : 'self'
              : others
                ? 'others'
                : elsewhere
                  ? 'elsewhere'
                  : 'none';
            assert.equal(agreement, told);
          }
      }),
      { numRuns: 30 },
    );
  });

  it('say where a question about what contradicts can’t be read', async () => {
    const { project } = await openMemory({
      'cases.csv': 'case,peer_of\nL1,\nP1,L1\n',
    });
    await assert.rejects(all(project, { contradicts: 'code:nobody' }), (error) => {
      assert.ok(error instanceof QueryFault);
      assert.deepEqual(error.span, { start: 5, end: 11 });
      return true;
    });
    await assert.rejects(all(project, { relation: 'friend_of' }), Refusal);
  });

  it('know whose peer nobody is but oneself, and columns that hold other things', async () => {
    const { project } = await openMemory({
      'cases.csv':
        'case,role,peer_of,seen_by\nL1,leader,L1,\nP1,peer,L1;L1; P2,\nP2,peer,,__proto__\n__proto__,peer,,P1\n',
    });
    assert.deepEqual(relationsIn(project), ['peer_of', 'seen_by']);
    assert.deepEqual(
      [...relatedCases(project, 'peer_of')],
      [
        ['L1', ['P1']],
        ['P2', ['P1']],
      ],
    );
  });
});

describe('Two groups', () => {
  it('are counted as one would, coding by coding', async () => {
    await fc.assert(
      fc.asyncProperty(madeStudies, fc.boolean(), async (study, rollUp) => {
        const { project } = await openMemory(study.files);
        const found = await compareGroups(project, {
          one: 'role:leader',
          other: 'role:peer',
          rollUp,
        });
        for (const { code, one, other, odds, g2 } of found.codes)
          for (const [role, group] of [
            ['leader', one],
            ['peer', other],
          ] as const) {
            const all = study.codings.filter((each) => madeRoles.get(madeCase(each)) === role);
            const mine = all.filter((each) => codesOf(each.code, rollUp).includes(code));
            assert.equal(group.codings, mine.length);
            assert.equal(group.cases, new Set(mine.map(madeCase)).size);
            assert.equal(group.share, all.length ? mine.length / all.length : 0);
            assert.ok(odds === null || (odds.low <= odds.ratio && odds.ratio <= odds.high));
            assert.ok(Number.isFinite(g2));
          }
      }),
      { numRuns: 100 },
    );
  });

  it('have an odds ratio that turns round with them', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(50), (a, b, c, d) => {
        const there = oddsRatio(a, a + b, c, c + d);
        const back = oddsRatio(c, c + d, a, a + b);
        assert.ok(Math.abs(there.ratio * back.ratio - 1) < 1e-9);
        assert.ok(Math.abs(there.low * back.high - 1) < 1e-9);
      }),
    );
  });

  it('are offered by the registers, as questions that can be read', async () => {
    const { project } = await openMemory({
      'cases.csv':
        'case,role,"its ""school"" & all",name of,id\nL1,leader,一中,x,1\nP1,peer,"no: 2, (old)",,2\nP2,peer,,,3\nP3,,,,4\nP4,,,,5\n',
      'sources.csv': 'source,round\na.txt,1\nb.txt,2\n',
      'a.txt': 'A.\n',
      'b.txt': 'B.\n',
    });
    const pairs = pairsToCompare(project);
    assert.deepEqual(
      pairs.map(({ one, other }) => `${one} | ${other}`).filter((pair) => !pair.includes('school')),
      ['role:leader | role:peer', 'round:1 | round:2'],
    );
    assert.equal(pairs.length, 3);
    for (const pair of pairs) await compareGroups(project, pair);
  });
});
