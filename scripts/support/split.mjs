// Splits an extension bundle: what is imported by `await import('…')` alone goes to files of its own
// ("chunks"), read when first needed; the main files of several hosts share them. esbuild splits ES modules only, and hosts
// load one CommonJS file, in the browser by nothing but its text; so there are two passes:
//   1. esbuild bundles and splits into ES modules, in memory;
//   2. what is reached by plain imports becomes a main file; every other file becomes a function
//      that src/extension/host/chunks.ts calls, with what the main file holds at hand.
import * as esbuild from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { inProject } from './project.mjs';

const loader = inProject('src/extension/host/chunks.ts');

/**
 * For a build of one entry point or several, whose names are those of the main files.
 * @param told gets what was made, once for each: `{ metafile, files, entry, main, chunks }`
 * @param folder of the chunks, below that of the build
 */
export function splitting(told = () => {}, folder = '') {
  return {
    name: 'splitting',
    setup(build) {
      const options = build.initialOptions;
      const wanted = { ...options };
      const sourcemap = options.sourcemap && 'inline';
      const chunkNames = path.posix.join(folder, '[name]-[hash]');
      Object.assign(options, {
        format: 'esm',
        splitting: true,
        write: false,
        sourcemap,
        chunkNames,
      });
      // There is to be one of it, so it waits for the second pass.
      build.onResolve({ filter: /\/chunks$/ }, ({ path: name, resolveDir }) =>
        path.resolve(resolveDir, `${name}.ts`) === loader ? { path: loader, external: true } : null,
      );
      build.onEnd(async ({ errors, outputFiles, metafile }) => {
        if (errors.length > 0) return;
        const parts = partsOf(metafile, outputFiles);
        write(await secondPass(parts, wanted));
        for (const [entry, main] of parts.mains) told({ metafile, ...parts, entry, main });
      });
    },
  };
}

/** What the first pass made: for each entry the files that go into its main one, and the chunks, by path. */
function partsOf({ outputs }, outputFiles) {
  const texts = new Map(outputFiles.map((file) => [path.resolve(file.path), file.text]));
  const files = new Map(
    Object.entries(outputs).map(([name, { imports, entryPoint, inputs }]) => {
      const of = (kind) => imports.filter((to) => to.kind === kind && !to.external);
      const file = inProject(name);
      return [
        file,
        {
          name,
          file,
          entryPoint,
          inputs,
          text: texts.get(file),
          needs: of('import-statement').map((to) => inProject(to.path)),
          loads: of('dynamic-import').map((to) => inProject(to.path)),
        },
      ];
    }),
  );
  const entries = [...files.values()].filter(({ name }) => !/-[A-Z0-9]{8}\.js$/.test(name));
  const mains = new Map(entries.map(({ file }) => [file, reached(files, file)]));
  const all = [...mains.values()];
  const inAll = new Set(all[0].filter((file) => all.every((main) => main.includes(file))));
  // One main file may hold what another lacks: then that is a chunk too, for those who lack it.
  const later = new Set();
  for (const { loads } of files.values())
    for (const file of loads) for (const needed of reached(files, file)) later.add(needed);
  const chunks = [...later].filter((file) => !inAll.has(file));
  return { files, mains, inAll, chunks };
}

/** The file and all that it needs; each stands after those that it needs itself. */
function reached(files, file, found = new Set(), done = []) {
  if (found.has(file)) return done;
  found.add(file);
  for (const needed of files.get(file).needs) reached(files, needed, found, done);
  done.push(file);
  return done;
}

