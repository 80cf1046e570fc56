// Finds a browser for the workbench (Chromium, Chrome or Edge) and opens pages in it.
import fs from 'node:fs';
import path from 'node:path';
import { mustRun, onPath, run, Trouble } from '../support/commands.mjs';
import { withLock } from '../support/lock.mjs';

const programs = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const onWindows = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];

/** The browser of this machine, if it has one. CHROMIUM_PATH goes first. */
export function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!fs.existsSync(named)) throw new Trouble(`CHROMIUM_PATH names no file: ${named}`);
    return named;
  }
  if (process.platform === 'darwin') return applications.find((file) => fs.existsSync(file));
  if (process.platform === 'win32') {
    const { ProgramFiles, 'ProgramFiles(x86)': ProgramFiles86, LOCALAPPDATA } = process.env;
    return [ProgramFiles, ProgramFiles86, LOCALAPPDATA]
      .flatMap((folder) => (folder ? onWindows.map((file) => path.join(folder, file)) : []))
      .find((file) => fs.existsSync(file));
  }
  return programs.map(onPath).find(Boolean);
}

/** A browser, and letters for Chinese: installed where we may (Debian and its kin, as root). */
export async function ensureBrowser(say = console.log) {
  const missing = await missingPackages();
  if (missing.length > 0 && mayInstall()) {
    await withLock('browser', async () => {
      const still = await missingPackages();
      if (still.length === 0) return;
      await aptInstall(still, say).catch((error) => {
        if (!findBrowser()) throw error;
        say(
          `No font with Chinese letters could be installed: pictures lack them.\n${error.message}`,
        );
      });
    });
  }
  const browser = findBrowser();
  if (!browser) {
    throw new Trouble(
      'The tests need Chromium, Chrome or Edge, and none was found. Install one, or name one: ' +
        'CHROMIUM_PATH=/path/to/chrome. On Debian or Ubuntu: sudo apt-get install chromium',
    );
  }
  return browser;
}

async function missingPackages() {
  const missing = findBrowser() ? [] : ['chromium', 'fonts-dejavu-core'];
  if (process.platform === 'linux' && !(await hasChineseFont()))
    missing.push('fontconfig', 'fonts-noto-cjk');
  return missing;
}

async function hasChineseFont() {
  if (!onPath('fc-list')) return false;
  return (await run('fc-list', [':lang=zh', 'family'])).output.trim() !== '';
}

function mayInstall() {
  return process.getuid?.() === 0 && onPath('apt-get') !== undefined;
}

async function aptInstall(packages, say) {
  const began = Date.now();
  say(`Installing ${packages.join(', ')} with apt-get …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const patient = ['-o', 'Acquire::Retries=3', '-o', 'DPkg::Lock::Timeout=300'];
  await mustRun('apt-get', ['update', ...patient], { env });
  const install = ['install', '--yes', '--no-install-recommends', ...patient, ...packages];
  await mustRun('apt-get', install, { env });
  say(`${packages.join(', ')}: installed (${Math.round((Date.now() - began) / 1000)} s).`);
}

const options = [
  '--no-sandbox', // a container has no user namespace for it; the pages are our own
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // A page that a test answers itself (see integration.mjs) may still talk to the server.
  '--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets',
];

export async function launchBrowser() {
  // Loaded here: this file is also used before the packages are there.
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath: await ensureBrowser(), headless: true, args: options });
}

/** A page of a browser without history. What it asks of other machines fails at once. */
export async function newPage(browser, { size = { width: 1280, height: 800 } } = {}) {
  const context = await browser.newContext({
    viewport: size,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await context.route(
    (url) => /^https?:$/.test(url.protocol) && url.hostname !== '127.0.0.1',
    (route) => route.abort(),
  );
  return context.newPage();
}
