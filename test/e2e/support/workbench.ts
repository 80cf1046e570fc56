import fs from 'node:fs';
import path from 'node:path';
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import {
  inProject,
  removeFolder,
  scratchFolder,
  temporaryFolder,
} from '../../../scripts/support/project.mjs';
import { launchBrowser, newPage } from '../../../scripts/workbench/browser.mjs';
import {
  installVsix,
  linkExtension,
  type Server,
  startServer,
  temporaryDataFolder,
} from '../../../scripts/workbench/server.mjs';
import { Editor } from './editor';
import { eventually, happens, until } from './eventually';
import { exactly } from './list';
import { QuickPick } from './quickPick';
import { View } from './view';

export interface LaunchOptions {
  /** A little project of test/fixtures/projects, or a path; a copy of it is opened. */
  readonly folder?: string;
  /** Opens the folder itself, not a copy. */
  readonly inPlace?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** As `workbench.colorTheme` names it. */
  readonly theme?: string;
  /** Display language of the extension, such as `zh-cn`; VS Code's own words stay English. */
  readonly locale?: string;
  readonly size?: { readonly width: number; readonly height: number };
  /** Which VS Code, such as `1.100`; the newest one that this machine runs without. */
  readonly version?: string;
  /** A packaged extension to install in place of the working tree. */
  readonly vsix?: string;
}

/** Runs in the page: the state of its workspace, out of IndexedDB. */
async function readState(): Promise<Record<string, string>> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error(request.error?.message));
    });
  const state: Record<string, string> = {};
  for (const { name } of await indexedDB.databases()) {
    if (!name?.startsWith('vscode-web-state-db-') || name.endsWith('-global')) continue;
    const database = await done(indexedDB.open(name));
    for (const table of database.objectStoreNames) {
      const store = database.transaction(table).objectStore(table);
      const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
      keys.forEach((key, i) => {
        if (typeof key === 'string') state[key] = String(values[i]);
      });
    }
    database.close();
  }
  return state;
}

/** What keeps pictures alike and waits short. */
const steady = {
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.editor.useModal': 'off', // a window within the window would cover what comes after
  'workbench.reduceMotion': 'on',
};

/** A real VS Code in a browser, with our extension, driven as a person would. */
export class Workbench {
  readonly quickPick: QuickPick;

  private constructor(
    /** What is opened: a copy, unless asked otherwise. */
    readonly folder: string,
    readonly page: Page,
    private readonly server: Server,
    private readonly browser: Browser,
    private readonly temporary: readonly string[],
  ) {
    this.quickPick = new QuickPick(page);
  }

  static async launch(options: LaunchOptions = {}): Promise<Workbench> {
    const dataFolder = temporaryDataFolder();
    const { folder, temporary } = folderFor(options);
    const vsix = options.vsix ?? process.env['CODEBOOK_VSIX'];
    if (vsix) await installVsix(path.resolve(vsix), dataFolder, options.version);
    else linkExtension(dataFolder);
    const theme = options.theme && { 'workbench.colorTheme': options.theme };
    const server = await startServer({
      dataFolder,
      ...(options.version && { version: options.version }),
      settings: { ...steady, ...theme, ...options.settings },
      log: 'e2e-server',
    });
    const browser = await launchBrowser();
    const page = await newPage(browser, options.size ? { size: options.size } : {});
    page.setDefaultTimeout(30_000);
    // A page with unsaved text asks before it is left.
    page.on('dialog', (dialog) => void dialog.accept());
    if (options.locale) await speak(page, options.locale);
    const workbench = new Workbench(folder, page, server, browser, [dataFolder, ...temporary]);
    await page.goto(server.pageFor(folder));
    await workbench.ready();
    return workbench;
  }

  /** Ends everything and removes the copies. */
  async close(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
    this.temporary.forEach(removeFolder);
  }

  /** Reloads the window, as after an update; what was open comes back. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.ready();
  }

  /**
   * What the window has written down of itself in the browser, to be found after a reload: keys and
   * values as VS Code stores them. It writes some seconds behind what happens.
   */
  remembered(): Promise<Record<string, string>> {
    return this.page.evaluate(readState);
  }

  /** The absolute path of a file in the folder that is open. */
  path(...parts: string[]): string {
    return path.join(this.folder, ...parts);
  }

  async press(keys: string): Promise<void> {
    await this.page.keyboard.press(keys);
  }

  /** Runs a command of the palette by its whole title: `Codebook: Apply Code…`. */
  async runCommand(title: string): Promise<void> {
    // The palette takes in no command that comes while it is open, and goes where what was open before
    // it gives the focus back to a page: it is then opened again.
    await until(`the command “${title}”`, async () => {
      await this.quickPick.openWith('F1');
      if (!(await happens(this.quickPick.type(`>${title}`, 5000)))) return false;
      if (await this.quickPick.offers(title)) return true;
      await this.quickPick.cancel();
      return false;
    });
    await this.quickPick.click(title);
  }

  /** The titles that the palette offers for what was typed. */
  async commands(typed: string): Promise<string[]> {
    await this.quickPick.openWith('F1');
    await this.quickPick.type(`>${typed}`);
    const labels = await until('commands', async () => {
      const found = await this.quickPick.labels();
      return found.some((label) => label.includes(typed)) && found;
    });
    await this.quickPick.cancel();
    return labels || [];
  }

  /** Opens a file of the folder by quick open. */
  async openFile(name: string): Promise<Editor> {
    await this.quickPick.openWith('ControlOrMeta+KeyP');
    await this.quickPick.type(this.path(...name.split('/')));
    await this.quickPick.click(path.basename(name));
    return this.editor(name);
  }

  /** The editor of a file that something else opened; waits until it is in front. */
  editor(name: string): Promise<Editor> {
    return new Editor(this.page, this.quickPick, this.path(...name.split('/'))).shown();
  }

