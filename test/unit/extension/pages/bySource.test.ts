import assert from 'node:assert/strict';
import { BySource } from '../../../../src/extension/pages/bySource';

/** Finds `<question><source>`, and notes what was looked through. */
function looking() {
  const found = new BySource<string>();
  const looked: string[] = [];
  const all = (asked: string, paths: readonly string[], during = () => {}) =>
    found.all(asked, paths, (missing) => {
      looked.push(...missing.map((path) => `${asked}${path}`));
      during();
      return Promise.resolve(new Map(missing.map((path) => [path, `${asked}${path}`])));
    });
  return { found, looked, all };
}

describe('what is found source by source', () => {
  it('is looked for once, and again where a source changed', async () => {
    const { found, looked, all } = looking();
    assert.deepEqual(await all('?', ['a', 'b']), ['?a', '?b']);
    assert.deepEqual(await all('?', ['b', 'a', 'c']), ['?b', '?a', '?c']);
    found.forget({ sources: new Set(['b']) });
    assert.deepEqual(await all('?', ['a', 'b']), ['?a', '?b']);
    assert.deepEqual(looked, ['?a', '?b', '?c', '?b']);
  });
  it('is looked for anew where the question, the registers or the codes are others', async () => {
    const { found, looked, all } = looking();
    await all('?', ['a']);
    assert.deepEqual(await all('!', ['a']), ['!a']);
    for (const change of [undefined, { register: true }, { codebook: true }]) {
      found.forget(change);
      await all('!', ['a']);
    }
    assert.deepEqual(looked, ['?a', '!a', '!a', '!a', '!a']);
  });
  it('is not kept where the source changed while it was looked through', async () => {
    const { found, looked, all } = looking();
    const change = () => found.forget({ sources: new Set(['a']) });
    assert.deepEqual(await all('?', ['a', 'b'], change), ['?a', '?b']);
    await all('?', ['a', 'b']);
    assert.deepEqual(looked, ['?a', '?b', '?a']);
  });
  it('leaves out what nothing is to be found of', async () => {
    const found = new BySource<string>();
    assert.deepEqual(
      await found.all('?', ['a', 'b'], () => Promise.resolve(new Map([['b', 'B']]))),
      ['B'],
    );
  });
});
