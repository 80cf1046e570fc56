import assert from 'node:assert/strict';
import { CodeSearch } from '../../../../src/core/analysis/codeSearch';
import { readCodebook } from '../../../../src/core/codebook/read';

const book = readCodebook(
  'codebook.yaml',
  `codes:
  role:
    name: {en: Roles and duties, zh: 角色与职责}
    codable: false
    codes:
      mentoring:
        name: {en: Mentoring a peer, zh: 带教}
        definition: The leader works with one teacher on that teacher's own lessons.
        include: [Feedback after a lesson observed]
        exclude: [Talks to a large audience]
        aliases: [coaching, 师徒]
      modelling: {name: {en: Modelling, zh: 示范課}}
  trust: {name: {en: Trust, zh: 互相信任}}
  growth: {name: Peer growth, definition: A peer comes to trust her own teaching.}
  identity: {name: {zh-Hant: 身份認同}}
  flows: {name: Flows back, aliases: [reverse mentoring]}
  burden: {name: Résumé of the burden}
  chongqing: {name: 重庆的经验}
`,
).value;

const search = new CodeSearch(book);
const found = (text: string, preferred: readonly string[] = []) =>
  search.find(text, new Map(preferred.map((id, rank) => [id, rank]))).map(({ id }) => id);

describe('Searching for a code', () => {
  const first = (what: string, text: string, id: string) =>
    it(`finds it by ${what}: ${text}`, () => assert.equal(found(text)[0], id));
  first('its name', 'Mentoring a peer', 'mentoring');
  first('the start of its name', 'ment', 'mentoring');
  first('a word in its name', 'peer', 'growth');
  first('its other name', '带教', 'mentoring');
  first('its alias', 'coach', 'mentoring');
  first('its id', 'identity', 'identity');
  first('part of an alias', '师', 'mentoring');
  first('traditional characters', '帶教', 'mentoring');
  first('simplified characters', '认同', 'identity');
  first('traditional ones in the middle', '範課', 'modelling');
  first('letters without accents', 'resume', 'burden');
  first('pinyin', 'daijiao', 'mentoring');
  first('pinyin that is not written out', 'daij', 'mentoring');
  first('the first letters of pinyin', 'sfrt', 'identity');
  first('letters and syllables', 'shenfrt', 'identity');
  first('pinyin of later syllables', 'xinren', 'trust');
  first('the right reading of a character with several', 'cqdjy', 'chongqing');
  first('pinyin of an alias', 'shitu', 'mentoring');
  first('pinyin of traditional characters', 'shenfenrentong', 'identity');
  first('the first letters of words', 'map', 'mentoring');
  first('what it includes', 'feedback', 'mentoring');
  first('words in any order', 'peer ment', 'mentoring');
  first('words of several places', 'duties coaching', 'mentoring');
  first('a slip', 'mentring', 'mentoring');
  first('a slip in a name before one in an alias', 'mentoirng', 'mentoring');
  first('two letters swapped', 'trsut', 'trust');
  first('characters with others between', '互任', 'trust');
  first('width', 'ＴＲＵＳＴ', 'trust');

  it('puts names before paths, and paths before definitions', () => {
    assert.deepEqual(found('trust'), ['trust', 'growth']);
    assert.deepEqual(found('roles'), ['modelling', 'mentoring']);
    assert.deepEqual(found('lesson'), ['mentoring']);
  });

  it('does not take what a code excludes for it', () => {
    assert.deepEqual(found('audience'), []);
  });

  it('puts what is preferred first among those that match alike, and no others', () => {
    assert.deepEqual(found('m').slice(0, 2), ['modelling', 'mentoring']);
    assert.deepEqual(found('m', ['mentoring']).slice(0, 2), ['mentoring', 'modelling']);
    assert.deepEqual(found('m', ['modelling', 'mentoring']).slice(0, 2), [
      'modelling',
      'mentoring',
    ]);
    assert.deepEqual(found('trust', ['growth']), ['trust', 'growth']);
  });

  it('finds nothing for what is nowhere, and nothing for nothing', () => {
    assert.deepEqual([found('zzz'), found('  '), found('qwertyuiop')], [[], [], []]);
  });

  it('never offers a category', () => {
    assert.ok(!found('role').includes('role'));
  });
});
