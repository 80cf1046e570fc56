import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { NodeSnapshots } from '../../../src/node/snapshots';

describe('NodeSnapshots', () => {
  let folder: string;
  let caches: string;
  const open = () => new NodeSnapshots(path.join(folder, 'project'), caches);
  const bytes = Uint8Array.from({ length: 24 }, (_, i) => i);

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'snapshots-'));
    caches = path.join(folder, 'caches/codebook');
    fs.mkdirSync(path.join(folder, 'project'));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  it('has none at first', async () => assert.equal(await open().load('codings'), undefined));

  it('gives back what was saved last, and leaves nothing else behind', async () => {
    await open().save('codings', new Uint8Array(8));
    await open().save('codings', bytes);
    const loaded = await open().load('codings');
    assert.deepEqual(Uint8Array.from(loaded ?? []), bytes);
    assert.equal((loaded?.byteOffset ?? 1) % 8, 0);
    assert.equal(fs.readdirSync(caches).length, 1);
    assert.deepEqual(fs.readdirSync(path.join(folder, 'project')), []);
  });

  it('gives nothing back that was spoilt, wherever', async () => {
    await open().save('codings', bytes);
    const [name = ''] = fs.readdirSync(caches);
    const file = path.join(caches, name);
    const whole = fs.readFileSync(file);
    const spoilt = [...whole.keys()].flatMap((at) => {
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ 0x10;
      return [whole.subarray(0, at), flipped, Buffer.concat([whole, whole.subarray(0, at + 1)])];
    });
    for (const each of spoilt) {
      fs.writeFileSync(file, each);
      assert.equal(await open().load('codings'), undefined);
    }
    fs.writeFileSync(file, whole);
    assert.deepEqual(Uint8Array.from((await open().load('codings')) ?? []), bytes);
  });

  it('keeps projects apart', async () => {
    fs.mkdirSync(path.join(folder, 'other'));
    await open().save('codings', bytes);
    assert.equal(
      await new NodeSnapshots(path.join(folder, 'other'), caches).load('codings'),
      undefined,
    );
  });

  it('does without where nothing can be kept', async () => {
    fs.mkdirSync(path.dirname(caches));
    fs.writeFileSync(caches, 'a file in the way');
    await open().save('codings', bytes);
    assert.equal(await open().load('codings'), undefined);
  });

  it('lets nobody else read it', async function () {
    if (process.platform === 'win32') this.skip();
    await open().save('codings', bytes);
    const [name = ''] = fs.readdirSync(caches);
    assert.equal(fs.statSync(path.join(caches, name)).mode & 0o077, 0);
  });

  it('stamps files so that every change shows, and neither links nor what is not there', async () => {
    const file = path.join(folder, 'project/a b.txt');
    const stampOf = async (name = 'a b.txt') => [...(await open().stamps([name]))];
    fs.writeFileSync(file, 'one');
    const first = await stampOf();
    assert.deepEqual(await stampOf(), first);
    const { mtime } = fs.statSync(file);
    // As long as before, with the old time put back; in place, then by renaming.
    fs.writeFileSync(file, 'two');
    fs.utimesSync(file, mtime, mtime);
    const second = await stampOf();
    assert.notDeepEqual(second, first);
    fs.writeFileSync(`${file}.tmp`, 'six');
    fs.utimesSync(`${file}.tmp`, mtime, mtime);
    fs.renameSync(`${file}.tmp`, file);
    assert.notDeepEqual(await stampOf(), second);
    fs.symlinkSync(file, path.join(folder, 'project/link'));
    const nothing = [NaN, NaN, NaN, NaN];
    assert.deepEqual(await stampOf('link'), nothing);
    assert.deepEqual(await stampOf('gone'), nothing);
    assert.deepEqual(await stampOf('a b.txt/gone'), nothing);
    assert.deepEqual(
      await open().stamps(['gone', 'a b.txt']),
      Float64Array.from([...nothing, ...(await stampOf())]),
    );
  });
});
