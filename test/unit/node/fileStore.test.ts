import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { NodeFileStore } from '../../../src/node/fileStore';

const isRoot = process.getuid?.() === 0;

describe('the file store of Node', () => {
  let parent: string;
  let folder: string;
  let store: NodeFileStore;

  beforeEach(() => {
    parent = fs.mkdtempSync(path.join(os.tmpdir(), 'codebook-store-'));
    folder = path.join(parent, 'project');
    fs.mkdirSync(folder);
    store = new NodeFileStore(folder);
  });
  afterEach(() => fs.rmSync(parent, { recursive: true, force: true }));

  /** Puts a file in place behind the store's back. */
  function put(name: string, text: string): string {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
    return file;
  }

  /** Every file and link there is, below the folder's parent. */
  function everything(): string[] {
    const entries = fs.readdirSync(parent, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) =>
        path.relative(parent, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'),
      )
      .sort();
  }

  async function textOf(name: string): Promise<string | undefined> {
    const bytes = await store.read(name);
    return bytes && Buffer.from(bytes).toString();
  }

  describe('writing', () => {
    for (const name of [
      'a.txt',
      'a b.txt',
      'a#b%20.txt',
      '访谈/王老师 1.txt',
      '👩‍🏫/𠮷.jsonl',
      'a/b/c/d.txt',
      "it's (1) & [2].txt",
    ])
      it(`makes “${name}” and the folders it needs`, async () => {
        await store.write(name, Buffer.from('好'));
        assert.equal(await textOf(name), '好');
        assert.deepEqual((await store.list()).files, [name]);
        assert.deepEqual(everything(), [`project/${name}`]);
      });
    it('replaces the whole file', async () => {
      put('a.txt', 'long before');
      await store.write('a.txt', Buffer.from('new'));
      assert.equal(await textOf('a.txt'), 'new');
      await store.write('a.txt', new Uint8Array(0));
      assert.equal(await textOf('a.txt'), '');
    });
    it('never changes bytes that somebody reads: the file is another one', async () => {
      const file = put('a.txt', 'before');
      const handle = fs.openSync(file, 'r');
      await store.write('a.txt', Buffer.from('after!'));
      assert.equal(fs.readFileSync(handle, 'utf8'), 'before');
      fs.closeSync(handle);
    });
    it('keeps the permissions that a file has, whatever the mask', async function () {
      if (process.platform === 'win32') this.skip();
      const file = put('a.txt', '');
      for (const mode of [0o600, 0o640, 0o666]) {
        fs.chmodSync(file, mode);
        await store.write('a.txt', Buffer.from('x'));
        assert.equal(fs.statSync(file).mode & 0o777, mode);
      }
    });
    it('leaves nothing behind when it fails', async () => {
      put('a/b.txt', 'x');
      await assert.rejects(store.write('a', Buffer.from('y')));
      await assert.rejects(store.write('a/b.txt/c', Buffer.from('y')));
      assert.deepEqual(everything(), ['project/a/b.txt']);
    });
    it('refuses a file that is write-protected (root may write it: skipped as root)', async function () {
      if (isRoot) this.skip();
      fs.chmodSync(put('a.txt', 'x'), 0o444);
      await assert.rejects(store.write('a.txt', Buffer.from('y')), { code: 'EACCES' });
      assert.deepEqual([await textOf('a.txt'), everything()], ['x', ['project/a.txt']]);
    });
    it('refuses a folder that is write-protected (root may write it: skipped as root)', async function () {
      if (isRoot) this.skip();
      put('a/b.txt', 'x');
      fs.chmodSync(path.join(folder, 'a'), 0o555);
      await assert.rejects(store.write('a/c.txt', Buffer.from('y')), { code: 'EACCES' });
      fs.chmodSync(path.join(folder, 'a'), 0o755);
      assert.deepEqual(everything(), ['project/a/b.txt']);
    });
    it('takes writes side by side', async () => {
      const names = Array.from({ length: 20 }, (_, i) => `${i % 10}.txt`);
      await Promise.all(names.map((name, i) => store.write(name, Buffer.from(String(i)))));
      assert.equal(everything().length, 10);
    });
  });

  it('removes a file, and does nothing where there is none', async () => {
    put('a.txt', 'x');
    await store.remove('a.txt');
    await store.remove('a.txt');
    await store.remove('no/such/folder.txt');
    assert.deepEqual(everything(), []);
  });
  it('reads undefined where there is no file', async () => {
    put('a.txt', 'x');
    assert.deepEqual(
      [await store.read('b.txt'), await store.read('a.txt/b'), await store.read('x/y')],
      [undefined, undefined, undefined],
    );
  });
  it('hands over every file asked for, there or not', async () => {
    put('a.txt', 'A');
    put('b/c.txt', 'C');
    const read: string[] = [];
    await store.readAll(['a.txt', 'gone.txt', 'b/c.txt'], (name, bytes) => {
      read.push(`${name} ${bytes instanceof Uint8Array ? Buffer.from(bytes).toString() : '–'}`);
    });
    assert.deepEqual(read, ['a.txt A', 'gone.txt –', 'b/c.txt C']);
  });
  it('lists every file, but nothing in dot-folders and node_modules', async () => {
    for (const name of [
      'a.txt',
      '.hidden',
      '.git/x',
      'b/.git/x',
      'node_modules/x',
      'b/node_modules/x',
      'b/c.txt',
    ])
      put(name, '');
    fs.mkdirSync(path.join(folder, 'empty'));
    const { files, leaving } = await store.list();
    assert.deepEqual([[...files].sort(), leaving], [['a.txt', 'b/c.txt'], []]);
  });
  it('lets others have the thread during a long run of reads', async () => {
    put('a.txt', 'x'.repeat(100_000));
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    const until = performance.now() + 60;
    while (performance.now() < until) await store.read('a.txt');
    clearInterval(timer);
    assert.ok(turns > 0);
  });
  it('needs a folder', () => {
    assert.throws(() => new NodeFileStore(path.join(parent, 'gone')), { code: 'ENOENT' });
  });

  describe('outside the folder', () => {
    for (const name of ['../secret.txt', 'a/../../secret.txt', '..', '../project2/a.txt'])
      it(`refuses “${name}”`, async () => {
        fs.writeFileSync(path.join(parent, 'secret.txt'), 'x');
        await assert.rejects(store.read(name), /outside the project folder/);
        await assert.rejects(store.write(name, Buffer.from('y')), /outside the project folder/);
        await assert.rejects(store.remove(name), /outside the project folder/);
        assert.deepEqual(everything(), ['secret.txt']);
      });
    it('takes a name that only looks like it', async () => {
      await store.write('..a/b..c', Buffer.from('x'));
      assert.deepEqual(everything(), ['project/..a/b..c']);
    });
  });

  describe('with links', () => {
    function link(name: string, target: string): void {
      fs.symlinkSync(target, path.join(folder, name));
    }
    beforeEach(function () {
      if (process.platform === 'win32') this.skip();
      fs.mkdirSync(path.join(parent, 'outside'));
      fs.writeFileSync(path.join(parent, 'outside', 'secret.txt'), 'secret');
    });

    it('tells those that lead out, and reads and writes nothing through them', async () => {
      link('file.txt', '../outside/secret.txt');
      link('folder', '../outside');
      const { files, leaving } = await store.list();
      assert.deepEqual([files, [...leaving].sort()], [[], ['file.txt', 'folder']]);
      assert.deepEqual(
        [await store.read('file.txt'), await store.read('folder/secret.txt')],
        [undefined, undefined],
      );
      for (const name of ['file.txt', 'folder/secret.txt', 'folder/new.txt', 'folder/a/new.txt'])
        await assert.rejects(
          store.write(name, Buffer.from('y')),
          /leads out of the project folder/,
          name,
        );
      await assert.rejects(store.remove('folder/secret.txt'), /leads out/);
      assert.deepEqual(everything(), ['outside/secret.txt', 'project/file.txt', 'project/folder']);
      assert.equal(fs.readFileSync(path.join(parent, 'outside', 'secret.txt'), 'utf8'), 'secret');
      assert.deepEqual(fs.readdirSync(path.join(parent, 'outside')), ['secret.txt']);
    });
    it('takes one to a file inside for that file, and keeps it a link', async () => {
      put('real.txt', 'x');
      link('alias.txt', 'real.txt');
      assert.deepEqual([...(await store.list()).files].sort(), ['alias.txt', 'real.txt']);
      await store.write('alias.txt', Buffer.from('y'));
      assert.equal(await textOf('real.txt'), 'y');
      assert.ok(fs.lstatSync(path.join(folder, 'alias.txt')).isSymbolicLink());
    });
    it('does not go round in circles', async () => {
      link('loop', 'loop');
      link('self', '.');
      link('nowhere', 'gone');
      put('a.txt', 'x');
      const { files, leaving, broken } = await store.list();
      assert.deepEqual(
        [files, leaving, [...(broken ?? [])].sort()],
        [['a.txt'], [], ['loop', 'nowhere', 'self']],
      );
    });
    it('works in a folder that is reached through a link', async () => {
      fs.symlinkSync(folder, path.join(parent, 'link'));
      const through = new NodeFileStore(path.join(parent, 'link'));
      await through.write('a.txt', Buffer.from('x'));
      assert.equal(await textOf('a.txt'), 'x');
    });
  });
});
