// The bundle that runs inside an extension host: every integration test, found by pattern.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { root } from './project.mjs';

/** Build options for the tests of one host; `tests` are paths below the project. */
export function hostSuite(host, tests) {
  const other = host === 'node' ? '.web.test.ts' : '.node.test.ts';
  const suite = tests.filter((file) => !file.endsWith(other));
  const entryPoints = { [`integration.${host}`]: `test/integration/run.${host}.ts` };
  return host === 'node'
    ? { entryPoints, platform: 'node', external: ['vscode', 'mocha'], plugins: [naming(suite)] }
    : {
        entryPoints,
        platform: 'browser',
        external: ['vscode'],
        define: { global: 'globalThis' },
        inject: ['test/integration/webShim.js'],
        plugins: [naming(suite), forWorkers],
      };
}

/** Makes the module `suite:integration`, which loads the test files. */
function naming(tests) {
  const contents = tests.map((file) => `require(${JSON.stringify(`./${file}`)});`).join('\n');
  return virtual('suite', /^suite:integration$/, () => ({ contents, resolveDir: root }));
}

const require = createRequire(import.meta.url);

/** Node's modules that tests use, and mocha, as a worker can load them. */
const forWorkers = {
  name: 'for workers',
  setup(build) {
    const assert = { contents: 'module.exports = require("assert").strict;', resolveDir: root };
    virtual('assert', /^node:assert\/strict$/, () => assert).setup(build);
    // Its package says "type": "module", but this file of it is not one.
    const mocha = () => ({ contents: fs.readFileSync(require.resolve('mocha/mocha.js'), 'utf8') });
    virtual('mocha', /^mocha\/mocha\.js$/, mocha).setup(build);
  },
};

function virtual(name, filter, load) {
  return {
    name,
    setup(build) {
      build.onResolve({ filter }, ({ path }) => ({ path, namespace: name }));
      build.onLoad({ filter: /.*/, namespace: name }, load);
    },
  };
}
