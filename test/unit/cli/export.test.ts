import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Place } from './command';
import { sample } from './sample';

describe('codebook export', () => {
  let place: Place;
  beforeEach(() => (place = new Place(sample)));
  afterEach(() => place.remove());

  it('writes what the ending says, and tells what stays behind', async () => {
    const { code, out, error } = await place.run(
      'export',
      '--to',
      'out.qdpx',
      '--report',
      'r.json',
    );
    assert.deepEqual([code, out], [0, '']);
    assert.match(error, /^out\.qdpx: \d+ codes?, \d+ sources, \d+ codings/m);
    assert.ok('losses' in (JSON.parse(place.text('r.json')) as object));
    const back = await place.run('import', 'out.qdpx', '--into', 'back', '--yes');
    assert.equal(back.code, 0);
    const [before, after] = [await place.run('counts'), await place.run('counts', 'back')];
    assert.equal(after.code, 0);
    assert.equal(before.out.split('\n').length, after.out.split('\n').length);
  });

  it('gives the same bytes each time', async () => {
    const read = (name: string) => fs.readFileSync(path.join(place.folder, name));
    await place.run('export', '--to', 'a.qdpx');
    await place.run('export', '--to', 'b.qdpx');
    assert.ok(read('a.qdpx').equals(read('b.qdpx')));
  });

  it('needs to know what and where to', async () => {
    for (const args of [[], ['--to', 'x.zip'], ['--to', 'x.csv', '--format', 'pictures']])
      assert.equal((await place.run('export', ...args)).code, 2, args.join(' '));
    const wrong = await place.run('export', '--to', 'x.csv', '--format', 'transcripts');
    assert.deepEqual([wrong.code, /can’t be written as \.csv/.test(wrong.error)], [1, true]);
    assert.equal(fs.existsSync(path.join(place.folder, 'x.csv')), false);
  });

  it('puts no source among the sources', async () => {
    const { code, error } = await place.run('export', '--to', 'excerpts.md');
    assert.deepEqual([code, /would be a source/.test(error)], [2, true]);
    assert.equal((await place.run('export', '--to', '../excerpts-of-a-test.md')).code, 0);
    fs.rmSync(path.join(place.folder, '../excerpts-of-a-test.md'));
  });

  it('refuses names that are not there', async () => {
    const { code, error } = await place.run('export', '--to', 'x.csv', '--coder', 'nobody');
    assert.deepEqual([code, /no coder “nobody”/.test(error)], [2, true]);
  });
});
