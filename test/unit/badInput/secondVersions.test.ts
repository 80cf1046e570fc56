import assert from 'node:assert/strict';
import { followSources } from '../../../src/core/project/moves';
import { secondVersionOf } from '../../../src/core/project/secondVersion';
import { codingFile, inProject, line } from './hostileProject';

const text = 'Lin: We plan lessons.\nLin: We could not pay.\n';
const one = line('one', [1, 6, 1, 13], 'We plan');
const two = line('two', [2, 6, 2, 14], 'We could');
const three = line('three', [2, 10, 2, 15], 'could');

describe('a second version that a service put beside a coding file', () => {
  const sources = new Set(['t/L01.txt', 't/L01-r1.txt', 't/L01']);
  for (const [name, of] of [
    ['t/L01.txt (Lin Yue’s conflicted copy 2026-11-25)', 't/L01.txt'],
    ['t/L01.txt (1)', 't/L01.txt'],
    ['t/L01.txt.sync-conflict-20261125-091204-ABCDEFG', 't/L01.txt'],
    ['t/L01.txt-LAPTOP-7', 't/L01.txt'],
    ['t/L01-r1.txt 2', 't/L01-r1.txt'],
    ['t/L01.txt', undefined],
    ['t/L02.txt (1)', undefined],
    ['t/L01.txt.bak', undefined],
    ['L01.txt (1)', undefined],
  ] as const)
    it(`“${name}” is of ${of ?? 'no source that is there'}`, () =>
      assert.equal(secondVersionOf(name, sources), of));

  it('is told as what it is, and can be merged into the first', () => {
    const aside = 't.txt (Lin’s conflicted copy 2026-11-25)';
    const theirs = line('two', [2, 6, 2, 14], 'We could', { memo: 'Theirs' });
    return inProject(
      { 't.txt': text, [codingFile('t.txt')]: one + two, [codingFile(aside)]: theirs + three },
      async (here) => {
        assert.deepEqual(
          here.problems().filter((each) => each.includes('second-version')),
          [`second-version ${codingFile(aside)}:1:1`],
        );
        assert.match(here.says('second-version'), /both are merged, and nothing is lost/);
        await followSources(here.project, [{ from: aside, to: 't.txt' }]);
        here.allow(codingFile('t.txt'));
        here.allow(codingFile(aside));
        await here.project.verify();
        const merged = here.text(codingFile('t.txt'));
        assert.deepEqual(
          merged.split('\n').map((each) => /"id":"(\w+)"/.exec(each)?.[1]),
          ['one', 'two', 'three', undefined],
        );
        assert.match(merged, /"memo":"Theirs"/);
        assert.deepEqual(
          here.problems().filter((each) => !each.startsWith('conflict')),
          [],
        );
      },
    );
  });
});
