import * as assert from 'node:assert/strict';
import fs from 'node:fs';
import { eventually } from './support/eventually';
import { useWorkbench } from './support/useWorkbench';

const themes = [
  { theme: 'Default Dark Modern', name: 'dark' },
  { theme: 'Default Light Modern', name: 'light' },
  { theme: 'Default High Contrast', name: 'high-contrast' },
];

for (const { theme, name } of themes)
  describe(`Autocoding in ${theme}`, function () {
    this.timeout(120_000);
    const workbench = useWorkbench({
      folder: 'examples/cross-school-leadership',
      theme,
      settings: { 'codebook.coder': 'mei' },
      size: { width: 1440, height: 900 },
    });

    /** How many codings the coder has. */
    const coded = () => {
      const folder = workbench().path('codings', 'mei');
      if (!fs.existsSync(folder)) return 0;
      const files = fs.readdirSync(folder, { recursive: true }).map(String);
      return files
        .filter((file) => file.endsWith('.jsonl'))
        .map((file) => fs.readFileSync(`${folder}/${file}`, 'utf8').split('\n').length - 1)
        .reduce((sum, lines) => sum + lines, 0);
    };

    it('finds a Chinese word through all sources, and shows each hit before anything is coded', async () => {
      const w = workbench();
      await w.runCommand('Codebook: Autocode…');
      await w.quickPick.opened('Autocode');
      await w.screenshot(`autocode/${name}-what`);
      await w.quickPick.pick('Word');
      await w.quickPick.pick('All sources');
      await w.quickPick.opened('Autocode: Word');
      await w.quickPick.type('磨课');
      await w.quickPick.accept();
      await w.quickPick.opened('Autocode');
      await eventually(async () => assert.ok(await w.quickPick.offers('Lesson polishing')));
      await w.quickPick.pick('Lesson polishing');
      await eventually(async () => {
        const rows = await w.view('Autocoding').visibleRows();
        assert.ok(
          rows.some(({ label }) => label.includes('磨课')),
          JSON.stringify(rows),
        );
      });
      assert.equal(coded(), 0);
      await w.screenshot(`autocode/${name}`);
    });

    it('shows a hit in its source, and codes what is left ticked by one act', async () => {
      const w = workbench();
      const view = w.view('Autocoding');
      const hits = (await view.visibleRows()).filter(({ label }) => label.includes('磨课'));
      assert.ok(hits.length > 1);
      await view.click(hits[0]?.label ?? '');
      // Only when it is shown does the key go to the list for certain.
      await w.statusBarItem(/selected\)/).waitFor();
      const message = w.page.locator('.pane', { hasText: 'ticked, to be coded' }).first();
      const said = await message.innerText();
      // What interviewers say is found too, and not ticked.
      const [, ticked = '', all = ''] = /(\d+) of (\d+) hits ticked/.exec(said) ?? [];
      assert.ok(Number(ticked) > 2, said);
      await w.press('Space');
      await eventually(async () =>
        assert.match(await message.innerText(), new RegExp(`${Number(ticked) - 1} of ${all} hits`)),
      );
      const unticked = w.page.getByRole('checkbox', { checked: false });
      await eventually(async () => assert.ok((await unticked.count()) > 0));
      await w.screenshot(`autocode/${name}-hit`);
      await w.press('Control+Enter');
      await eventually(() => assert.equal(coded(), Number(ticked) - 1));
      await w.page.locator('.pane', { hasText: 'Autocoding' }).waitFor({ state: 'detached' });
      await eventually(async () => assert.equal(await w.badge('Codebook'), ''));
      await w.runCommand('Codebook: Undo Coding Act');
      await eventually(() => assert.equal(coded(), 0));
    });
  });
