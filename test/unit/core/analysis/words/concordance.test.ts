import assert from 'node:assert/strict';
import fc from 'fast-check';
import { finderOf, mayHold } from '../../../../../src/core/analysis/search/finder';
import {
  concordance,
  type ConcordanceRequest,
} from '../../../../../src/core/analysis/words/concordance';
import { wordList } from '../../../../../src/core/analysis/words/wordList';
import { Unreadable } from '../../../../../src/core/base/unreadable';
import type { Project } from '../../../../../src/core/project/project';
import { openMemory } from '../../../../support/builders';

const book = 'codebook: B\nversion: 1\ncodes: []\n';

describe('A concordance', () => {
  it('looks closer at no fewer texts than hold the words', () => {
    const letters = 'aAbBsßſİıΣσςΩé\u0301ﬁ校校學学ＡＢ１ ½\n\u3000\u00ad👩'.split('');
    const text = fc
      .array(fc.constantFrom(...letters), { maxLength: 12 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, text, fc.boolean(), (words, within, isExact) => {
        fc.pre(words.trim() !== '');
        const look = { kind: 'phrase', text: words, isExact } as const;
        const find = attempt(() => finderOf(look, []));
        if (!find) return;
        const found = find(within, [{ start: 0, end: within.length }]);
        if (found.length) assert.ok(mayHold(look)(within));
      }),
      { numRuns: 20_000 },
    );
  });

  it('finds the same in sources at hand and in those that have to be read', async () => {
    const { project } = await openMemory({
      'codebook.yaml': book,
      'transcripts/A1.txt': 'Li: We visit the School of a friend.\n\nQ: Which school?\n',
      'transcripts/B1.txt': 'Wang: 我們學校很小。\n\nWang: And SCHOOL\nis far.\n',
      'transcripts/C1.txt': 'Wang: Nothing here.\n',
    });
    const asked = { look: { kind: 'word', text: 'school' }, width: 10 } as const;
    const cold = await linesOf(project, asked);
    assert.deepEqual(
      cold.map(({ source, range, speaker, words }) => [source, range, speaker, words]),
      [
        ['transcripts/A1.txt', [1, 18, 1, 24], 'Li', 'School'],
        ['transcripts/B1.txt', [3, 11, 3, 17], 'Wang', 'SCHOOL'],
      ],
    );
    for (const path of project.sources.keys()) await project.located(path);
    assert.deepEqual(await linesOf(project, asked), cold);
  });

  it('goes on where one source can’t be read', async () => {
    const { project, store } = await openMemory({
      'codebook.yaml': book,
      'transcripts/A1.txt': 'Li: our school\n',
      'transcripts/B1.txt': 'Wang: your school\n\nLi: yes\n\nWang: no\n',
    });
    store.unreadable = (path) =>
      path === 'transcripts/A1.txt' ? Unreadable.tooLarge(path, 2 ** 31) : undefined;
    const found = await linesOf(project, { look: { kind: 'word', text: 'school' }, width: 10 });
    assert.deepEqual(
      found.map(({ before }) => before),
      ['your '],
    );
    assert.equal((await wordList(project, {})).total, 4);
  });
});

function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

async function linesOf(project: Project, request: ConcordanceRequest) {
  const lines = [];
  for await (const line of concordance(project, request)) lines.push(line);
  return lines;
}
