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

for (const { theme, name } of themes)
  describe(`Perspectives in ${theme}`, function () {
    this.timeout(120_000);
    const workbench = useStudy(theme);
    const table = () => new TablePage(workbench());

    it('show what a leader and those who work with her speak of', async () => {
      const w = workbench();
      await w.openSideBar('Codebook');
      await w.runCommand('Codebook: Compare Perspectives');
      await table().shown();
      await eventually(async () => assert.match(await table().remark(), /Wang Huimin.*Li Jia/));
      assert.deepEqual(await table().columns(), [
        'Self',
        'Others',
        'Observed, written',
        'Contradicted',
        'Who speaks of it',
      ]);
      assert.equal(await table().text('Lesson polishing', 'Who speaks of it'), 'both');
      assert.equal(await table().text('Sheltering', 'Who speaks of it'), 'only self');
      await w.screenshot(`perspectives/${name}/opened`);
    });

    it('have no barriers that axe finds', async () => {
      assert.deepEqual(await barriersIn(table().grid), []);
    });

    it('are walked through by keys, and a number shows its excerpts', async () => {
      const w = workbench();
      for (const column of ['Self', 'Others', 'Observed, written']) {
        const count = await table().number('Leading by questions', column);
        await (await table().cell('Leading by questions', column)).focus();
        await w.press('Enter');
        if (count) await eventually(async () => assert.equal(await excerptsShown(w), count));
      }
      await (await table().cell('Demonstration lesson', 'Observed, written')).click();
      await eventually(async () => assert.equal(await excerptsShown(w), 1));
      await w.press('Home');
      await table().isFocused(/^row \d+, column 1: Demonstration lesson$/);
      await w.press('Enter');
      await eventually(async () => assert.equal(await excerptsShown(w), 9));
      await w.press('End');
      await table().isFocused(/^row \d+, column 6: both$/);
      await w.screenshot(`perspectives/${name}/excerpts`);
    });

    it('leave only those codes that only one side speaks of', async () => {
      const w = workbench();
      const count = await table().counted(/^Only by others/);
      await table().turnTo(/^Only by others/);
      await eventually(async () => {
        const rows = table().page.locator('.body .row:has(.text:text-is("only others"))');
        assert.equal(await rows.count(), count);
      });
      await w.screenshot(`perspectives/${name}/only-others`);
      await w.press('ArrowLeft');
      await eventually(async () =>
        assert.equal(await table().text('Sheltering', 'Who speaks of it'), 'only self'),
      );
      await table().turnTo(/^All/);
    });

    it('tell what is contradicted, by a question of the project', async () => {
      const w = workbench();
      await table().choose('Case', '赵立新 Zhao Lixin · others: 1');
      await eventually(async () => assert.match(await table().remark(), /Ma Jun/));
      assert.ok((await table().counted(/^Contradicted/)) > 0);
      await table().turnTo(/^Contradicted/);
      await eventually(async () => assert.match((await table().rows()).join(), /\S/));
      await w.screenshot(`perspectives/${name}/contradicted`);
      const field = table().page.getByLabel('Contradicted where', { exact: true });
      await field.fill('memo:反例 | code:nobody');
      await field.press('Enter');
      await eventually(async () =>
        assert.match(await table().page.locator('.faults').innerText(), /No code here is “nobody”/),
      );
      await table().turnTo(/^All/);
    });

    it('put two groups side by side, and their excerpts', async () => {
      const w = workbench();
      await table().turnTo('Two groups');
      await eventually(async () =>
        assert.deepEqual((await table().columns()).slice(0, 2), ['role:leader', 'Cases']),
      );
      assert.match(await table().remark(), /prove nothing/);
      await w.screenshot(`perspectives/${name}/groups`);
      assert.deepEqual(await barriersIn(table().grid), []);
      const count = await table().number('Mentoring a peer', 'role:leader');
      await (await table().cell('Mentoring a peer', 'role:leader')).click();
      await eventually(async () => assert.equal(await excerptsShown(w), count));
      const head = table().page.locator('.head .cell', { hasText: 'Log-likelihood' });
      await head.click();
      await eventually(async () =>
        assert.equal(await head.getAttribute('aria-sort'), 'descending'),
      );
      await table().choose('Compare', 'round:1 and round:2');
      await eventually(async () =>
        assert.deepEqual((await table().columns()).slice(0, 1), ['round:1']),
      );
    });

    it('are copied and written as they are shown', async () => {
      const w = workbench();
      await table().press('Copy');
      await eventually(async () => {
        const text = await w.page.evaluate(() => navigator.clipboard.readText());
        assert.match(text, /^Codes\t\tround:1\tCases\t% of round:1\t/);
        assert.match(text, /\nmentoring\tMentoring a peer\t\d+\t\d+\t0\.\d+\t/);
      });
      await table().press('Export as CSV');
      const file = await exported(w, /round_1 and round_2\.csv$/);
      assert.match(fs.readFileSync(file, 'utf8'), /^\ufeffCodes,,round:1,Cases,/);
    });

    if (name === 'light')
      it('come back as they were when the window is loaded again', async () => {
        const w = workbench();
        await keptState(w, /"one":"round:1"/);
        await w.reload();
        await table().shown();
        assert.deepEqual((await table().columns()).slice(0, 1), ['round:1']);
      });
  });

describe('Perspectives at 200 %', function () {
  this.timeout(120_000);
  const workbench = useZoomedStudy();

  it('leave room for the numbers, and have their tools at hand', async () => {
    const w = workbench();
    const table = new TablePage(w);
    await w.openSideBar('Codebook');
    await w.runCommand('Codebook: Compare Perspectives');
    await table.shown();
    await eventually(async () => assert.ok((await table.rows()).length >= 6));
    await w.screenshot('perspectives/zoomed');
    const chip = table.page.getByRole('radio', { name: /^Said by both/ });
    assert.equal(await chip.isVisible(), false);
    await table.press('More');
    await chip.click();
    await w.screenshot('perspectives/zoomed-more');
  });
});
