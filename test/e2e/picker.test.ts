import * as assert from 'node:assert/strict';
import fs from 'node:fs';
import { eventually } from './support/eventually';
import { useWorkbench } from './support/useWorkbench';
import type { Workbench } from './support/workbench';

const transcript = 'transcripts/L01-r1.txt';

for (const { theme, name } of [
  { theme: 'Default Dark Modern', name: 'dark' },
  { theme: 'Default Light Modern', name: 'light' },
  { theme: 'Default High Contrast', name: 'high-contrast' },
])
  describe(`The picker of codes in ${theme}`, function () {
    this.timeout(120_000);
    const workbench = useWorkbench({
      folder: 'examples/cross-school-leadership',
      theme,
      settings: { 'codebook.coder': 'mei' },
      size: { width: 1440, height: 900 },
    });

    it('begins with what is coded nearby, and tells what the code in focus is and is not', async () => {
      const w = workbench();
      const editor = await w.openFile(transcript);
      await editor.select('我不给答案，我只问。');
      await open(w);
      assert.equal((await w.quickPick.labels())[0], 'Leading by questions');
      await w.press('ArrowDown');
      await eventually(async () => assert.ok((await w.quickPick.message()).length > 40));
      await w.screenshot(`picker/${name}`);
    });

    it('finds by pinyin, first letters and traditional characters', async () => {
      const w = workbench();
      for (const typed of ['daijiao', 'daij', 'dj', '帶教', 'mentring']) {
        await w.quickPick.type(typed);
        await eventually(async () =>
          assert.equal(await w.quickPick.focusedLabel(), 'Mentoring a peer', typed),
        );
      }
      await w.quickPick.type('dj');
      await eventually(async () => assert.match(await w.quickPick.message(), /^A leader works/));
      await w.screenshot(`picker/${name}-pinyin`);
    });

    it('applies and stays, then applies another and goes', async () => {
      const w = workbench();
      await w.press('Control+Enter');
      await eventually(() => assert.deepEqual(codesOf(w), ['mentoring']));
      await eventually(async () => {
        const rows = await w.quickPick.visibleRows();
        const row = rows.find(({ label }) => label === 'Mentoring a peer');
        assert.match(row?.description ?? '', /applied/);
      });
      await w.screenshot(`picker/${name}-applied`);
      await w.page.keyboard.type('trust');
      await eventually(async () => assert.equal(await w.quickPick.focusedLabel(), 'Trust'));
      await w.press('Enter');
      await eventually(() => assert.deepEqual(codesOf(w), ['mentoring', 'trust']));
    });

    it('makes a new code inside the one in focus', async () => {
      const w = workbench();
      await open(w);
      await w.page.keyboard.type('mentoring');
      await eventually(async () =>
        assert.equal(await w.quickPick.focusedLabel(), 'Mentoring a peer'),
      );
      await w.press('Shift+Enter');
      await eventually(() => assert.ok(codesOf(w).length === 3, codesOf(w).join()));
      const book = fs.readFileSync(w.path('codebook.yaml'), 'utf8');
      assert.match(book, / {10}mentoring:[\s\S]+? {12}codes:\n {14}mentoring-2:/);
    });

    it('peeks at the excerpts of the code in focus', async () => {
      const w = workbench();
      await open(w);
      await w.page.keyboard.type('trust');
      await eventually(async () => assert.equal(await w.quickPick.focusedLabel(), 'Trust'));
      await w.press('Alt+Enter');
      await w.page.locator('.peekview-widget .ref-tree .monaco-list-row').first().waitFor();
      await w.screenshot(`picker/${name}-peek`);
      await w.press('Escape');
    });
  });

async function open(w: Workbench): Promise<void> {
  await (await w.editor(transcript)).focus();
  await w.runCommand('Codebook: Apply Code…');
  await w.quickPick.opened('Apply Code');
}

function codesOf(w: Workbench): string[] {
  const file = w.path(`codings/mei/${transcript}.jsonl`);
  if (!fs.existsSync(file)) return [];
  const lines = fs.readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => (JSON.parse(line) as { code: string }).code).sort();
}
