import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Place } from './command';
import { own, sample } from './sample';

describe('codebook move', () => {
  let place: Place;
  beforeEach(() => (place = new Place(sample)));
  afterEach(() => place.remove());

  function files(): string[] {
    const all = fs.readdirSync(place.folder, { recursive: true, withFileTypes: true });
    return all
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(place.folder, path.join(entry.parentPath, entry.name)))
      .sort();
  }

  it('renames a source with its codings and its row', async () => {
    const outcome = await place.run('move', 'own.txt', 't/访谈 1.txt');
    assert.deepEqual(outcome, {
      code: 0,
      out: 'own.txt -> t/访谈 1.txt\n',
      error: '1 coding file moved along.\n',
    });
    assert.deepEqual(files(), [
      'cases.csv',
      'codebook.yaml',
      'codings/ana/t/访谈 1.txt.jsonl',
      'codings/ben/t/group.txt.jsonl',
      'sources.csv',
      't/group.txt',
      't/访谈 1.txt',
    ]);
    assert.equal(place.text('t/访谈 1.txt'), own);
    assert.match(place.text('sources.csv'), /\nt\/访谈 1\.txt,L1,1\n/);
    assert.equal((await place.run('check')).code, 0);
  });

  it('renames a folder', async () => {
    const { code } = await place.run('move', 't/', 'talks/2026');
    assert.equal(code, 0);
    assert.ok(files().includes('codings/ben/talks/2026/group.txt.jsonl'));
    assert.ok(files().includes('talks/2026/group.txt'));
    assert.match(place.text('sources.csv'), /talks\/2026\/group\.txt,P1/);
  });

  it('follows a file that was renamed already', async () => {
    fs.renameSync(path.join(place.folder, 'own.txt'), path.join(place.folder, 'b.txt'));
    assert.equal((await place.run('move', 'own.txt', 'b.txt')).code, 0);
    assert.ok(files().includes('codings/ana/b.txt.jsonl'));
    assert.equal(
      (await place.run('check')).error,
      'No problems in 2 sources, 4 codings. 3 hints more with --hints.\n',
    );
  });

  it('changes letter case', async () => {
    assert.equal((await place.run('move', 'own.txt', 'Own.txt')).code, 0);
    assert.ok(files().includes('Own.txt') && files().includes('codings/ana/Own.txt.jsonl'));
    assert.ok(!files().some((file) => file.includes('~') || /\bown/.test(file)));
  });

  it('takes codings over to a corrected version', async () => {
    place.put({ 'v2.txt': own.replace('plan lessons', 'plan all lessons') });
    const { code, error } = await place.run('move', 'own.txt', 'v2.txt', '--new-version');
    assert.deepEqual([code, error], [0, '1 coding found, 1 to review, 0 lost.\n']);
    assert.ok(files().includes('own.txt') && files().includes('codings/ana/v2.txt.jsonl'));
  });

  for (const [what, argv, expected] of [
    ['what stands there', ['own.txt', 't/group.txt'], /already, so nothing was moved/],
    ['what would be no source', ['own.txt', 'own.bak'], /would not be a source/],
    ['what is not there', ['nobody.txt', 'b.txt'], /no source “nobody.txt”/],
    ['a missing name', ['own.txt'], /NEW is missing/],
  ] as const)
    it(`refuses ${what}, and nothing has changed`, async () => {
      const before = files();
      const { code, error } = await place.run('move', ...argv);
      assert.notEqual(code, 0);
      assert.match(error, expected);
      assert.deepEqual(files(), before);
    });
});
