import * as esbuild from 'esbuild';
import path from 'node:path';
import { filesBelow, inProject, root } from '../scripts/support/project.mjs';

const folder = inProject('out/bench/programs');

/** Bundles every program with what it takes from our source, as the extension is shipped. */
export async function bundlePrograms() {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: filesBelow('bench/programs'),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'es2022',
    // Packages that are not ES modules ask for Node's own by `require`.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
}

export function bundled(program) {
  return path.join(folder, `${program}.mjs`);
}
