import * as assert from 'node:assert/strict';
import { barriersIn } from './support/axe';
import { eventually } from './support/eventually';
import { TablePage } from './support/tablePage';
import { themes } from './support/themes';
import { useWorkbench } from './support/useWorkbench';

for (const { theme, name } of themes)
  describe(`A concordance in ${theme}`, function () {
    this.timeout(120_000);
    const workbench = useWorkbench({
      folder: 'examples/cross-school-leadership',
      theme,
      settings: { 'codebook.coder': 'mei' },
      size: { width: 1440, height: 900 },
    });
    const page = () => new TablePage(workbench());
    const places = async () => Number(/places: (\d+)/.exec(await page().status())?.[1]);

    it('asks what is to be looked for, and shows every place of it', async () => {
      const w = workbench();
      await w.openSideBar('Codebook');
      await w.runCommand('Codebook: Open Concordance');
      await eventually(async () =>
        assert.equal(await page().instead(), 'Type the words that are to be looked for.'),
      );
      await page().fill('Look for', '听课');
      await page().shown();
      await eventually(async () => assert.ok((await places()) > 8));
      assert.deepEqual(await page().columns(), ['Before', 'Words', 'After', 'Case']);
      assert.equal(await page().grid.locator('.body .strong').first().innerText(), '听课');
      await w.screenshot(`concordance/${name}/lines`);
    });

    it('has no barriers that axe finds', async () => {
      assert.deepEqual(await barriersIn(page().grid), []);
    });

    it('is in order by what stands on either side', async () => {
      const w = workbench();
      const after = () => page().grid.locator('.body .row .cell:nth-child(4)').allInnerTexts();
      const before = await after();
      await page().page.locator('.head .cell', { hasText: 'After' }).click();
      await eventually(async () => assert.notDeepEqual(await after(), before));
      await w.screenshot(`concordance/${name}/sorted`);
      await page().page.locator('.head .cell', { hasText: 'After' }).click();
      await page().page.locator('.head .cell', { hasText: 'After' }).click();
      await eventually(async () => assert.deepEqual(await after(), before));
    });

    it('looks only through the excerpts of a query', async () => {
      const all = await places();
      await page().ask('role:leader & round:1');
      await eventually(async () => assert.ok((await places()) < all));
      await page().ask('role:leade');
      await page().page.locator('.fault', { hasText: 'No role here is “leade”' }).waitFor();
      await page().ask('');
      await eventually(async () => assert.equal(await places(), all));
    });

    it('leads into the text', async () => {
      const w = workbench();
      const first = page().grid.locator('.body .row').first();
      const [place] = (await first.locator('.first .name').innerText()).split('\n');
      const [file = '', line] = (place ?? '').split(':');
      await first.locator('.strong').click();
      await w.page.locator(`.tab.active[data-resource-name="${file}"]`).waitFor();
      const selected = new RegExp(`Ln ${line}, Col \\d+ \\(2 selected\\)`);
      await w.page.locator('.statusbar-item', { hasText: selected }).waitFor();
      await w.screenshot(`concordance/${name}/text`);
      await w.runCommand('View: Close Editor');
      await page().shown();
    });

    it('codes what is ticked, by one act that is undone as one', async () => {
      const w = workbench();
      const row = page().grid.locator('.body .row').first();
      await row.locator('.tick-box').click();
      await eventually(async () => assert.equal(await row.getAttribute('aria-selected'), 'true'));
      // The second line is of the same sentence: it would be coded with the first.
      await w.press('ArrowDown');
      await w.press('ArrowDown');
      await w.press('Space');
      const ticked = page().page.locator('.ticks [role=status]');
      await eventually(async () => assert.match(await ticked.innerText(), /^ticked: 2 of \d+$/));
      await w.screenshot(`concordance/${name}/ticked`);
      await page().choose('Code', 'the sentence around them');
      await page().press('Apply Code…');
      await w.quickPick.opened();
      await w.quickPick.type('Officer');
      await w.quickPick.accept();
      await w.notification(/Applied Officer \(2 codings\)/);
      await eventually(async () => assert.match(await ticked.innerText(), /^ticked: 0 of/));
      const counted = w.page.locator('.statusbar-item', { hasText: '1077' });
      await counted.waitFor();
      await w.clearNotifications();
      await w.runCommand('Codebook: Undo Coding Act');
      await w.page.locator('.statusbar-item', { hasText: '1075' }).waitFor();
    });

    it('lists the words that are said, and leads from a word to its lines', async () => {
      const w = workbench();
      await page().turnTo('Words');
      await eventually(async () => assert.deepEqual((await page().columns())[0], 'Times said'));
      const [first = ''] = await page().rows();
      assert.notEqual(first, '的');
      const said = await page().number(first, 'Times said');
      await w.screenshot(`concordance/${name}/words`);
      assert.deepEqual(await barriersIn(page().grid), []);
      await (await page().cell(first, 'Times said')).click();
      await eventually(async () => assert.equal(await places(), said));
    });

    it('tells what one group says more than another', async () => {
      const w = workbench();
      await page().turnTo('Keyness');
      const fill = async (label: string, query: string) => {
        const field = page().page.getByLabel(label, { exact: true });
        await field.fill(query);
        await field.press('Enter');
      };
      await fill('First group', 'role:leader');
      await eventually(async () => assert.match(await page().status(), /^words said: 7,/));
      const status = await page().status();
      await fill('Second group', 'role:peer');
      await eventually(async () => assert.notEqual(await page().status(), status));
      await eventually(async () => {
        const [first = ''] = await page().rows();
        assert.ok(Number(await page().text(first, 'G²')) > 3.84);
        assert.ok(Number(await page().text(first, 'Log ratio')) > 0);
      });
      await w.screenshot(`concordance/${name}/keyness`);
    });

    it('tells what stands near a word', async () => {
      const w = workbench();
      await page().turnTo('Collocates');
      await page().fill('Look for', '答案');
      await eventually(async () => assert.ok((await page().rows()).length > 3));
      await w.screenshot(`concordance/${name}/collocates`);
    });
  });

describe('A concordance at 200 %', function () {
  this.timeout(120_000);
  const workbench = useWorkbench({
    folder: 'examples/cross-school-leadership',
    size: { width: 720, height: 450 },
  });

  it('leaves room for the words and what is around them', async () => {
    const w = workbench();
    const page = new TablePage(w);
    await w.openSideBar('Codebook');
    await w.runCommand('Codebook: Open Concordance');
    await page.press('More');
    await page.fill('Look for', '听课');
    await page.press('More');
    await page.shown();
    await w.screenshot('concordance/zoomed');
  });
});
