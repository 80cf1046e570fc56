import * as assert from 'node:assert/strict';
import fs from 'node:fs';
import { barriersIn } from './support/axe';
import { eventually } from './support/eventually';
import { exported } from './support/exported';
import { excerptsShown } from './support/excerptsShown';
import { keptState } from './support/keptState';
import { TablePage } from './support/tablePage';
import { themes } from './support/themes';
import { useStudy, useZoomedStudy } from './support/study';

const wang = '王慧敏 Wang Huimin';
const file = 'memos/framework/L01.md';
const words = 'She asks, and hands the lesson back.';

for (const { theme, name } of themes)
  describe(`The framework grid in ${theme}`, function () {
    this.timeout(120_000);
    const workbench = useStudy(theme);
    const table = () => new TablePage(workbench());
    const summary = () => table().page.locator('textarea');
    const onDisk = () => {
      const path = workbench().path(file);
      return fs.existsSync(path) ? fs.readFileSync(path, 'utf8') : '';
    };

    it('opens with the cases and the codes below a category', async () => {
      const w = workbench();
      await w.openSideBar('Codebook');
      await w.runCommand('Codebook: Open Framework Grid');
      await table().shown();
      await table().choose('Codes', 'Ways of leading across schools');
      await eventually(async () =>
        assert.deepEqual((await table().columns()).slice(0, 2), [
          'Leading by example',
          'Leading by questions',
        ]),
      );
      assert.equal(await table().text(wang, 'Leading by questions'), '4 excerpts');
      await w.screenshot(`framework/${name}/opened`);
      assert.deepEqual(await barriersIn(table().grid), []);
    });

    it('is written in by keys, beside the excerpts', async () => {
      const w = workbench();
      await (await table().cell(wang, 'Leading by questions')).focus();
      await w.press('Enter');
      await eventually(async () => assert.equal(await excerptsShown(w), 4));
      await eventually(async () =>
        assert.equal(await table().page.locator('.excerpts .quote').count(), 4),
      );
      await w.page.keyboard.type(words);
      await w.press('Control+Enter');
      await eventually(() => assert.match(onDisk(), /## \[\[questioning\]\]\n\nShe asks/));
      await eventually(async () =>
        assert.equal(await table().text(wang, 'Leading by questions'), words),
      );
      assert.deepEqual(await barriersIn(table().grid), []);
      await w.screenshot(`framework/${name}/written`);
    });

    it('links a summary to an excerpt, and shows the excerpt in its source', async () => {
      const w = workbench();
      await summary().focus();
      await w.press('Control+End');
      await table()
        .page.getByRole('button', { name: /^Insert a link/ })
        .first()
        .click();
      await w.press('Control+Enter');
      await eventually(() => assert.match(onDisk(), /back\. \[\[coding:[\w-]+\|[^\]]+\]\]\n/));
      await table().page.locator('.excerpts .quote').first().click();
      await eventually(async () =>
        assert.match(await w.page.locator('.statusbar').innerText(), /\(\d+ selected\)/),
      );
      await w.screenshot(`framework/${name}/excerpt`);
      await w.runCommand('View: Close All Editors in Group');
    });

    it('is left by Escape, and what was written can be undone', async () => {
      const w = workbench();
      await table().shown();
      await summary().focus();
      await w.press('Escape');
      await table().isFocused(/^row 2, column \d+: She asks/);
      await w.runCommand('Codebook: Undo Coding Act');
      await eventually(() => assert.doesNotMatch(onDisk(), /coding:/));
      await eventually(async () => assert.equal(await summary().inputValue(), words));
    });

    it('does not overwrite what somebody wrote meanwhile, unless told to', async () => {
      const w = workbench();
      await summary().fill('Mine.');
      fs.writeFileSync(w.path(file), onDisk().replace(words, 'Theirs.'));
      await eventually(async () =>
        assert.equal(await table().text(wang, 'Leading by questions'), 'Theirs.'),
      );
      assert.equal(await summary().inputValue(), 'Mine.');
      await summary().press('Control+Enter');
      await eventually(async () =>
        assert.match(await table().page.locator('.told').innerText(), /It says: “Theirs\.”/),
      );
      assert.match(onDisk(), /Theirs\./);
      await w.screenshot(`framework/${name}/changed`);
      await summary().press('Control+Enter');
      await eventually(() => assert.match(onDisk(), /\nMine\.\n/));
    });

    it('is written as Markdown, and as a table', async () => {
      const w = workbench();
      for (const [button, ending, expected] of [
        [
          'Export as Markdown',
          'md',
          /^# 王慧敏 Wang Huimin\n\n## Leading by questions\n\nMine\.\n/,
        ],
        [
          'Export as CSV',
          'csv',
          /^\ufeffCases,,Leading by example,.*\nL01,王慧敏 Wang Huimin,,Mine\.,/,
        ],
      ] as const) {
        await table().press(button);
        const path = await exported(w, new RegExp(`Framework grid\\.${ending}$`));
        assert.match(fs.readFileSync(path, 'utf8'), expected);
      }
    });

    if (name === 'light')
      it('still has what was being written when the window is loaded again', async () => {
        const w = workbench();
        await summary().fill('A draft that nobody has saved.');
        await keptState(w, /"text":"A draft that nobody has saved\."/);
        await w.reload();
        await table().shown();
        await eventually(async () =>
          assert.match(await summary().inputValue(), /A draft that nobody has saved\./),
        );
      });
  });

describe('The framework grid at 200 %', function () {
  this.timeout(120_000);
  const workbench = useZoomedStudy();

  it('has room to write below the table', async () => {
    const w = workbench();
    const table = new TablePage(w);
    await w.openSideBar('Codebook');
    await w.runCommand('Codebook: Open Framework Grid');
    await table.shown();
    await w.screenshot('framework/zoomed');
    await table.page.locator('.body .row').first().locator('.cell').nth(1).click();
    const text = table.page.locator('textarea');
    await text.waitFor();
    await text.fill('Room enough.');
    await w.screenshot('framework/zoomed-writing');
    const box = await text.boundingBox();
    assert.ok(box && box.width > 200 && box.height > 60, JSON.stringify(box));
  });
});
