import * as assert from 'node:assert/strict';
import {
  type Chunk,
  ChunkMissing,
  loadChunk,
  offer,
  readChunksBy,
} from '../../../../src/extension/host/chunks';

describe('Loading a part of the extension', () => {
  let reads: string[];
  let chunks: Record<string, Chunk>;
  beforeEach(() => {
    reads = [];
    readChunksBy((file) => {
      reads.push(file);
      const chunk = chunks[file];
      return chunk ? Promise.resolve(chunk) : Promise.reject(new Error(`no ${file}`));
    });
  });

  it('reads what it needs with it, and each file once', async () => {
    chunks = {
      'base-1.js': (module) => (module.exports = { times: [] as number[] }),
      'a-1.js': (module, _, require) => (module.exports = { base: require('base-1.js') }),
      'b-1.js': (module, _, require) => (module.exports = { base: require('base-1.js') }),
    };
    const [a, again, b] = (await Promise.all([
      loadChunk(['base-1.js', 'a-1.js']),
      loadChunk(['base-1.js', 'a-1.js']),
      loadChunk(['base-1.js', 'b-1.js']),
    ])) as { base: object }[];
    assert.equal(a, again);
    assert.equal(a?.base, b?.base);
    reads = [];
    assert.equal(await loadChunk(['base-1.js', 'a-1.js']), a);
    assert.deepEqual(reads, []);
  });

  it('finds there what the main file offers, and the modules of the host', async () => {
    class Refusal extends Error {}
    offer('main-2.js', { Refusal });
    chunks = {
      'a-2.js': (module, _, require) =>
        (module.exports = { main: require('main-2.js'), assert: require('node:assert/strict') }),
    };
    assert.deepEqual(await loadChunk(['a-2.js']), { main: { Refusal }, assert: assert.strict });
  });

  it('says which file could not be read, and can be tried again', async () => {
    chunks = {};
    await assert.rejects(loadChunk(['a-3.js']), (error) => {
      assert.ok(error instanceof ChunkMissing);
      assert.equal(error.file, 'a-3.js');
      assert.deepEqual(error.cause, new Error('no a-3.js'));
      return true;
    });
    chunks = { 'a-3.js': (module) => (module.exports = { is: 'there' }) };
    assert.deepEqual(await loadChunk(['a-3.js']), { is: 'there' });
  });

  it('keeps nothing of a file that fails while it starts', async () => {
    let tries = 0;
    chunks = {
      'a-4.js': (module) => {
        if (++tries === 1) throw new Error('not yet');
        module.exports = { tries };
      },
    };
    await assert.rejects(loadChunk(['a-4.js']), /not yet/);
    assert.deepEqual(await loadChunk(['a-4.js']), { tries: 2 });
  });
});
