// Runs the command line from our source: `npm run codebook -- check .`; builds it first when needed.
import fs from 'node:fs';
import { start, mustRun } from './support/commands.mjs';
import { ensureDependencies } from './support/dependencies.mjs';
import { inProject, newestChange } from './support/project.mjs';

const program = inProject('dist/cli/codebook.js');

const isFresh =
  fs.existsSync(program) &&
  fs.statSync(program).mtimeMs >=
    newestChange('src/core', 'src/node', 'src/cli', 'package-lock.json', 'scripts/build.mjs');
if (!isFresh) {
  // On standard error: what comes on standard output is the command's alone.
  await ensureDependencies(console.error);
  await mustRun(process.execPath, [inProject('scripts/build.mjs'), '--no-tests']);
}

const child = start(process.execPath, [program, ...process.argv.slice(2)], {
  stdio: 'inherit',
  // npm runs scripts in the project's folder; people name files from where they stand.
  cwd: process.env.INIT_CWD ?? process.cwd(),
});
child.once('exit', (code) => (process.exitCode = code ?? 1));
