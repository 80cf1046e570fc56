import assert from 'node:assert/strict';
import { Place } from './command';
import { sample } from './sample';

const files = {
  ...sample,
  'memos/plans.md':
    '---\nabout: [a, case:L1]\nby: ana\ndate: 2026-11-01\n---\n# On “plans”\n\nSee [[第二]], [[own.txt]], [[nowhere]].\n',
  'memos/后来.md': '后来，见 [[On “plans”]]、[[coding:one]]。\n',
  'propositions/p1.md': 'They plan: [[a]].\n',
};

describe('codebook memos', () => {
  let place: Place;
  beforeEach(() => (place = new Place(files)));
  afterEach(() => place.remove());

  async function lines(...argv: readonly string[]): Promise<string[]> {
    const { code, out, error } = await place.run('memos', ...argv);
    assert.deepEqual([code, error], [0, '']);
    return out.split('\n').slice(0, -1);
  }

  it('lists memos, propositions and the memos of codings in a table that lines up', async () => {
    assert.deepEqual(await lines(), [
      'memo                about                               backlinks  title',
      'memos/plans.md      code:a; case:L1                             1  On “plans”',
      'memos/后来.md                                                   0  后来',
      'propositions/p1.md                                              0  p1',
      'own.txt:1:9-1:21    coding:one; code:a; source:own.txt          1  Whose? "Theirs"',
    ]);
  });
  it('gives CSV with what they are about, link to and are linked from', async () => {
    assert.deepEqual(await lines('--format', 'csv'), [
      'kind,memo,title,about,links,backlinks,coder,created',
      'memo,memos/plans.md,On “plans”,"code:a; case:L1","code:b; source:own.txt",memos/后来.md,ana,2026-11-01',
      'memo,memos/后来.md,后来,,"memo:memos/plans.md; coding:one",,,',
      'proposition,propositions/p1.md,p1,,code:a,,,',
      'coding,own.txt:1:9-1:21,,"coding:one; code:a; source:own.txt",,memos/后来.md,ana,2026-11-23T09:12:04Z',
    ]);
  });
  it('gives JSON with the text', async () => {
    const { out } = await place.run('memos', '--format', 'json', '--about', 'L1');
    assert.deepEqual(JSON.parse(out), [
      {
        kind: 'memo',
        memo: 'memos/plans.md',
        title: 'On “plans”',
        about: ['code:a', 'case:L1'],
        links: ['code:b', 'source:own.txt'],
        backlinks: ['memos/后来.md'],
        coder: 'ana',
        created: '2026-11-01',
        first: 'See 第二, own.txt, nowhere.',
        text: '# On “plans”\n\nSee [[第二]], [[own.txt]], [[nowhere]].',
      },
    ]);
  });
  it('keeps to what is about one thing or another, or links to it', async () => {
    const listed = async (...argv: readonly string[]) =>
      (await lines('--format', 'csv', ...argv)).slice(1).map((line) => line.split(',')[1]);
    assert.deepEqual(await listed('--about', 'First, of all'), [
      'memos/plans.md',
      'propositions/p1.md',
      'own.txt:1:9-1:21',
    ]);
    assert.deepEqual(await listed('--about', 'coding:one'), ['memos/后来.md', 'own.txt:1:9-1:21']);
    assert.deepEqual(await listed('--about', 'P1'), []);
    assert.deepEqual(await listed('--about', 'L1', '--about', 'memos/plans.md'), [
      'memos/plans.md',
      'memos/后来.md',
    ]);
  });
  it('says what is not there, or is several things', async () => {
    place.put({ 'codebook.yaml': 'codes:\n  x: Twin\n  y: Twin\n' });
    const told = async (name: string) => {
      const { code, error } = await place.run('memos', '--about', name);
      assert.equal(code, 2);
      return error;
    };
    assert.match(await told('z'), /There is no code, case, source, coding or memo “z”/);
    assert.match(await told('twin'), /“twin” is the name of several: code:x, code:y/);
  });
  it('tells links that lead nowhere when the project is checked', async () => {
    const { out } = await place.run('check');
    assert.match(out, /memos\/plans\.md:8:\d+.*nowhere/);
  });
});