/** Gives files to write. */
async function secondPass(parts, wanted) {
  const { mains, chunks } = parts;
  const outdir = path.resolve(wanted.absWorkingDir, wanted.outdir);
  const nameOf = (entry) =>
    path.relative(outdir, entry).replace(/\.js$/, '').split(path.sep).join('/');
  const shared = (entry) => ({
    ...wanted,
    format: 'cjs',
    write: false,
    metafile: false,
    plugins: [firstPass(parts, entry)],
  });
  const builds = [
    ...[...mains.keys()].map((entry) => ({
      ...shared(entry),
      entryPoints: { [nameOf(entry)]: 'main file' },
      inject: [loader],
    })),
    {
      ...shared(undefined),
      entryPoints: chunks,
      outbase: outdir,
      // Its names are those that the first pass gave.
      banner: { js: 'module.exports = (module, exports, require, loadChunk) => {' },
      footer: { js: '};' },
    },
  ];
  const made = await Promise.all(builds.map((options) => esbuild.build(options)));
  return made.flatMap(({ outputFiles }) => outputFiles);
}

/**
 * Lets esbuild find the files of the first pass where they would have been written.
 * @param entry whose main file is made; undefined for the chunks
 */
function firstPass({ files, mains, inAll, chunks }, entry) {
  const main = mains.get(entry) ?? [];
  const list = (file) => {
    const needed = reached(files, file).filter((other) => !inAll.has(other));
    // What is in every main file can be imported like that, too.
    return JSON.stringify((needed.length ? needed : [file]).map((other) => path.basename(other)));
  };
  /** Of the main file's parts, those that a chunk can ask for. */
  const offered = main.filter((file) =>
    [...files.values()].some(
      ({ file: from, needs, loads }) =>
        (chunks.includes(from) && needs.includes(file)) || loads.includes(file),
    ),
  );
  const contents = [
    `import { offer } from ${JSON.stringify(loader)};`,
    ...offered.map((file, i) => `import * as part${i} from ${JSON.stringify(file)};`),
    ...offered.map((file, i) => `offer(${JSON.stringify(path.basename(file))}, part${i});`),
    `export * from ${JSON.stringify(entry)};`,
  ].join('\n');
  return {
    name: 'first pass',
    setup(build) {
      build.onResolve({ filter: /^main file$/ }, () => ({ path: 'main file', namespace: 'main' }));
      build.onLoad({ filter: /.*/, namespace: 'main' }, () => ({
        contents,
        resolveDir: path.dirname(entry ?? ''),
      }));
      build.onResolve({ filter: /.*/ }, ({ path: name, importer, resolveDir }) => {
        const file = path.resolve(resolveDir, name);
        if (file === loader) return { path: loader };
        if (!files.has(file)) return null;
        const isInside = importer === '' || (entry !== undefined && main.includes(file));
        if (!isInside) return { path: path.basename(file), external: true };
        return { path: file };
      });
      build.onLoad({ filter: /\.js$/ }, ({ path: file }) => {
        const part = files.get(file);
        return part && { contents: asCalls(part, list) };
      });
    },
  };
}

/** `import("./edit-7YUX3DJW.js")` as a call of the loader, with all files that have to be there. */
function asCalls({ file, text, loads }, list) {
  let contents = text;
  for (const other of loads) {
    const from = path.relative(path.dirname(file), other).split(path.sep).join('/');
    const name = from.startsWith('.') ? from : `./${from}`;
    contents = contents.replaceAll(`import("${name}")`, `loadChunk(${list(other)})`);
    if (contents.includes(`import("${name}"`)) throw new Error(`${file} loads ${name} otherwise.`);
  }
  // As a namespace, VS Code's module would be copied, property by property, for each file of ours
  // that names it: half of what the extension takes to load.
  return contents.replace(
    /\bimport\s*\*\s*as ([\w$]+) from\s*"vscode"/g,
    'const $1=require("vscode")',
  );
}

function write(made) {
  const files = new Set(made.map((file) => file.path));
  const folders = new Set([...files].map((file) => path.dirname(file)));
  for (const folder of folders) fs.mkdirSync(folder, { recursive: true });
  for (const { path: file, contents } of made) fs.writeFileSync(file, contents);
  // What an earlier build made would be packaged, too.
  for (const folder of folders)
    for (const name of fs.readdirSync(folder))
      if (!files.has(path.join(folder, name))) fs.rmSync(path.join(folder, name));
}
