// Opens a project in VS Code with this extension: in the desktop VS Code of this machine, or else in a
// browser, with a VS Code of our own.
import crypto from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { mustRun, onPath, start, Trouble } from './support/commands.mjs';
import { ensureDependencies } from './support/dependencies.mjs';
import { inProject, root, scratch, scratchFolder } from './support/project.mjs';
import { linkExtension, startServer } from './workbench/server.mjs';

const help = `npm start [-- [folder] [options]]

Opens a project in VS Code with this extension. Without a folder, a copy of the example
examples/cross-school-leadership is opened; it is kept between starts. A folder of
your own is opened in place.

  --fresh      begin again with a new copy of the example
  --browser    use the browser, even where VS Code is installed
  --port N     where the browser finds it (default 3777; the next free one if it is taken)
  --help       show this

VS Code is looked for as VSCODE_PATH, code, codium, cursor. Ctrl+C ends what runs in the browser.`;

const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    fresh: { type: 'boolean', default: false },
    browser: { type: 'boolean', default: false },
    port: { type: 'string', default: '3777' },
    help: { type: 'boolean', default: false },
  },
});

if (asked.help) console.log(help);
else await open();

async function open() {
  const folder = positionals[0] ? ownFolder(positionals[0]) : playground();
  await ensureDependencies();
  console.log('Building the extension …');
  await mustRun(process.execPath, [inProject('scripts/build.mjs'), '--no-tests']);
  const desktop = asked.browser ? undefined : findDesktop();
  if (desktop) openDesktop(desktop, folder);
  else await openInBrowser(folder);
}

/** npm runs scripts in the project's folder; people name folders from where they stand. */
function ownFolder(name) {
  const folder = path.resolve(process.env.INIT_CWD ?? process.cwd(), name);
  if (fs.existsSync(folder) && fs.statSync(folder).isDirectory()) return folder;
  throw new Trouble(`There is no folder ${folder}`);
}

function playground() {
  const folder = path.join(scratch, 'playground', 'cross-school-leadership');
  if (asked.fresh) fs.rmSync(folder, { recursive: true, force: true });
  if (!fs.existsSync(folder)) {
    fs.cpSync(inProject('examples/cross-school-leadership'), folder, { recursive: true });
    console.log('Made a copy of the example for you to try things on.');
  } else {
    console.log('Opening your copy of the example. For a new one: npm start -- --fresh');
  }
  return folder;
}

function findDesktop() {
  if (process.env.VSCODE_PATH) return process.env.VSCODE_PATH;
  // Inside a remote window, `code` only talks to the window it was started from.
  if (process.env.VSCODE_IPC_HOOK_CLI) return undefined;
  return ['code', 'codium', 'cursor'].map(onPath).find(Boolean);
}

function openDesktop(program, folder) {
  console.log(`Opening ${folder}\nin ${program}, with the extension under development.`);
  const shell = /\.(cmd|bat)$/.test(program);
  const args = [`--extensionDevelopmentPath=${root}`, '--new-window', folder];
  const quoted = shell ? args.map((arg) => `"${arg}"`) : args;
  const child = start(shell ? `"${program}"` : program, quoted, { stdio: 'inherit', shell });
  child.once('error', (error) => {
    console.error(`${program} did not start: ${error.message}\nTry: npm start -- --browser`);
    process.exitCode = 1;
  });
  child.once('exit', (code) => (process.exitCode = code ?? 1));
}

async function openInBrowser(folder) {
  const dataFolder = scratchFolder('workbench-data');
  linkExtension(dataFolder);
  const port = await freePort(Number(asked.port));
  const server = await startServer({ dataFolder, port, token: tokenOf(dataFolder), log: 'start' });
  const address = server.pageFor(folder);
  console.log(`
VS Code ${server.version} with this extension has ${folder} open. Its address in your browser:

    ${address}

Ctrl+C ends it. After a change: npm run build, then "Developer: Reload Window" (F1) in the browser.`);
  showInBrowser(address);
  server.child.once('exit', () => process.exit(0));
}

/** Keeps other people of this machine out; kept, so that the address stays the same. */
function tokenOf(dataFolder) {
  const file = path.join(dataFolder, 'token');
  if (!fs.existsSync(file)) fs.writeFileSync(file, crypto.randomUUID(), { mode: 0o600 });
  return fs.readFileSync(file, 'utf8');
}

async function freePort(first) {
  for (let port = first; port < first + 50; port += 1) if (await isFree(port)) return port;
  throw new Trouble(`The ports from ${first} to ${first + 49} are all taken; choose with --port.`);
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** Where there is a screen; elsewhere the address that was printed has to do. */
function showInBrowser(address) {
  const { platform, env } = process;
  const opener = { darwin: 'open', win32: 'explorer' }[platform] ?? onPath('xdg-open');
  const hasScreen = platform !== 'linux' || env.DISPLAY || env.WAYLAND_DISPLAY;
  if (!opener || !hasScreen) return;
  const child = start(opener, [address], { stdio: 'ignore' });
  child.once('error', () => console.log('No browser could be opened; please copy the address.'));
  child.unref();
}
