// The extension as it is shipped: how large it is, and a module that holds nothing beside it.
import fs from 'node:fs';
import path from 'node:path';
import { mustRun } from '../scripts/support/commands.mjs';
import { inProject, vsix } from '../scripts/support/project.mjs';

const folder = 'out/bench/dist';

/** Builds it; `facts` are the sizes, in kilobytes, of the larger of both hosts' main files and of the package. */
export async function shippedBuild(say) {
  say('Building the extension as it is shipped …');
  const build = inProject('scripts/build.mjs');
  await mustRun(process.execPath, [build, '--production', '--no-tests', '--dist', folder]);
  const file = inProject(folder, 'node/extension.js');
  const empty = path.join(path.dirname(file), 'empty.js');
  fs.writeFileSync(empty, 'module.exports = {};\n');
  const mains = ['node', 'web'].map((host) => inProject(folder, host, 'extension.js'));
  const facts = {
    kilobytes: Math.max(...mains.map(size)),
    packageKilobytes: fs.existsSync(vsix) ? size(vsix) : undefined,
  };
  const types = inProject('node_modules/@types/vscode/index.d.ts');
  return { size: 'build', file, empty, types, facts };
}

function size(file) {
  return fs.statSync(file).size / 1000;
}
