import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { codes, guid, packageOf, qde, textSource, users } from '../../support/refi';
import { Place } from './command';

const sound = packageOf({
  'project.qde': qde(
    `${users}${codes}<Sources>${textSource([[3, 7]])}<PictureSource guid="${guid(9)}" name="cat.jpg"/></Sources>`,
  ),
  [`sources/${guid(100)}.txt`]: 'We care.',
});

describe('codebook import of a project', () => {
  let place: Place;
  beforeEach(() => {
    place = new Place({});
    fs.writeFileSync(path.join(place.folder, 'Old study.qdpx'), sound);
    fs.writeFileSync(path.join(place.folder, 'broken.qdpx'), sound.subarray(0, 200));
  });
  afterEach(() => place.remove());

  it('says what comes and what does not, and writes nothing', async () => {
    const { code, out, error } = await place.run('import', 'Old study.qdpx');
    assert.equal(code, 0);
    assert.equal(out, 'Old study.qdpx -> Old study/: 1 code, 1 source, 1 coding, 1 coder\n');
    assert.match(error, /1 × Pictures are left out.*\(cat\.jpg\)/);
    assert.match(error, /add --yes/);
    assert.equal(fs.existsSync(path.join(place.folder, 'Old study')), false);
  });

  it('makes a project with --yes, and its report as JSON', async () => {
    const { error } = await place.run('import', 'Old study.qdpx', '--yes', '--report', 'r.json');
    assert.match(error, /\d files written to Old study\./);
    const { out } = await place.run('excerpts', 'Old study', '--format', 'csv');
    assert.match(out, /care,Ana,transcripts\/Interview\.txt/);
    assert.equal((await place.run('check', 'Old study')).code, 0);
    const [[report]] = JSON.parse(place.text('r.json') ?? '') as [[Record<string, unknown>]];
    assert.deepEqual(
      (report?.['losses'] as { kind: string }[]).map(({ kind }) => kind),
      ['picture-source'],
    );
  });

  it('goes to the folder that is named, and joins the project that is there', async () => {
    await place.run('import', 'Old study.qdpx', '--into', 'new', '--yes');
    assert.ok(fs.existsSync(path.join(place.folder, 'new/codebook.yaml')));
    const again = await place.run('import', 'Old study.qdpx', '--into', 'new', '--yes');
    assert.equal(
      again.out,
      'Old study.qdpx -> new/: nothing new (there already: 1 code, 1 source, 1 coding)\n',
    );
    assert.match(again.error, /There is nothing to write/);
  });

  it('writes into no other folder that something is in', async () => {
    place.put({ 'full/a.txt': 'x' });
    const { code, error } = await place.run('import', 'Old study.qdpx', '--into', 'full', '--yes');
    assert.deepEqual([code, /“full” is there already/.test(error)], [1, true]);
  });

  it('says of a broken one why, and does the others', async () => {
    const { code, error } = await place.run('import', 'broken.qdpx', 'Old study.qdpx', '--yes');
    assert.equal(code, 1);
    assert.match(error, /broken\.qdpx: This file is broken/);
    assert.ok(fs.existsSync(path.join(place.folder, 'Old study/codebook.yaml')));
    assert.equal(fs.existsSync(path.join(place.folder, 'broken')), false);
  });
});
