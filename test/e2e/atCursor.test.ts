import * as assert from 'node:assert/strict';
import { eventually } from './support/eventually';
import { useWorkbench } from './support/useWorkbench';

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
  });
