// Installs a real VS Code (its server build) into .vscode-test/workbench-<version>.
//   node scripts/workbench/install.mjs [version …]
// Packages are installed without their scripts: nothing is compiled, only the npm registry is asked.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm, Trouble } from '../support/commands.mjs';
import { withLock } from '../support/lock.mjs';
import { scratch } from '../support/project.mjs';
import { standIns } from './standIns.mjs';
import { newest, oldest, ownNodeRuns, sparePackage, versions } from './versions.mjs';

/** Raise it when a step below changes: what was installed before is then installed anew. */
const recipe = 1;

/** Large parts of VS Code that no test of ours touches. */
const unusedPackages = [
  '@github/copilot',
  '@github/copilot-sdk',
  '@microsoft/mxc-sdk',
  '@devcontainers/cli',
  'kerberos',
  'ssh2',
  '@vscode/sqlite3',
];
const unusedExtensions = [
  'copilot',
  'mermaid-markdown-features',
  'microsoft-authentication',
  'tunnel-forwarding',
];

/** VS Code's search program; the package that 1.100 names would download it from elsewhere. */
const ripgrep = '1.18.0';

/** Makes sure that this VS Code is installed. Gives its server folder and the Node.js to run it. */
export async function install(version, say = console.log) {
  const place = placeOf(version);
  if (isReady(place)) return place;
  return withLock(`workbench-${version}`, async () => {
    if (!isReady(place)) await carryOut(place, say);
    return place;
  });
}

function placeOf(version) {
  const folder = path.join(scratch, `workbench-${version}`);
  const spare = ownNodeRuns(version) ? undefined : sparePackage(version);
  if (!spare && !ownNodeRuns(version)) {
    throw new Trouble(
      `VS Code ${version} needs Node.js ${versions[version].node.join('.')} or newer; ` +
        `this is ${process.versions.node}. Install a newer Node.js and try again.`,
    );
  }
  const windows = process.platform === 'win32';
  return {
    version,
    folder,
    spare,
    server: path.join(folder, 'node_modules/code-server/lib/vscode'),
    node: spare
      ? path.join(folder, 'node_modules', spare.name, windows ? 'bin/node.exe' : 'bin/node')
      : process.execPath,
    stamp: path.join(folder, 'installed.json'),
    contents: { recipe, server: versions[version].server, node: spare ?? 'own' },
  };
}

const steps = [
  { name: 'server', text: 'VS Code’s server', carryOut: installServer },
  { name: 'trim', text: 'leaving out what is not needed', carryOut: trim },
  { name: 'packages', text: 'the server’s packages', carryOut: installPackages },
  { name: 'extensions', text: 'built-in extensions', carryOut: installExtensions },
];

/** Steps that were done before an interruption are not done again. */
async function carryOut(place, say) {
  const began = Date.now();
  const done = stepsDone(place);
  if (done.length === 0) fs.rmSync(place.folder, { recursive: true, force: true });
  fs.mkdirSync(place.folder, { recursive: true });
  say(`Installing VS Code ${place.version} into ${path.relative(process.cwd(), place.folder)} …`);
  for (const [index, step] of steps.entries()) {
    if (done.includes(step.name)) continue;
    say(`  ${index + 1} of ${steps.length}: ${step.text}`);
    await step.carryOut(place);
    done.push(step.name);
    fs.writeFileSync(place.stamp, JSON.stringify({ ...place.contents, done }));
  }
  const seconds = Math.round((Date.now() - began) / 1000);
  say(`VS Code ${place.version} is installed (${seconds} s).`);
}

function isReady(place) {
  return stepsDone(place).length === steps.length && fs.existsSync(place.node);
}

/** The steps done for these very contents; none when another recipe or version is there. */
function stepsDone({ stamp, contents }) {
  if (!fs.existsSync(stamp)) return [];
  const { done, ...found } = JSON.parse(fs.readFileSync(stamp, 'utf8'));
  return JSON.stringify(found) === JSON.stringify(contents) ? done : [];
}

async function installServer({ version, folder, spare }) {
  const dependencies = {
    'code-server': versions[version].server,
    [ripgrepPackage()]: ripgrep,
    ...(spare && { [spare.name]: spare.number }),
  };
  fs.writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ private: true, dependencies }, null, 2),
  );
  // code-server asks for one Node.js only; VS Code's server is content with more.
  await npm(['install', '--ignore-scripts', '--engine-strict=false'], { cwd: folder });
}

function trim({ server }) {
  const file = path.join(server, 'package.json');
  const manifest = JSON.parse(fs.readFileSync(file, 'utf8'));
  for (const name of unusedPackages) delete manifest.dependencies[name];
  delete manifest.overrides;
  delete manifest.allowScripts;
  fs.writeFileSync(file, JSON.stringify(manifest, null, 2));
  for (const name of unusedExtensions) {
    fs.rmSync(path.join(server, 'extensions', name), { recursive: true, force: true });
  }
}

async function installPackages({ folder, server }) {
  // Not `npm ci`: the lock file that is shipped does not match any more.
  await npm(['install', '--omit=dev', '--ignore-scripts'], { cwd: server });
  for (const [name, text] of Object.entries(standIns)) {
    const file = path.join(server, 'node_modules', name);
    if (fs.existsSync(file)) fs.writeFileSync(file, text.trimStart());
  }
  provideRipgrep(folder, server);
}

/** Puts the search program where VS Code 1.100 looks for it; newer ones bring their own. */
function provideRipgrep(folder, server) {
  const program = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const source = path.join(folder, 'node_modules', ripgrepPackage(), 'bin', program);
  const target = path.join(server, 'node_modules/@vscode/ripgrep/bin', program);
  if (!fs.existsSync(path.dirname(path.dirname(target))) || fs.existsSync(target)) return;
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.copyFileSync(source, target);
  fs.chmodSync(target, 0o755);
}

function ripgrepPackage() {
  return `@vscode/ripgrep-${process.platform}-${process.arch}`;
}

/** TypeScript, for VS Code's support of JavaScript; without it a message covers part of the window. */
async function installExtensions({ server }) {
  await npm(['install', '--omit=dev', '--ignore-scripts'], {
    cwd: path.join(server, 'extensions'),
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = process.argv.slice(2);
  for (const version of wanted.length > 0 ? wanted : [newest, oldest]) await install(version);
}
