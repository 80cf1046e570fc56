// Runs the integration tests inside a real extension host, in a real workbench.
//   node scripts/workbench/integration.mjs [--host node|web] [--vscode 1.139|1.100] [--grep text]
//     [--folder project]   a copy of that folder is opened, not test/fixtures/projects/plain
import fs from 'node:fs';
import path from 'node:path';
import util, { parseArgs } from 'node:util';
import { inProject, root, scratchFolder } from '../support/project.mjs';
import { launchBrowser, newPage } from './browser.mjs';
import { prepareRun, readOutcome } from './outcome.mjs';
import { slashed, startServer, temporaryDataFolder } from './server.mjs';
import { newestHere } from './versions.mjs';

const patience = 600_000;

const { values: asked } = parseArgs({
  options: {
    host: { type: 'string', default: 'node' },
    vscode: { type: 'string', default: newestHere() },
    grep: { type: 'string' },
    folder: { type: 'string' },
  },
});

const dataFolder = temporaryDataFolder();
const name = `integration-${asked.host}-${asked.vscode}`;
const log = fs.createWriteStream(path.join(scratchFolder('logs'), `${name}.log`));
const testRun = prepareRun(asked);
const server = await startServer({
  version: asked.vscode,
  dataFolder,
  log: `${name}-server`,
  settings: { 'editor.accessibilitySupport': 'off' },
});
const browser = await launchBrowser();
let trouble;
try {
  await runInPage(await newPage(browser));
} catch (error) {
  trouble = error;
} finally {
  await browser.close();
  await server.stop();
}
process.exitCode = readOutcome(testRun, asked.host, trouble) ? 0 : 1;

/** Opens the workbench, with the extension and its tests under development, until the tests end. */
async function runInPage(page) {
  let end;
  const ended = new Promise((resolve, reject) => (end = { resolve, reject }));
  ended.catch(() => {}); // it may come before anyone waits for it
  const timer = setTimeout(() => end.reject(new Error('The tests did not end in time.')), patience);
  server.child.stdout.on('data', (data) => {
    // Its tests can't end any more; give the page a moment to say so itself.
    if (/Extension Host Process exited with code/.test(data)) setTimeout(end.resolve, 3000);
  });
  page.on('crash', () => end.reject(new Error('The page crashed.')));
  page.on('console', (message) => {
    log.write(`${message.type()} ${message.text()}\n`);
    if (message.text().includes('No extension host found that can launch the test runner')) {
      end.reject(new Error(message.text()));
    }
  });
  // The workbench looks for these two functions and calls them.
  await page.exposeFunction('codeAutomationLog', (type, args) => show(util.format(...args)));
  await page.exposeFunction('codeAutomationExit', end.resolve);
  await openWithExtension(page);
  await page.goto(server.pageFor(testRun.folder));
  await page.waitForSelector('.monaco-workbench', { timeout: 60_000 });
  // Its code is 0 even when the host was killed: what counts is the outcome that the tests wrote.
  await ended;
  clearTimeout(timer);
}

/** Prints the lines that the tests wrote for people to see, and keeps the rest in the log. */
function show(text) {
  log.write(`${text}\n`);
  for (const line of text.split('\n')) {
    if (line.startsWith('[test] ')) console.log(line.slice('[test] '.length));
  }
}

/**
 * Writes the extension into the page's configuration. VS Code has an address parameter for it
 * (`payload`), but newer ones heed it only together with a switch that hides notifications.
 */
async function openWithExtension(page) {
  const at = asked.host === 'web' ? await serveProject(page) : remoteProject();
  const suite = `${at.path}/out/test/integration.${asked.host}.js`;
  const development = { extensions: [at], extensionTestsPath: { ...at, path: suite } };
  const isPage = (url) => url.origin === server.url && url.pathname === '/';
  await page.route(isPage, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const body = html.replace(
      /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/,
      (_, before, settings) => {
        const configuration = JSON.parse(unescape(settings));
        configuration.developmentOptions = { ...configuration.developmentOptions, ...development };
        return `${before}${escape(JSON.stringify(configuration))}"`;
      },
    );
    await route.fulfill({ response, body });
  });
}

function remoteProject() {
  return { scheme: 'vscode-remote', authority: new URL(server.url).host, path: slashed(root) };
}

/** The web worker host loads an extension under development from the page's own address only. */
async function serveProject(page) {
  const prefix = '/codebook-under-test';
  await page.context().route(
    (url) => url.origin === server.url && url.pathname.startsWith(`${prefix}/`),
    (route) => {
      const { pathname } = new URL(route.request().url());
      const file = inProject(decodeURIComponent(pathname.slice(prefix.length)));
      return fs.existsSync(file) ? route.fulfill({ path: file }) : route.fulfill({ status: 404 });
    },
  );
  return { scheme: 'http', authority: new URL(server.url).host, path: prefix };
}

function unescape(text) {
  return text.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
