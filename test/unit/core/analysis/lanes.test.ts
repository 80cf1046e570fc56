import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  layStripes,
  type LineRun,
  runsNear,
  stripesByLine,
} from '../../../../src/core/analysis/lanes';

/** Runs as `a1-3`: the code a on the lines 1 to 3. */
function runs(words: string): LineRun[] {
  return words.split(' ').map((word) => {
    const [code = '', first, last] = word.split(/(?<=\D)(?=\d)|-/);
    return { code, first: Number(first), last: Number(last ?? first) };
  });
}

/** Each line with its lanes: a capital where a stripe begins, `'` behind it where it ends. */
function drawn(words: string, lanes = 3): string[] {
  return stripesByLine(layStripes(runs(words), lanes), 1, 9).map(({ line, lanes, hasMore }) => {
    const cells = lanes.map((cell) => {
      if (!cell) return '.';
      const { code, begins, ends } = cell;
      return `${begins ? code.toUpperCase() : code}${ends ? "'" : ''}`;
    });
    return `${line} ${cells.join('')}${hasMore ? '+' : ''}`;
  });
}

function lays(what: string, words: string, ...expected: readonly string[]): void {
  it(what, () => assert.deepEqual(drawn(words), expected));
}

describe('layStripes', () => {
  lays('one excerpt along its lines', 'a1-3', '1 A', '2 a', "3 a'");
  lays('excerpts that overlap side by side', 'a1-3 b2-4', '1 A', '2 aB', "3 a'b", "4 .b'");
  lays('excerpts one after another in the same lane', 'a1-2 b3-4', '1 A', "2 a'", '3 B', "4 b'");
  lays('the longer of two that begin together next to the text', 'b1 a1-2', "1 AB'", "2 a'");
  lays(
    'an excerpt where it began, though a lane beside it falls free',
    'a1-2 b2-4 c3-4',
    '1 A',
    "2 a'B",
    '3 Cb',
    "4 c'b'",
  );
  lays('excerpts of one code that share a line as one', 'a1-2 a2-4', '1 A', '2 a', '3 a', "4 a'");
  lays('the same excerpt of two coders once', 'a1-2 a1-2', '1 A', "2 a'");
  lays('a mark where there are more than lanes', 'a1-2 b1-2 c1-2 d2', '1 ABC', "2 a'b'c'+");
  lays('nothing beside lines without excerpts', 'a1 b4', "1 A'", "4 B'");

  it('never puts two stripes in one place, nor uses more lanes than lie side by side', () => {
    const run = fc.record({
      code: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      first: fc.integer({ min: 1, max: 30 }),
      length: fc.integer({ min: 0, max: 12 }),
    });
    fc.assert(
      fc.property(fc.array(run, { maxLength: 30 }), (all) => {
        const given = all.map(({ code, first, length }) => ({ code, first, last: first + length }));
        const stripes = layStripes(given, 99);
        const deepest = Math.max(0, ...stripes.map(({ lane = 99 }) => lane + 1));
        const beside = (line: number) =>
          stripes.filter(({ first, last }) => first <= line && line <= last);
        let most = 0;
        for (let line = 1; line <= 43; line++) {
          const here = beside(line).map(({ lane }) => lane);
          assert.equal(new Set(here).size, here.length);
          most = Math.max(most, here.length);
        }
        assert.equal(deepest, most);
      }),
    );
  });
});

describe('stripesByLine', () => {
  it('gives only the lines asked for, and tells where a stripe really begins and ends', () => {
    const stripes = layStripes(runs('a1-9'), 3);
    const cell = { code: 'a', begins: false, ends: false };
    assert.deepEqual(stripesByLine(stripes, 4, 5), [
      { line: 4, lanes: [cell], hasMore: false },
      { line: 5, lanes: [cell], hasMore: false },
    ]);
  });
});

describe('runsNear', () => {
  const names = (all: readonly LineRun[]) => all.map(({ code }) => code).join('');

  it('keeps what shares lines with what is there, and with that', () => {
    const all = runs('a1-2 b4-6 c6-7 d7-9 e9-12 f14');
    assert.equal(names(runsNear(all, 7, 7)), 'bcde');
    assert.equal(names(runsNear(all, 3, 3)), '');
    assert.equal(names(runsNear(all, 1, 3)), 'a');
    assert.equal(names(runsNear(all, 14, 20)), 'f');
    assert.equal(names(runsNear(all, 15, 20)), '');
    assert.equal(names(runsNear([], 1, 20)), '');
  });
  it('leaves every lane where all runs would put it', () => {
    const run = fc.record({
      code: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      first: fc.integer({ min: 1, max: 60 }),
      length: fc.integer({ min: 0, max: 6 }),
    });
    const some = fc.array(run, { maxLength: 30 });
    const line = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(some, line, fc.integer({ min: 0, max: 20 }), (given, first, height) => {
        const all = given
          .map(({ code, first, length }) => ({ code, first, last: first + length }))
          .sort((a, b) => a.first - b.first);
        const last = first + height;
        assert.deepEqual(
          stripesByLine(layStripes(runsNear(all, first, last), 3), first, last),
          stripesByLine(layStripes(all, 3), first, last),
        );
      }),
    );
  });
});
