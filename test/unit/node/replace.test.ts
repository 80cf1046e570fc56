import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Unreadable } from '../../../src/core/base/unreadable';
import { NodeFileStore } from '../../../src/node/fileStore';

describe('an update of a file', () => {
  let folder: string;
  let store: NodeFileStore;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'codebook-update-'));
    store = new NodeFileStore(folder);
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  const at = (name: string) => path.join(folder, name);
  const names = () => fs.readdirSync(folder, { recursive: true }).map(String).sort();
  const text = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString();

  it('is handed what the file holds, and undefined where there is none', async () => {
    fs.writeFileSync(at('a'), 'A');
    const handed: unknown[] = [];
    for (const name of ['a', 'b'])
      await store.update(name, (bytes) => {
        handed.push(text(bytes));
        return bytes;
      });
    assert.deepEqual([handed, names()], [['A', undefined], ['a']]);
  });
  it('writes, removes, or leaves the file as it is', async () => {
    await store.update('f/g/a', () => Buffer.from('one'));
    assert.equal(fs.readFileSync(at('f/g/a'), 'utf8'), 'one');
    const { ino } = fs.statSync(at('f/g/a'));
    await store.update('f/g/a', (bytes) => bytes);
    assert.equal(fs.statSync(at('f/g/a')).ino, ino);
    await store.update('f/g/a', () => undefined);
    assert.deepEqual(names(), ['f', path.normalize('f/g')]);
  });
  it('makes no folder for nothing', async () => {
    await store.update('f/a', () => undefined);
    assert.deepEqual(names(), []);
  });
  it('rejects with what its edit throws, and nothing has changed', async () => {
    fs.writeFileSync(at('a'), 'A');
    const edit = () => {
      throw new RangeError('no');
    };
    await assert.rejects(store.update('a', edit), RangeError);
    await assert.rejects(store.update('f/a', edit), RangeError);
    assert.deepEqual(names(), ['a']);
  });
  it('asks again where another wrote meanwhile without asking for the lock', async () => {
    for (const [what, theirs] of [
      ['in place', () => fs.appendFileSync(at('a'), 'theirs ')],
      [
        'over it',
        () => {
          fs.writeFileSync(at('other'), `${fs.readFileSync(at('a'), 'utf8')}theirs `);
          fs.renameSync(at('other'), at('a'));
        },
      ],
    ] as const) {
      fs.writeFileSync(at('a'), 'begin ');
      let asked = 0;
      await store.update('a', (bytes) => {
        if (asked++ === 0) theirs();
        return Buffer.from(`${text(bytes)}ours `);
      });
      assert.deepEqual([fs.readFileSync(at('a'), 'utf8'), asked], ['begin theirs ours ', 2], what);
    }
    assert.deepEqual(names(), ['a']);
  });
  it('asks again before it removes a file that another wrote meanwhile', async () => {
    fs.writeFileSync(at('a'), 'A');
    let asked = 0;
    await store.update('a', (bytes) => {
      if (asked++ === 0) fs.writeFileSync(at('a'), 'theirs');
      return text(bytes) === 'A' ? undefined : bytes;
    });
    assert.equal(fs.readFileSync(at('a'), 'utf8'), 'theirs');
  });
  it('asks again where the file came, or went, meanwhile', async () => {
    let asked = 0;
    await store.update('a', (bytes) => {
      if (asked++ === 0) fs.writeFileSync(at('a'), 'theirs ');
      return Buffer.from(`${text(bytes) ?? ''}ours`);
    });
    assert.equal(fs.readFileSync(at('a'), 'utf8'), 'theirs ours');
    asked = 0;
    await store.update('a', (bytes) => {
      if (asked++ === 0) fs.rmSync(at('a'));
      return Buffer.from(`${text(bytes) ?? ''}again`);
    });
    assert.equal(fs.readFileSync(at('a'), 'utf8'), 'again');
  });
  it('waits its turn, so that none of many is lost', async () => {
    const stores = [store, new NodeFileStore(folder), new NodeFileStore(folder)];
    await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        (stores[i % 3] ?? store).update('f/a', (bytes) =>
          Buffer.from(`${text(bytes) ?? ''}${i}\n`),
        ),
      ),
    );
    const lines = fs.readFileSync(at('f/a'), 'utf8').trim().split('\n').map(Number);
    assert.deepEqual(
      lines.sort((a, b) => a - b),
      Array.from({ length: 60 }, (_, i) => i),
    );
    assert.deepEqual(names(), ['f', path.normalize('f/a')]);
  });
  it('does not write over a file that is too large to be read', async () => {
    fs.writeFileSync(at('a'), '');
    fs.truncateSync(at('a'), 1024 ** 3);
    await assert.rejects(
      store.update('a', () => Buffer.from('x')),
      Unreadable,
    );
    await assert.rejects(store.write('a', Buffer.from('x')), Unreadable);
    await assert.rejects(store.read('a'), Unreadable);
    const read: unknown[] = [];
    await store.readAll(['a'], (_, bytes) => read.push(bytes));
    assert.ok(read[0] instanceof Unreadable);
    assert.equal(fs.statSync(at('a')).size, 1024 ** 3);
  });
  it('names the file, and no temporary one, where the system says no', async () => {
    const name = 'x'.repeat(254); // the file may be there, and not beside a longer one
    await assert.rejects(store.write(`${name}yyyy`, Buffer.from('x')), {
      code: 'ENAMETOOLONG',
      path: at(`${name}yyyy`),
    });
    assert.deepEqual(names(), []);
  });
  it('leaves alone what other writes may still need, and sweeps up what crashes left', async () => {
    const old = new Date(Date.now() - 2 * 3_600_000);
    for (const name of ['.77-abc-1.tmp', '.0123456789abcdef.lock', '.77-mine.tmp', '.gitkeep']) {
      fs.writeFileSync(at(name), 'x');
      fs.utimesSync(at(name), old, old);
    }
    fs.writeFileSync(at('.78-abc-1.tmp'), 'x');
    await store.list();
    assert.equal(names().length, 5, 'whoever only reads changes nothing');
    await store.write('a', Buffer.from('x'));
    assert.deepEqual(names(), ['.77-mine.tmp', '.78-abc-1.tmp', '.gitkeep', 'a']);
  });
});
