// Installs the packages of package-lock.json. Uses Node's own modules only: it runs in a fresh clone.
import fs from 'node:fs';
import { npm } from './commands.mjs';
import { withLock } from './lock.mjs';
import { inProject, root } from './project.mjs';

/** Runs `npm ci` unless every package is there in the version that package-lock.json names. */
export async function ensureDependencies(say = console.log) {
  if (areInstalled()) return;
  await withLock('packages', async () => {
    if (areInstalled()) return;
    const began = Date.now();
    say('Installing the packages of package-lock.json (npm ci), about half a minute …');
    await npm(['ci'], { cwd: root });
    say(`Packages are installed (${Math.round((Date.now() - began) / 1000)} s).`);
  });
}

/** Compares contents, not times: git and editors touch files that did not change. */
function areInstalled() {
  const wanted = packagesIn(inProject('package-lock.json'));
  const present = packagesIn(inProject('node_modules/.package-lock.json'));
  return Object.entries(wanted).every(
    ([name, { version, optional }]) =>
      name === '' || optional || present[name]?.version === version,
  );
}

function packagesIn(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')).packages : {};
}
