import * as assert from 'node:assert/strict';
import { eventually } from './support/eventually';
import { MatrixPage } from './support/matrixPage';
import { useWorkbench } from './support/useWorkbench';

const themes = [
  { theme: 'Default Dark Modern', name: 'dark' },
  { theme: 'Default Light Modern', name: 'light' },
  { theme: 'Default High Contrast', name: 'high-contrast' },
];

const transcript = 'transcripts/L01-r1.txt';
const words = '我不给答案，我只问。给了答案，她在区里上得漂漂亮亮';
const wang = '王慧敏 Wang Huimin';

for (const { theme, name } of themes)
  describe(`A matrix in ${theme}`, function () {
    this.timeout(120_000);
    const workbench = useWorkbench({
      folder: 'examples/cross-school-leadership',
      theme,
      settings: { 'codebook.coder': 'mei' },
      size: { width: 1440, height: 900 },
    });
    const matrix = () => new MatrixPage(workbench());

    it('opens with the codes of the book and the cases of the study', async () => {
      const w = workbench();
      await w.openSideBar('Codebook');
      await w.runCommand('Codebook: Open Matrix');
      await matrix().shown();
      await eventually(async () => assert.match(await matrix().status(), /codings: 1,0\d\d/));
      assert.deepEqual((await matrix().rows()).slice(0, 3), [
        'Responsibilities and functions',
        'Work on lessons',
        'Mentoring a peer',
      ]);
      assert.equal((await matrix().columns())[0], wang);
      await w.screenshot(`matrix/${name}/opened`);
    });

    it('is walked through by keys, as a table that is heard', async () => {
      const w = workbench();
      const first = await matrix().cell('Responsibilities and functions', wang);
      const count = await first.innerText();
      await first.focus();
      await matrix().isFocused(`row 2, column 2: ${count}`);
      await w.press('ArrowDown');
      await matrix().isFocused(/^row 3, column 2: /);
      await w.press('Home');
      await matrix().isFocused('row 3, column 1: Work on lessons');
      await w.press('End');
      await matrix().isFocused(/^row 3, column 16: 6\d$/);
      await w.press('PageDown');
      await matrix().isFocused(/^row \d\d, column 16: \d+$/);
      await w.press('Control+End');
      await matrix().isFocused(/^row 69, column 16: 1,0\d\d$/);
      await w.press('Control+Home');
      await matrix().isFocused('row 1, column 1: Codes');
      assert.equal(await matrix().grid.getAttribute('aria-rowcount'), '69');
      assert.equal(await matrix().grid.getAttribute('aria-colcount'), '16');
      assert.equal(await matrix().grid.getAttribute('role'), 'treegrid');
    });

    it('folds and unfolds a code with what is below it', async () => {
      const w = workbench();
      await w.press('ArrowDown');
      await matrix().isFocused('row 2, column 1: Responsibilities and functions');
      const before = await matrix().total('Responsibilities and functions');
      await w.press('ArrowLeft');
      await eventually(async () => {
        assert.equal((await matrix().rows())[1], 'Ways of leading across schools');
      });
      const row = matrix().row('Responsibilities and functions');
      assert.equal(await row.getAttribute('aria-expanded'), 'false');
      assert.equal(await matrix().total('Responsibilities and functions'), before);
      await matrix().isFocused('row 2, column 1: Responsibilities and functions');
      await w.press('ArrowRight');
      await eventually(async () => assert.equal((await matrix().rows())[1], 'Work on lessons'));
    });

    it('is in order by a column, and by the book again', async () => {
      const w = workbench();
      const head = matrix().page.locator('.head .cell', { hasText: wang });
      await head.click();
      await eventually(async () =>
        assert.equal((await matrix().rows())[0], 'Ways of leading across schools'),
      );
      assert.equal(await head.getAttribute('aria-sort'), 'descending');
      await w.screenshot(`matrix/${name}/sorted`);
      await head.click();
      await head.click();
      await eventually(async () =>
        assert.equal((await matrix().rows())[0], 'Responsibilities and functions'),
      );
    });

    it('shows the excerpts behind a number', async () => {
      const w = workbench();
      const count = await matrix().number('Lesson polishing', wang);
      assert.ok(count > 0);
      await (await matrix().cell('Lesson polishing', wang)).click();
      await eventually(async () =>
        assert.equal((await w.view('Excerpts').rows()).length, count + 1),
      );
    });

    it('counts what is coded at once, in the page that is open', async () => {
      const w = workbench();
      await w.runCommand('View: Split Editor Right').catch(() => undefined);
      const before = await matrix().number('Trust', wang);
      const editor = await w.openFile(transcript);
      await editor.select(words);
      await w.runCommand('Codebook: Apply Code…');
      await w.quickPick.opened();
      await w.quickPick.type('信任');
      await w.quickPick.accept();
      await w.quickPick.closed();
      await w.runCommand('Codebook: Open Matrix');
      await matrix().shown();
      await eventually(async () => assert.equal(await matrix().number('Trust', wang), before + 1));
    });
  });
