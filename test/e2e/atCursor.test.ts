import * as assert from 'node:assert/strict';
import fs from 'node:fs';
import type { Locator } from 'playwright-core';
import { eventually } from './support/eventually';
import { useWorkbench } from './support/useWorkbench';
import type { Workbench } from './support/workbench';

const transcript = 'transcripts/L01-r1.txt';

for (const { theme, name } of [
  { theme: 'Default Dark Modern', name: 'dark' },
  { theme: 'Default Light Modern', name: 'light' },
  { theme: 'Default High Contrast', name: 'high-contrast' },
])
  describe(`At the cursor in ${theme}`, function () {
    this.timeout(120_000);
    const workbench = useWorkbench({
      folder: 'examples/cross-school-leadership',
      theme,
      settings: { 'codebook.coder': 'lin-yue' },
      size: { width: 1440, height: 900 },
    });

    it('every coding is listed with its coder and the rules of its code, wherever the cursor goes', async () => {
      const w = workbench();
      await w.openSideBar('Codebook');
      await w.view('At the Cursor').unfold();
      const editor = await w.openFile(transcript);
      await editor.placeCursor('我不给答案');
      await eventually(async () => {
        const [first] = await w.view('At the Cursor').visibleRows();
        assert.equal(first?.label, 'Leading by questions');
        assert.match(first.description, /^(helen|lin-yue) · /);
      });
      const rows = await w.view('At the Cursor').rows();
      assert.ok(rows.some(({ level }) => level === 2));
      await w.screenshot(`at-cursor/${name}`);
      await editor.placeCursor('来不及的时候嘛');
      await eventually(async () => {
        const rows = await w.view('At the Cursor').visibleRows();
        assert.ok(
          rows.some(({ label }) => label === 'Doubt'),
          rows.map(({ label }) => label).join(),
        );
      });
    });

    it('uncoded turns are marked when asked for', async () => {
      const w = workbench();
      await w.runCommand('Codebook: Show or Hide Uncoded Turns');
      await w.statusBarItem(/turns are uncoded here/).waitFor();
      await w.screenshot(`at-cursor/${name}-uncoded`);
      await w.runCommand('Codebook: Show or Hide Uncoded Turns');
    });

    it('a code dropped on selected words is applied to them, and the text stays as it is', async () => {
      const w = workbench();
      const before = fs.readFileSync(w.path(transcript), 'utf8');
      const had = saved(w);
      const editor = await w.openFile(transcript);
      await editor.select('我不给答案，我只问。');
      const row = await w.view('Codebook').row('Mentoring a peer');
      const line = editor.area.locator('.view-line').filter({ hasText: '我不给答案，我只问。' });
      await row.hover();
      await w.page.mouse.down();
      await w.page.keyboard.down('Shift'); // else VS Code takes what is dropped for a file to open
      const at = await placeOf(line.first(), '只问');
      await w.page.mouse.move(at.x - 5, at.y, { steps: 5 });
      await w.page.mouse.move(at.x, at.y, { steps: 3 });
      await w.page.mouse.up();
      await w.page.keyboard.up('Shift');
      await eventually(() => {
        const news = saved(w).filter((each) => !had.includes(each));
        assert.deepEqual(news, ['mentoring 我不给答案，我只问。']);
      });
      assert.equal(fs.readFileSync(w.path(transcript), 'utf8'), before);
      assert.equal(await w.page.locator('.tab.active.dirty').count(), 0);
    });
  });

/** Codes with their words. */
function saved(w: Workbench): string[] {
  const file = w.path(`codings/lin-yue/${transcript}.jsonl`);
  const lines = fs.readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => {
    const { code, quote } = JSON.parse(line) as { code: string; quote: string };
    return `${code} ${quote}`;
  });
}

/** Where words are on the screen. */
async function placeOf(line: Locator, words: string) {
  const place = await line.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = node.textContent?.indexOf(wanted) ?? -1;
      if (start < 0) continue;
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, start + 1);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
    return undefined;
  }, words);
  assert.ok(place, `“${words}” is in sight`);
  return place;
}
