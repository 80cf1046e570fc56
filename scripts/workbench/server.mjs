// Starts VS Code's server and gives an extension to it.
import fs from 'node:fs';
import path from 'node:path';
import { URLSearchParams } from 'node:url';
import { mustRun, start, stop } from '../support/commands.mjs';
import { manifest, root, scratchFolder, temporaryFolder } from '../support/project.mjs';
import { install } from './install.mjs';
import { newestHere } from './versions.mjs';

/** A calm window: no welcome, no hints, no network, nothing saved behind one's back. */
const quiet = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'files.simpleDialog.enable': true,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.experimentalOnboarding': false,
};

const noMarketplace = JSON.stringify({ serviceUrl: '', itemUrl: '', resourceUrlTemplate: '' });

/** A new folder for the settings, extensions and state of one server; gone when this process ends. */
export function temporaryDataFolder() {
  return temporaryFolder('workbench');
}

/**
 * Starts the server, for this machine alone. Settings are written only where the data folder has
 * none yet. Without a token every program and page of this machine may use it: for tests only.
 */
export async function startServer({
  version = newestHere(),
  dataFolder,
  settings = {},
  port = 0,
  token,
  env = {},
  log = 'server',
}) {
  const place = await install(version);
  writeSettings(dataFolder, settings);
  const access = token ? ['--connection-token', token] : ['--without-connection-token'];
  const child = start(
    place.node,
    [
      path.join(place.server, 'out/server-main.js'),
      ...['--host', '127.0.0.1', '--port', String(port), ...access],
      ...['--server-data-dir', dataFolder, '--telemetry-level', 'off'],
      // The extension host ends soon after its page is closed.
      ...['--reconnection-grace-time', '1', '--accept-server-license-terms'],
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, EXTENSIONS_GALLERY: noMarketplace, ...env },
    },
  );
  const output = fs.createWriteStream(path.join(scratchFolder('logs'), `${log}.log`));
  child.stdout.pipe(output, { end: false });
  child.stderr.pipe(output, { end: false });
  const url = `http://127.0.0.1:${await listening(child)}`;
  return {
    url,
    version,
    dataFolder,
    child,
    /** The address of a page with that folder open. */
    pageFor(folder) {
      const query = new URLSearchParams({ folder: slashed(folder), ...(token && { tkn: token }) });
      return `${url}/?${String(query).replaceAll('%2F', '/')}`;
    },
    stop: () => stop(child),
  };
}

function writeSettings(dataFolder, settings) {
  const folder = path.join(dataFolder, 'data/User');
  const file = path.join(folder, 'settings.json');
  if (fs.existsSync(file)) return;
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(file, JSON.stringify({ ...quiet, ...settings }, null, 2));
}

/** Waits for the line that tells the port. */
function listening(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (data) => {
      said += data;
      const port = /Extension host agent listening on (\d+)/.exec(said)?.[1];
      if (port) resolve(port);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`VS Code’s server ended (${code}).\n${said}`)));
  });
}

/** A path as it stands in an address: Windows too has slashes there. */
export function slashed(folder) {
  const forward = folder.replaceAll('\\', '/');
  return forward.startsWith('/') ? forward : `/${forward}`;
}

/** Makes this working tree an installed extension of the server, by a link. */
export function linkExtension(dataFolder) {
  const folder = path.join(dataFolder, 'extensions');
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  fs.symlinkSync(root, path.join(folder, installedName()), 'junction');
}

/** Installs a packaged extension as people do. Gives the folder it was unpacked into. */
export async function installVsix(vsix, dataFolder, version = newestHere()) {
  const place = await install(version);
  await mustRun(
    place.node,
    [
      path.join(place.server, 'out/server-main.js'),
      ...['--install-extension', vsix, '--force', '--server-data-dir', dataFolder],
      ...['--accept-server-license-terms', '--telemetry-level', 'off'],
    ],
    { env: { ...process.env, EXTENSIONS_GALLERY: noMarketplace } },
  );
  return path.join(dataFolder, 'extensions', installedName());
}

function installedName() {
  return `${manifest.publisher}.${manifest.name}-${manifest.version}`;
}
