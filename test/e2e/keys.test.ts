import * as assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/workbench/browser.mjs';
import { type Server, startServer } from '../../scripts/workbench/server.mjs';
import { eventually, happens, until } from './support/eventually';

/** The workbench in a browser takes its keys from the system that the browser names. */
const systems = {
  Linux: 'X11; Linux x86_64',
  Windows: 'Windows NT 10.0; Win64; x64',
  macOS: 'Macintosh; Intel Mac OS X 10_15_7',
};

interface Binding {
  readonly key: string;
  readonly mac?: string;
  readonly when: string;
}

interface Manifest {
  readonly contributes: { readonly keybindings: readonly Binding[] };
}

describe('Our keys', function () {
  this.timeout(120_000);
  const { keybindings } = (JSON.parse(fs.readFileSync('package.json', 'utf8')) as Manifest)
    .contributes;
  let server: Server;
  let browser: Browser;
  const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'codebook-keys-'));

  before(async () => {
    // No extension of ours is linked in: these are the keys that VS Code itself has.
    server = await startServer({ dataFolder, settings: {}, log: 'e2e-keys' });
    browser = await launchBrowser();
  });

  after(async () => {
    await browser.close();
    await server.stop();
    fs.rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  });

  for (const [system, agent] of Object.entries(systems))
    it(`begin with a stroke that begins none of VS Code's own on ${system}`, async () => {
      const isMac = system === 'macOS';
      const defaults = await defaultKeys(browser, server, agent);
      assert.ok(defaults.length > 500, `${defaults.length} keys`);
      assert.equal(
        defaults.some((key) => key.startsWith('cmd+')),
        isMac,
      );
      // In coding mode the text can't be changed, and every key is for coding.
      // In a tree of ours F2 and Delete are what they are in VS Code's own trees; and while our
      // picker is open, its keys are for nothing else.
      const ours =
        /^(?:codebook\.codingMode &&|focusedView == codebook\.|inQuickOpen && codebook\.)/;
      const ordinary = keybindings.filter(({ when }) => !ours.test(when));
      assert.ok(ordinary.length > 20 && ordinary.length < keybindings.length);
      const own = ordinary.map(({ key, mac = key }) => firstStroke(isMac ? mac : key));
      const taken = defaults.filter((key) => own.includes(firstStroke(key)));
      assert.deepEqual(taken, []);
    });
});

function firstStroke(key: string): string {
  return key.split(' ')[0] ?? '';
}

/** Every key of “Default Keyboard Shortcuts (JSON)”, by way of the clipboard. */
async function defaultKeys(browser: Browser, server: Server, agent: string): Promise<string[]> {
  const context = await browser.newContext({
    userAgent: `Mozilla/5.0 (${agent}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36`,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  try {
    const page = await context.newPage();
    await page.goto(server.pageFor(fs.realpathSync('test/fixtures/projects/plain')));
    await page.locator('.statusbar-item').first().waitFor({ timeout: 60_000 });
    await run(page, 'Preferences: Open Default Keyboard Shortcuts (JSON)');
    await page.locator('.view-line').filter({ hasText: '"key"' }).first().waitFor();
    await page.locator('.view-line').first().click();
    const text = await eventually(async () => {
      await run(page, 'Select All');
      await run(page, 'Copy');
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      assert.match(copied, /"key"/);
      return copied;
    }, 30_000);
    return [...text.matchAll(/"key": "([^"]+)"/g)].map(([, key = '']) => key);
  } finally {
    await context.close();
  }
}

async function run(page: Page, title: string): Promise<void> {
  const input = page.locator('.quick-input-widget .quick-input-box input');
  await until('the palette', async () => {
    await page.keyboard.press('F1');
    return happens(input.waitFor({ timeout: 2000 }));
  });
  await input.fill(`>${title}`);
  const row = page.locator('.quick-input-list .monaco-list-row').first();
  await row.filter({ has: page.getByText(title, { exact: true }) }).waitFor();
  await page.keyboard.press('Enter');
  await input.waitFor({ state: 'hidden' });
}
