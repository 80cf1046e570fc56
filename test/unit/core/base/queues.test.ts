import assert from 'node:assert/strict';
import { Queues } from '../../../../src/core/base/queues';

describe('queues', () => {
  /** Work that notes its beginning and, some turns of the loop later, its end. */
  function work(name: string, heard: string[]): () => Promise<string> {
    return async () => {
      heard.push(`${name} begins`);
      for (let i = 0; i < 3; i++) await Promise.resolve();
      heard.push(`${name} ends`);
      return name;
    };
  }

  it('let work on one thing wait, in the order in which it came', async () => {
    const [queues, heard] = [new Queues(), [] as string[]];
    const results = await Promise.all(
      ['1', '2', '3'].map((name) => queues.run('a', work(name, heard))),
    );
    assert.deepEqual(results, ['1', '2', '3']);
    assert.deepEqual(heard, ['1 begins', '1 ends', '2 begins', '2 ends', '3 begins', '3 ends']);
  });
  it('let work on different things run side by side', async () => {
    const [queues, heard] = [new Queues(), [] as string[]];
    await Promise.all([queues.run('a', work('a', heard)), queues.run('b', work('b', heard))]);
    assert.deepEqual(heard, ['a begins', 'b begins', 'a ends', 'b ends']);
  });
  it('go on when work fails, and hand its error to whom it belongs', async () => {
    const [queues, heard] = [new Queues(), [] as string[]];
    const failing = queues.run('a', () => Promise.reject(new Error('no')));
    const next = queues.run('a', work('next', heard));
    await assert.rejects(failing, /no/);
    assert.equal(await next, 'next');
  });
});
