// Bundles the extension (node host and web worker host), the command line, and the tests.
//   node scripts/build.mjs [--production] [--watch] [--no-tests] [--dist folder]
//   node scripts/build.mjs --why    tells what the main file is made of, and which import brought it there
import * as esbuild from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { hostSuite } from './support/hostSuite.mjs';
import { filesBelow, inProject, root } from './support/project.mjs';
import { writeShipped } from './support/shipped.mjs';
import { splitting } from './support/split.mjs';
import { why } from './support/why.mjs';

const { values: asked } = parseArgs({
  options: {
    production: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
    'no-tests': { type: 'boolean', default: false },
    dist: { type: 'string', default: 'dist' },
    why: { type: 'boolean', default: false },
  },
});
if (asked.why) Object.assign(asked, { production: true, 'no-tests': true, dist: 'out/why' });

const common = {
  absWorkingDir: root,
  bundle: true,
  format: 'cjs',
  target: 'es2022',
  charset: 'utf8',
  logLevel: 'warning',
  sourcemap: 'linked',
  metafile: true,
};

/** Minified names make error reports hard to read, but the bundles load in half the time. */
const product = {
  ...common,
  outdir: asked.dist,
  minify: asked.production,
  sourcemap: asked.production ? false : 'linked',
};

/** As ES modules only what is used of a package is taken along. */
const alias = { yaml: inProject('node_modules/yaml/browser/index.js') };

const bundles = [
  // Both hosts share the files that are loaded later: so these may ask for nothing that is Node's.
  {
    ...product,
    entryPoints: {
      'node/extension': 'src/extension/extension.node.ts',
      'web/extension': 'src/extension/extension.web.ts',
    },
    platform: 'browser',
    external: ['vscode', 'node:*'],
    alias,
    plugins: [splitting((made) => asked.why && console.log(`${why(made)}\n`), 'chunks')],
  },
  {
    ...product,
    entryPoints: { 'cli/codebook': 'src/cli/codebook.ts' },
    platform: 'node',
    alias,
    banner: { js: '#!/usr/bin/env node' },
  },
  // Pages: a script and a style each, by themselves, as their policy asks for.
  {
    ...product,
    entryPoints: pages(),
    outdir: path.join(asked.dist, 'pages'),
    format: 'iife',
    platform: 'browser',
  },
  // The reader of PDF files is larger than all that is ours: it ships once, for both hosts and the
  // command line, which load it when they first meet such a file.
  {
    ...product,
    entryPoints: { 'pdf/pdf': 'node_modules/unpdf/dist/pdfjs.mjs' },
    platform: 'neutral',
    minify: true,
    sourcemap: false,
    // VS Code’s Node host lets nobody see or set a navigator; pdf.js asks it for the platform.
    banner: { js: "const hostless = { platform: '', userAgent: '', language: 'en-US' };" },
    define: {
      'import.meta.url': '"file:///pdf.js"',
      navigator: 'hostless',
      'globalThis.navigator': 'hostless',
    },
  },
];

/** `main.ts` and `main.css` of every folder of a page, under the folder's name. */
function pages() {
  return filesBelow('src/webview')
    .map((file) => path.relative(root, file))
    .filter((file) => /main\.(?:ts|css)$/.test(file))
    .map((file) => ({ in: file, out: path.basename(path.dirname(file)) }));
}

/** Packages of a test that runs in Node load from node_modules: bundling them only costs time. */
const inNode = {
  ...common,
  outbase: 'test',
  outdir: 'out/test',
  platform: 'node',
  sourcemap: 'inline',
  packages: 'external',
};

/** Our scripts know where they are; inside a bundle they would not. */
const outsideScripts = {
  name: 'scripts stay outside',
  setup(build) {
    build.onResolve({ filter: /\/scripts\/.*\.mjs$/ }, ({ path: name, resolveDir }) => ({
      path: pathToFileURL(path.resolve(resolveDir, name)).href,
      external: true,
    }));
  },
};

const tests = [
  { ...inNode, entryPoints: testsUnder('test/unit') },
  {
    ...inNode,
    entryPoints: testsUnder('test/e2e'),
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    plugins: [outsideScripts],
  },
  { ...common, outdir: 'out/test', ...hostSuite('node', testsUnder('test/integration')) },
  { ...common, outdir: 'out/test', ...hostSuite('web', testsUnder('test/integration')) },
];

/** Test files are found by pattern, never by a hand-kept list. */
function testsUnder(folder) {
  return filesBelow(folder)
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => path.relative(root, file));
}

/** Bundles of tests that are gone would still run. */
function removeStale(outputs) {
  const made = new Set(outputs.map((file) => inProject(file)));
  for (const file of filesBelow('out/test')) if (!made.has(file)) fs.rmSync(file, { force: true });
}

const wanted = (asked['no-tests'] ? bundles : [...bundles, ...tests]).filter(
  ({ entryPoints }) => Object.keys(entryPoints).length > 0,
);
writeShipped(asked.dist);
if (asked.watch) {
  const contexts = await Promise.all(wanted.map((options) => esbuild.context(options)));
  await Promise.all(contexts.map((context) => context.watch()));
  console.log('Watching for changes. Ctrl+C stops.');
} else {
  const results = await Promise.all(wanted.map((options) => esbuild.build(options))).catch(told);
  if (!asked['no-tests']) {
    removeStale(results.flatMap(({ metafile }) => Object.keys(metafile.outputs)));
  }
  fs.chmodSync(inProject(asked.dist, 'cli/codebook.js'), 0o755);
}

/** What is wrong in our source esbuild has printed already; what our own steps find, it has not. */
function told(error) {
  if (!error.errors) throw error;
  for (const { pluginName, text } of error.errors) if (pluginName) console.error(text);
  process.exit(1);
}
