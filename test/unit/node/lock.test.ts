import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Refusal } from '../../../src/core/base/refusal';
import { Lock } from '../../../src/node/lock';

/** Milliseconds; long ones are not waited for. */
const brief = { ours: 60, others: 90, unsigned: 30, all: 20_000 };

describe('a lock on a file', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'codebook-lock-'));
    file = path.join(folder, 'a.jsonl');
  });
  afterEach(() => {
    assert.deepEqual(fs.readdirSync(folder), [], 'nothing is left behind');
    fs.rmSync(folder, { recursive: true });
  });

  /** Where the lock is kept. */
  async function place(): Promise<string> {
    const lock = await Lock.of(file);
    const [name = ''] = fs.readdirSync(folder);
    lock.release();
    return path.join(folder, name);
  }

  async function leave(holder: object | string): Promise<void> {
    const text = typeof holder === 'string' ? holder : JSON.stringify(holder);
    fs.writeFileSync(await place(), text);
  }

  /** How long it takes to get the lock. Milliseconds. */
  async function taking(): Promise<number> {
    const begin = performance.now();
    (await Lock.of(file, brief)).release();
    return performance.now() - begin;
  }

  it('is hidden beside the file, whatever that is called', async () => {
    for (const name of ['a.jsonl', `${'长'.repeat(80)}.jsonl`]) {
      file = path.join(folder, name);
      assert.match(path.basename(await place()), /^\.[\da-f]{16}\.lock$/);
    }
  });
  it('is one for names that a system may take for one', async () => {
    const first = await place();
    file = path.join(folder, 'A.JSONL');
    assert.equal(await place(), first);
  });
  it('is held by one at a time', async () => {
    let [holding, most, turns] = [0, 0, 0];
    await Promise.all(
      Array.from({ length: 30 }, async () => {
        const lock = await Lock.of(file);
        most = Math.max(most, ++holding);
        await new Promise((resolve) => setTimeout(resolve, 1));
        turns++;
        holding--;
        lock.release();
      }),
    );
    assert.deepEqual([most, turns], [1, 30]);
  });
  it('is taken over at once from a process that is gone', async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    await leave({ pid, host: os.hostname(), mark: 'x' });
    assert.ok((await taking()) < brief.unsigned);
  });
  it('is taken over at once from an earlier process of our own number', async () => {
    await leave({ pid: process.pid, host: os.hostname(), mark: 'x' });
    assert.ok((await taking()) < brief.unsigned);
  });
  for (const [what, holder, after] of [
    ['of another machine', { pid: 1, host: 'elsewhere', mark: 'x' }, brief.others],
    ['that nobody signed', '', brief.unsigned],
    ['that is no lock', '{"pid":', brief.unsigned],
    ['of a process that runs', { pid: process.ppid, host: os.hostname(), mark: 'x' }, brief.ours],
  ] as const)
    it(`one ${what} is taken over after it has stood still for a while`, async () => {
      await leave(holder);
      assert.ok((await taking()) >= after);
    });
  it('that goes from hand to hand is never taken over, however long it takes', async () => {
    let isOver = false;
    const others = (async () => {
      while (!isOver) {
        const lock = await Lock.of(file);
        await new Promise((resolve) => setTimeout(resolve, brief.ours / 3));
        assert.ok(lock.isOurs());
        lock.release();
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    })();
    try {
      for (let i = 0; i < 3; i++) await taking();
    } finally {
      isOver = true;
      await others;
    }
  });
  it('is only one’s, however many take over an old one at once', async () => {
    for (let round = 0; round < 10; round++) {
      await leave({ pid: 1, host: 'elsewhere', mark: String(round) });
      let [holding, most] = [0, 0];
      await Promise.all(
        Array.from({ length: 10 }, async () => {
          const lock = await Lock.of(file, { ...brief, others: 5 });
          if (lock.isOurs()) most = Math.max(most, ++holding);
          await Promise.resolve();
          holding--;
          lock.release();
        }),
      );
      assert.equal(most, 1);
    }
  });
  it('tells whoever was asleep that another has it, who then keeps it', async () => {
    const asleep = await Lock.of(file);
    const other = await Lock.of(file, brief);
    assert.deepEqual([asleep.isOurs(), other.isOurs()], [false, true]);
    asleep.release();
    assert.ok(other.isOurs());
    other.release();
  });
  it('is refused, with a sentence, after a minute in vain', async () => {
    const held = await Lock.of(file);
    await assert.rejects(Lock.of(file, { ...brief, ours: 10_000, all: 50 }), (error) => {
      assert.ok(error instanceof Refusal);
      assert.match(error.sentence.text, /Wait for it, or end it/);
      return true;
    });
    held.release();
  });
});
