import assert from 'node:assert/strict';
import type { ProjectChange } from '../../../../src/core/project/project';
import { KeptCount } from '../../../../src/extension/pages/keptCount';

const a = new Set(['a']);

describe('what was counted in the words of sources', () => {
  async function countsAfter(
    change: ProjectChange | undefined,
    readsCodings: boolean,
  ): Promise<number> {
    const kept = new KeptCount<number>();
    let counts = 0;
    const count = () => Promise.resolve(++counts);
    await kept.get('?', readsCodings, count);
    kept.forget(change);
    return kept.get('?', readsCodings, count);
  }

  it('is counted again where the question is another', async () => {
    const kept = new KeptCount<string>();
    assert.equal(await kept.get('?', false, () => Promise.resolve('one')), 'one');
    assert.equal(await kept.get('?', false, () => Promise.resolve('two')), 'one');
    assert.equal(await kept.get('!', false, () => Promise.resolve('two')), 'two');
  });

  it('stays while one codes, unless codings decide which words are meant', async () => {
    const coded: ProjectChange = { codes: new Set(['x']), sources: a };
    assert.equal(await countsAfter(coded, false), 1);
    assert.equal(await countsAfter(coded, true), 2);
    assert.equal(await countsAfter({ codebook: true }, false), 1);
    assert.equal(await countsAfter({ codebook: true }, true), 2);
    assert.equal(await countsAfter({ memos: a }, true), 1);
  });

  it('is counted again where texts or registers are others, or nobody knows', async () => {
    assert.equal(await countsAfter({ sources: a, texts: a }, false), 2);
    assert.equal(await countsAfter({ register: true }, false), 2);
    assert.equal(await countsAfter(undefined, false), 2);
  });

  it('is not kept where counting failed, nor where something changed meanwhile', async () => {
    const kept = new KeptCount<number>();
    const fails = () => Promise.reject(new Error('no'));
    await assert.rejects(kept.get('?', false, fails));
    assert.equal(
      await kept.get('?', false, () => {
        kept.forget(undefined);
        return Promise.resolve(2);
      }),
      2,
    );
    assert.equal(await kept.get('?', false, () => Promise.resolve(3)), 3);
  });
});
