import * as assert from 'node:assert/strict';
import fs from 'node:fs';
import { eventually } from './support/eventually';
import { useWorkbench } from './support/useWorkbench';
import type { Workbench } from './support/workbench';

const transcript = 'transcripts/L01-r1.txt';

/** Those that print something, alone and with Shift. */
const keys = "abcdefghijklmnopqrstuvwxyz0123456789`-=[]\\;',./";

const themes = [
  { theme: 'Default Dark Modern', name: 'dark' },
  { theme: 'Default Light Modern', name: 'light' },
  { theme: 'Default High Contrast', name: 'high-contrast' },
];

for (const { theme, name } of themes)
  describe(`Coding mode in ${theme}`, function () {
    this.timeout(120_000);
    const workbench = useWorkbench({
      folder: 'examples/cross-school-leadership',
      theme,
      settings: { 'codebook.coder': 'mei' },
      size: { width: 1440, height: 900 },
    });

    it('is shown in the status bar, and codes a Chinese interview by single keys', async () => {
      const w = workbench();
      await enter(w, '我不给答案');
      await w.press('ArrowRight');
      await w.press('m');
      await eventually(() => assert.deepEqual(codesOf(w), ['mentoring']));
      await w.press('Shift+ArrowRight');
      await w.press('o');
      await w.press('1');
      await eventually(() =>
        assert.deepEqual(codesOf(w), ['mentoring', 'mentoring', 'observe-comment']),
      );
      const [first, second] = saved(w);
      assert.ok(second && first && second.quote.startsWith(first.quote), JSON.stringify(saved(w)));
      assert.match(second.quote, /^[^。？！]+[。？！][”」]?[^。？！]+[。？！][”」]?$/u);
      await w.screenshot(`coding-mode/${name}`);
    });

    it('tells its keys, with the letters of the codes, and the shifted ones of commands', async () => {
      const w = workbench();
      await w.press('Shift+Slash');
      await w.quickPick.opened('Keys of Coding Mode');
      await w.screenshot(`coding-mode/${name}-keys`);
      await w.quickPick.type('memo');
      assert.deepEqual(await w.quickPick.labels(), ['Shift+M\u2003Write a memo on a coding']);
      await w.quickPick.cancel();
    });

    it('takes codings back, goes on to the next uncoded turn, and is left by Escape', async () => {
      const w = workbench();
      for (const left of [2, 1, 0]) {
        await w.press('z');
        await eventually(() => assert.equal(saved(w).length, left));
      }
      await w.press('u');
      await eventually(async () => assert.match((await selection(w)) ?? '', /selected/));
      await w.press('Escape');
      await w.statusBarItem('Coding mode').waitFor({ state: 'detached' });
    });
  });

describe('A source in coding mode', function () {
  this.timeout(300_000);
  const workbench = useWorkbench({
    folder: 'examples/cross-school-leadership',
    settings: { 'codebook.coder': 'mei' },
    size: { width: 1440, height: 900 },
  });

  it('is changed by no key, no paste and no input method', async () => {
    const w = workbench();
    const before = fs.readFileSync(w.path(transcript), 'utf8');
    await w.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const editor = await enter(w, '我不给答案');
    await w.page.evaluate(() => navigator.clipboard.writeText('pasted'));
    for (const key of [...keys].flatMap((each) => [each, `Shift+${each}`])) {
      await w.press(key);
      await closeWhatOpened(w);
    }
    for (const key of [
      'Enter',
      'Backspace',
      'Delete',
      'Tab',
      'Control+v',
      'Control+x',
      'Control+k',
    ])
      await w.press(key);
    await w.press('Escape'); // ends the chord of Ctrl+K
    await enterAgain(w);
    await w.page.keyboard.insertText('你好');
    const session = await w.page.context().newCDPSession(w.page);
    for (const text of ['n', 'ni', '你'])
      await session.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    await session.send('Input.insertText', { text: '你' });
    await w.page.waitForTimeout(500);
    await editor.focus();
    await w.press('Control+a');
    await w.press('Control+c');
    await eventually(async () => {
      const copied = await w.page.evaluate(() => navigator.clipboard.readText());
      assert.equal(copied.trim(), before.trim());
    });
    assert.equal(await w.page.locator('.tab.active.dirty').count(), 0);
    assert.equal(fs.readFileSync(w.path(transcript), 'utf8'), before);
  });

  it('takes a hundred excerpts by at most four keystrokes each beyond what is searched for', async () => {
    const w = workbench();
    const had = saved(w).length;
    await (await w.openFile(transcript)).placeCursor('访谈');
    await enterAgain(w);
    let keystrokes = 0;
    const press = async (key: string) => {
      keystrokes++;
      await w.press(key);
    };
    for (let excerpt = 1; excerpt <= 100; excerpt++) {
      const before = await selection(w);
      const pressed = keystrokes;
      await press('ArrowRight');
      await eventually(async () => assert.notEqual(await selection(w), before));
      if (excerpt % 10 === 0) {
        await press('/');
        await w.quickPick.opened();
        await w.page.keyboard.type('trust'); // what is searched for
        await eventually(async () => assert.equal(await w.quickPick.focusedLabel(), 'Trust'));
        await press('Enter');
        await w.quickPick.closed();
      } else await press('mpdoqcthg'[excerpt % 9] ?? '');
      await eventually(() => assert.equal(saved(w).length, had + excerpt));
      const own = keystrokes - pressed;
      assert.ok(own <= 4, `${own} keystrokes for excerpt ${excerpt}`);
    }
    console.log(`    100 excerpts, ${keystrokes} keystrokes beyond the words searched for`);
    await w.screenshot('coding-mode/hundred');
  });
});

interface Saved {
  readonly code: string;
  readonly quote: string;
}

function saved(w: Workbench): Saved[] {
  const file = w.path(`codings/mei/${transcript}.jsonl`);
  if (!fs.existsSync(file)) return [];
  const lines = fs.readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Saved);
}

const codesOf = (w: Workbench) =>
  saved(w)
    .map(({ code }) => code)
    .sort();

async function enter(w: Workbench, words: string) {
  const editor = await w.openFile(transcript);
  await editor.placeCursor(words);
  await enterAgain(w);
  return editor;
}

async function enterAgain(w: Workbench): Promise<void> {
  const item = w.statusBarItem('Coding mode');
  if (!(await item.isVisible())) await w.runCommand('Codebook: Coding Mode');
  await item.waitFor();
  await (await w.editor(transcript)).focus();
}

/** What the status bar says of the selection. */
function selection(w: Workbench): Promise<string | null> {
  return w.page.locator('[id="status.editor.selection"]').textContent();
}

/** Some keys open a list or an input: `/`, `?`, and those of memos or removal. */
async function closeWhatOpened(w: Workbench): Promise<void> {
  await w.page.waitForTimeout(60);
  if (await w.quickPick.isOpen()) await w.quickPick.cancel();
}
