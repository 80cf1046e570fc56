import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { say } from '../../../src/core/base/sentences';
import { systemTrouble } from '../../../src/core/base/systemTrouble';
import { NodeFileStore } from '../../../src/node/fileStore';

/** Makes a small disk of memory, where the system lets us (as root, on Linux: skipped elsewhere). */
describe('a disk', () => {
  let disk = '';
  const mount = (...args: readonly string[]) =>
    spawnSync('mount', [...args, disk], { stdio: 'ignore' }).status === 0;
  const file = 'codings/ana/a.jsonl';
  const names = () => fs.readdirSync(disk, { recursive: true }).map(String).sort();
  let isMounted = false;
  let store: NodeFileStore;

  before(async function () {
    disk = fs.mkdtempSync(path.join(os.tmpdir(), 'codebook-disk-'));
    isMounted =
      process.platform === 'linux' &&
      process.getuid?.() === 0 &&
      mount('-t', 'tmpfs', '-o', 'size=256k', 'tmpfs');
    if (!isMounted) return this.skip();
    store = new NodeFileStore(disk);
    await store.write(file, Buffer.alloc(100_000, 'a'));
  });
  after(() => {
    if (isMounted) spawnSync('umount', [disk]);
    fs.rmdirSync(disk);
  });

  /** What is said of a write that fails; nothing has changed then. */
  async function told(name: string, size: number): Promise<string> {
    const before = names();
    const error: unknown = await store.write(name, Buffer.alloc(size, 'b')).then(
      () => assert.fail('it was written'),
      (reason: unknown) => reason,
    );
    assert.deepEqual(names(), before, 'nothing is left behind');
    assert.equal(fs.readFileSync(path.join(disk, file)).length, 100_000);
    const words = systemTrouble(error);
    return words ? say(words) : String(error);
  }

  it('that becomes full in the middle of a write keeps the file as it was', async () => {
    assert.match(await told(file, 200_000), /disk is full, so “.*a\.jsonl” stays as it was/);
    await store.write(file, Buffer.alloc(100_000, 'c'));
  });
  it('that is full to the last byte too', async () => {
    assert.throws(() => fs.writeFileSync(path.join(disk, 'fill'), Buffer.alloc(400_000)));
    assert.match(await told(file, 10), /disk is full, so “.*a\.jsonl” stays as it was/);
    fs.rmSync(path.join(disk, 'fill'));
  });
  it('that can only be read says so, also where a folder is missing', async () => {
    assert.ok(mount('-o', 'remount,ro'));
    for (const name of [file, 'codings/zoe/t/a.jsonl'])
      assert.match(await told(name, 10), /on a disk that can only be read/);
  });
});