  /** Names on the tabs, from left to right. */
  async tabs(): Promise<string[]> {
    const labels = this.page.locator('.tabs-container .tab .monaco-icon-label-container');
    return (await labels.allTextContents()).map((text) => text.trim());
  }

  /**
   * Opens a part of the side bar by its name in the activity bar. Not by a click there, which would
   * close it again where the window is just about to open it itself.
   */
  async openSideBar(name: string): Promise<void> {
    const item = this.activity(name);
    await item.waitFor();
    const isOpen = async () => (await item.getAttribute('aria-expanded')) === 'true';
    if (!(await isOpen())) await this.runCommand(`View: Show ${name}`);
    await until(`the side bar of ${name}`, isOpen);
  }

  view(name: string): View {
    return new View(this.page, name);
  }

  /** The number on an icon of the activity bar; '' when there is none. */
  async badge(name: string): Promise<string> {
    const badge = this.activity(name).locator('.badge-content').first();
    return (await badge.isVisible()) ? (await badge.innerText()).trim() : '';
  }

  /** Chooses in the menu that is open: a context menu, or one under a button. */
  async chooseInMenu(label: string): Promise<void> {
    const items = this.page.locator('.monaco-menu .action-label', { hasText: exactly(label) });
    const item = items.first();
    await item.waitFor();
    // A menu does not heed the mouse in its first tenth of a second.
    await until(`“${label}” chosen in the menu`, async () => {
      await item.click();
      return happens(item.waitFor({ state: 'hidden', timeout: 1000 }));
    });
  }

  /** The words of the notifications in sight, newest first. */
  async notifications(): Promise<string[]> {
    const messages = this.page.locator('.notification-toast .notification-list-item-message');
    return (await messages.allInnerTexts()).map((text) => text.trim());
  }

  /** Waits for a notification that has these words. */
  async notification(words: string | RegExp): Promise<Locator> {
    const toast = this.page.locator('.notification-toast').filter({ hasText: words }).first();
    await toast.waitFor();
    return toast;
  }

  /** Presses a button of a notification. */
  async answer(words: string | RegExp, button: string): Promise<void> {
    const toast = await this.notification(words);
    await toast.locator('.monaco-button', { hasText: exactly(button) }).click();
  }

  async clearNotifications(): Promise<void> {
    await this.runCommand('Notifications: Clear All Notifications');
    await eventually(async () => {
      if ((await this.notifications()).length > 0) throw new Error('Notifications stay.');
    });
  }

  /** Answers a modal question by one of its buttons; gives its words. */
  async answerDialog(button: string): Promise<string> {
    const dialog = this.page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    const words = await dialog.locator('.dialog-message-row').innerText();
    await dialog.locator('.monaco-button', { hasText: exactly(button) }).click();
    await dialog.waitFor({ state: 'detached' });
    return words.trim();
  }

  /** The words in the status bar, from left to right. */
  async statusBar(): Promise<string[]> {
    const items = this.page.locator('.statusbar-item:visible');
    const words = await items.allInnerTexts();
    return words.map((text) => text.trim()).filter((text) => text !== '');
  }

  /** An item of the status bar that has these words. */
  statusBarItem(words: string | RegExp): Locator {
    return this.page.locator('.statusbar-item:visible').filter({ hasText: words }).first();
  }

  /** Messages in the Problems panel, with the file in front of them: `codebook.yaml: …`. */
  async problems(): Promise<string[]> {
    const panel = this.page.locator('.markers-panel');
    if (!(await panel.isVisible())) await this.press('ControlOrMeta+Shift+KeyM');
    await panel.waitFor();
    return panel.locator('.monaco-list-row').evaluateAll((rows) => {
      const messages: string[] = [];
      let file = '';
      for (const row of rows) {
        const name = row.querySelector('.label-name')?.textContent;
        if (row.getAttribute('aria-level') === '1') file = name ?? '';
        else messages.push(`${file}: ${row.querySelector('.marker-message')?.textContent ?? ''}`);
      }
      return messages;
    });
  }

  /** What is inside the first page of ours in sight: in an editor, or in a view. */
  webview(): FrameLocator {
    return this.page
      .frameLocator('iframe.webview.ready')
      .first()
      .frameLocator('iframe#active-frame');
  }

  /** A picture in .vscode-test/screenshots, for people to look at. Gives its path. */
  async screenshot(name: string): Promise<string> {
    const file = path.join(scratchFolder('screenshots'), `${name}.png`);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    await this.page.screenshot({ path: file, caret: 'initial' });
    return file;
  }

  private activity(name: string): Locator {
    const label = this.page.locator(`.action-label[aria-label^="${name}"]`);
    return this.page.locator('.activitybar .action-item').filter({ has: label }).first();
  }

  private async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
    // Drawn when the folder is known and the window hears its keys.
    await this.page.locator('.statusbar-item').first().waitFor({ timeout: 60_000 });
    await this.page.locator('.activitybar .action-item').first().waitFor({ timeout: 60_000 });
  }
}

function folderFor({ folder = 'plain', inPlace = false }: LaunchOptions) {
  const named = inProject('test/fixtures/projects', folder);
  const source = fs.existsSync(named) ? named : path.resolve(folder);
  if (inPlace) return { folder: source, temporary: [] };
  const parent = temporaryFolder('project');
  const copy = path.join(parent, path.basename(source));
  fs.cpSync(source, copy, { recursive: true });
  return { folder: copy, temporary: [parent] };
}

/** VS Code asks this name for its language before anything else, and tells every extension. */
async function speak(page: Page, locale: string): Promise<void> {
  await page.addInitScript((language) => {
    Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => language, set() {} });
  }, locale);
}
