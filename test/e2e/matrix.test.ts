import * as assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { scratchFolder } from '../../scripts/support/project.mjs';
import { barriersIn } from './support/axe';
import { eventually } from './support/eventually';
import { exported } from './support/exported';
import { excerptsShown } from './support/excerptsShown';
import { keptState } from './support/keptState';
import { MatrixPage } from './support/matrixPage';
import { themes } from './support/themes';
import { useStudy, useZoomedStudy } from './support/study';

const transcript = 'transcripts/L01-r1.txt';
const words = '我不给答案，我只问。给了答案，她在区里上得漂漂亮亮';
const wang = '王慧敏 Wang Huimin';

for (const { theme, name } of themes)
  describe(`A matrix in ${theme}`, function () {
    this.timeout(120_000);
    const workbench = useStudy(theme);
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

    it('has no barriers that axe finds', async () => {
      assert.deepEqual(await barriersIn(matrix().grid), []);
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
      await eventually(async () => assert.equal((await matrix().rows())[0], 'Inhibiting factors'));
      assert.equal(await head.getAttribute('aria-sort'), 'descending');
      await w.screenshot(`matrix/${name}/sorted`);
      await head.click();
      await head.click();
      await eventually(async () =>
        assert.equal((await matrix().rows())[0], 'Responsibilities and functions'),
      );
      assert.equal(await head.getAttribute('aria-sort'), null);
    });

    it('shows the excerpts behind a number', async () => {
      const w = workbench();
      const count = await matrix().number('Lesson polishing', wang);
      assert.ok(count > 0);
      await (await matrix().cell('Lesson polishing', wang)).click();
      await eventually(async () => assert.equal(await excerptsShown(w), count));
      const rows = await w.view('Excerpts').visibleRows();
      await w.press('ArrowDown');
      await w.press('Enter');
      const below = await matrix().number('Demonstration lesson', wang);
      await eventually(async () => assert.equal(await excerptsShown(w), below));
      await eventually(async () =>
        assert.notDeepEqual(await w.view('Excerpts').visibleRows(), rows),
      );
      await w.screenshot(`matrix/${name}/excerpts`);
    });

    it('counts what a query asks for, and marks what is wrong with one', async () => {
      const w = workbench();
      await matrix().ask('role:leader & round:2');
      await eventually(async () => assert.match(await matrix().status(), /codings: \d{2,3}\b/));
      const parts = matrix().page.locator('.query-parts button');
      assert.deepEqual(await parts.allInnerTexts(), ['role: leader', 'round: 2']);
      await w.screenshot(`matrix/${name}/parts`);
      await parts.last().click();
      await eventually(async () => assert.deepEqual(await parts.allInnerTexts(), ['role: leader']));
      await eventually(async () => assert.match(await matrix().status(), /codings: [4-9]\d\d\b/));
      await matrix().ask('role:leader & code:mentorin');
      await eventually(async () =>
        assert.match(await matrix().fault(), /code:mentorin\n?No code here is “mentorin”/),
      );
      await w.screenshot(`matrix/${name}/fault`);
      await matrix().ask('');
      await eventually(async () => assert.match(await matrix().status(), /codings: 1,\d{3}/));
      assert.equal(await matrix().fault(), '');
    });

    it('proposes how a query may go on', async () => {
      const w = workbench();
      await matrix().ask('');
      await w.page.keyboard.type('code:mentor');
      const option = matrix().page.locator('.proposals [role=option]').first();
      await eventually(async () => assert.match(await option.innerText(), /^code:mentoring/));
      await w.screenshot(`matrix/${name}/proposals`);
      await w.press('ArrowDown');
      await w.press('Enter');
      await eventually(async () => assert.match(await matrix().status(), /codings: 12\b/));
      await w.press('Escape');
      await eventually(async () => assert.match(await matrix().status(), /codings: 1,\d{3}/));
    });

    it('shows codes together, and the excerpts of both', async () => {
      const w = workbench();
      await matrix().ask('');
      await matrix().choose('Columns', 'Codes');
      await matrix().choose('Together', 'in the same turn');
      await matrix().fill('Filter columns', 'Leading by questions');
      await eventually(async () =>
        assert.deepEqual(await matrix().columns(), [
          'Ways of leading across schools',
          'Leading by questions',
        ]),
      );
      await w.screenshot(`matrix/${name}/together`);
      assert.ok((await matrix().number('Lesson polishing', 'Leading by questions')) > 0);
      await (await matrix().cell('Lesson polishing', 'Leading by questions')).click();
      await eventually(async () => assert.ok((await excerptsShown(w)) > 1));
      await matrix().choose('Columns', 'Cases');
      await matrix().fill('Filter columns', '');
      await eventually(async () => assert.equal((await matrix().columns())[0], wang));
    });

    it('is copied as text for spreadsheets and as a table for documents', async () => {
      const w = workbench();
      await matrix().press('Copy');
      await eventually(async () => {
        const [text, html] = await w.page.evaluate(async () => {
          const [item] = await navigator.clipboard.read();
          const read = async (type: string) => (await item?.getType(type))?.text() ?? '';
          return [await read('text/plain'), await read('text/html')];
        });
        assert.match(text ?? '', /^Codes\t\t王慧敏 Wang Huimin\t/);
        assert.match(text ?? '', /\nlesson-polishing\tLesson polishing\t6\t/);
        assert.match(html ?? '', /<td>Lesson polishing<\/td><td>6<\/td>/);
      });
    });

    it('is written as a picture, and as a table', async () => {
      const w = workbench();
      for (const [button, ending] of [
        ['Export as SVG picture', 'svg'],
        ['Export as PNG picture', 'png'],
        ['Export as CSV', 'csv'],
        ['Export as XLSX, for Excel', 'xlsx'],
      ] as const) {
        await matrix().press(button);
        const file = await exported(w, new RegExp(`Codes × Cases\\.${ending}$`));
        const bytes = fs.readFileSync(file);
        if (ending === 'svg') assert.match(bytes.toString(), /<title[^>]*>Codes × Cases</);
        if (ending === 'csv') assert.match(bytes.toString(), /^\ufeffCodes,,王慧敏 Wang Huimin,/);
        if (ending === 'xlsx') assert.equal(bytes.subarray(0, 2).toString(), 'PK');
        if (ending !== 'png') continue;
        assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
        assert.ok(bytes.readUInt32BE(16) > 1000, 'as wide as twice the table');
        fs.copyFileSync(
          file,
          path.join(scratchFolder('screenshots'), `matrix/${name}/picture.png`),
        );
      }
    });

    it('counts what is coded at once, while one codes beside it', async () => {
      const w = workbench();
      await matrix().fill('Filter rows', 'trust');
      await eventually(async () => assert.ok((await matrix().rows()).includes('Trust')));
      const before = await matrix().number('Trust', wang);
      const editor = await w.openFile(transcript);
      await w.runCommand('View: Move Editor into Right Group');
      await matrix().shown();
      await editor.select(words);
      await w.runCommand('Codebook: Apply Code…');
      await w.quickPick.opened();
      await w.quickPick.type('信任');
      await w.quickPick.accept();
      await w.quickPick.closed();
      await eventually(async () => assert.equal(await matrix().number('Trust', wang), before + 1));
      await w.screenshot(`matrix/${name}/coded`);
      await w.runCommand('Codebook: Undo Coding Act');
      await eventually(async () => assert.equal(await matrix().number('Trust', wang), before));
    });

    it('comes back as it was when the window is loaded again', async () => {
      const w = workbench();
      await matrix().choose('Show', '% of the column');
      // A reload does not wait for the window to write down the state of its pages.
      await keptState(w, /"filter":"trust"[^]*"share":"column"/);
      await w.reload();
      await matrix().shown();
      await eventually(async () => {
        const rows = await matrix().rows();
        assert.ok(rows.includes('Trust'));
        assert.equal(rows.includes('Mentoring a peer'), false);
      });
      await w.screenshot(`matrix/${name}/reloaded`);
    });

    it('says so while its project is gone, and is there again with it', async () => {
      const w = workbench();
      const book = fs.readFileSync(w.path('codebook.yaml'));
      fs.rmSync(w.path('codebook.yaml'));
      await eventually(async () =>
        assert.match(await matrix().instead(), /The project of this matrix is not open/),
      );
      await w.screenshot(`matrix/${name}/gone`);
      fs.writeFileSync(w.path('codebook.yaml'), book);
      await matrix().shown();
      await eventually(async () => assert.ok((await matrix().rows()).includes('Trust')));
    });
  });

describe('A matrix at 200 %', function () {
  this.timeout(120_000);
  const workbench = useZoomedStudy();

  it('leaves room for the numbers, and has its other tools at hand', async () => {
    const w = workbench();
    const matrix = new MatrixPage(w);
    await w.openSideBar('Codebook');
    await w.runCommand('Codebook: Open Matrix');
    await matrix.shown();
    await eventually(async () => assert.ok((await matrix.rows()).length >= 8));
    await w.screenshot('matrix/zoomed');
    const filter = matrix.page.getByLabel('Filter rows', { exact: true });
    assert.equal(await filter.isVisible(), false);
    await matrix.press('More');
    await filter.waitFor();
    await matrix.fill('Filter rows', 'mentoring');
    await eventually(async () =>
      assert.deepEqual((await matrix.rows()).at(-1), 'Mentoring a peer'),
    );
    await w.screenshot('matrix/zoomed-more');
  });
});
