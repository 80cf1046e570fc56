import * as assert from 'node:assert/strict';
import { eventually } from './support/eventually';
import { useWorkbench } from './support/useWorkbench';
import type { Workbench } from './support/workbench';

const themes = [
  { theme: 'Default Dark Modern', name: 'dark' },
  { theme: 'Default Light Modern', name: 'light' },
  { theme: 'Default High Contrast', name: 'high-contrast' },
];

const file = 'codebook.yaml';

/** Somebody reads and writes the codebook of the example, as a file in an editor. */
for (const { theme, name } of themes)
  describe(`The codebook in an editor, in ${theme}`, function () {
    this.timeout(120_000);
    const workbench = useWorkbench({
      folder: 'examples/cross-school-leadership',
      theme,
      settings: { 'codebook.coder': 'lin-yue' },
      size: { width: 1440, height: 900 },
    });

    it('shows above each code how often it was applied', async () => {
      const w = workbench();
      await w.openSideBar('Codebook');
      const editor = await w.openFile(file);
      await editor.placeCursor('going-through-motions:');
      await eventually(async () => {
        const lenses = await lensesIn(w);
        assert.ok(
          lenses.some((words) => /^\d+ excerpts · \d+ cases · 2 coders$/.test(words)),
          lenses.join('\n'),
        );
      });
      await w.page.locator('.colorpicker-color-decoration').first().waitFor();
      await w.screenshot(`book/${name}/counts`);
    });

    it('lists the excerpts of the count that is clicked', async () => {
      const w = workbench();
      const [words = ''] = (await lensesIn(w)).filter((each) => /^\d+ excerpts/.test(each));
      await w.page.locator('.codelens-decoration a', { hasText: words }).first().click();
      await eventually(async () => assert.match(await w.view('Excerpts').text(), /L0\d|P0\d|FG1/));
    });

    it('says what a code means where a rule names it', async () => {
      const w = workbench();
      const editor = await w.editor(file);
      await editor.showHover('paper-trail)');
      await w.screenshot(`book/${name}/hover`);
      const words = await editor.hover('paper-trail)');
      assert.match(words, /Forms and traces/);
      assert.match(words, /\d+ excerpts/);
    });

    it('leads from a rule to every excerpt, in the peek view', async () => {
      const w = workbench();
      const editor = await w.editor(file);
      await editor.placeCursor('paper-trail)');
      await editor.press('Shift+F12');
      const peek = w.page.locator('.peekview-widget');
      await peek.locator('.ref-tree .monaco-list-row').first().waitFor();
      await eventually(async () => {
        const rows = await peek.locator('.ref-tree .monaco-list-row').allInnerTexts();
        assert.ok(
          rows.some((row) => /\.(?:txt|md|vtt|srt)/.test(row)),
          rows.join('\n'),
        );
      });
      await w.screenshot(`book/${name}/references`);
      await w.press('Escape');
      await peek.waitFor({ state: 'detached' });
    });

    it('completes the id in a rule by the name of a code in another language', async () => {
      const w = workbench();
      const editor = await w.editor(file);
      await editor.placeCursor('observe-comment)');
      await editor.press('Shift+End');
      await editor.type('磨');
      await editor.press('Control+Space');
      const row = w.page.locator('.suggest-widget .monaco-list-row', {
        hasText: 'lesson-polishing',
      });
      await row.first().waitFor();
      await w.screenshot(`book/${name}/completion`);
      await editor.press('Enter');
      await eventually(async () => assert.match(await editor.text(), /\(use lesson-polishing$/m));
    });

    it('tells while it is written what is not sound, and how to mend it', async () => {
      const w = workbench();
      const editor = await w.editor(file);
      await w.runCommand('File: Revert File');
      const problems = await eventually(async () => {
        const found = (await w.problems()).filter((each) => each.startsWith(file));
        assert.ok(found.some((each) => each.includes('Nobody has applied “research-guidance”')));
        return found;
      });
      assert.ok(problems.length < 12, problems.join('\n'));
      await w.screenshot(`book/${name}/problems`);
      await w.runCommand('View: Hide Panel');
      await editor.placeCursor('trust:');
      await editor.press('ControlOrMeta+Period');
      const fix = w.page.locator('.action-widget .monaco-list-row', { hasText: 'Begin “include:' });
      await fix.first().waitFor();
      await w.screenshot(`book/${name}/quick-fix`);
      await w.press('Escape');
    });
  });

/** The words above the codes in sight. */
function lensesIn(w: Workbench): Promise<string[]> {
  return w.page.locator('.codelens-decoration a').allInnerTexts();
}
