import assert from 'node:assert/strict';
import fs from 'node:fs';
import * as esbuild from 'esbuild';

/** They are run by nobody but the bench, which is no part of the tests. */
describe('the programs of the bench', () => {
  const names = fs.readdirSync('bench/programs').filter((name) => name.endsWith('.mjs'));

  it('are there', () => assert.ok(names.length > 10));
  it('fit our source as it is now', async () => {
    const { errors } = await esbuild.build({
      entryPoints: names.map((name) => `bench/programs/${name}`),
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      outdir: 'out/bench-check',
      write: false,
      logLevel: 'silent',
    });
    assert.deepEqual(errors, []);
  });
});
