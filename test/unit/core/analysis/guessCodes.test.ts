import assert from 'node:assert/strict';
import { CodeSearch } from '../../../../src/core/analysis/codeSearch';
import { guessCodes } from '../../../../src/core/analysis/guessCodes';
import { readCodebook } from '../../../../src/core/codebook/read';

const book = readCodebook(
  'codebook.yaml',
  `codes:
  role: {name: Roles, codable: false, codes: {mentoring: {name: {en: Mentoring a peer, zh: 带教同伴}, include: [Feedback after a lesson observed]}}}
  trust: {name: {en: Trust, zh: 互相信任}, aliases: [confidence in colleagues]}
  burden: {name: Workload and burden}
`,
).value;

describe('Guessing a code', () => {
  const guesses = (what: string, text: string, id: string) =>
    it(`guesses it by ${what} to which no code answers`, () => {
      assert.deepEqual(new CodeSearch(book).find(text), []);
      assert.equal(guessCodes(book, text)[0]?.id, id);
    });
  guesses('a rule with several slips', 'feedbak aftr leson', 'mentoring');
  guesses('an alias with several slips', 'confidnce in coleagues', 'trust');
  guesses('Chinese with a wrong and a missing character', '代教同', 'mentoring');
  it('guesses nothing from next to nothing, nor what is unlike everything', () => {
    assert.deepEqual(guessCodes(book, 'q'), []);
    assert.deepEqual(guessCodes(book, 'xylophone quartz'), []);
  });
  it('guesses no category', () => {
    assert.ok(!guessCodes(book, 'Rolles').some(({ id }) => id === 'role'));
  });
});
