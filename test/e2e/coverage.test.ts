import * as assert from 'node:assert/strict';
import fs from 'node:fs';
import { barriersIn } from './support/axe';
import { eventually } from './support/eventually';
import { excerptsShown } from './support/excerptsShown';
import { TablePage } from './support/tablePage';
import { themes } from './support/themes';
import { useStudy, useZoomedStudy } from './support/study';

for (const { theme, name } of themes)
  describe(`Coverage in ${theme}`, function () {
    this.timeout(120_000);
    const workbench = useStudy(theme);
    const table = () => new TablePage(workbench());

    it('shows how much evidence each code has, and where there is none', async () => {
      const w = workbench();
      await w.openSideBar('Codebook');
      await w.runCommand('Codebook: Show Coverage and Negative Cases');
      await table().shown();
      assert.equal(await table().number('Mentoring a peer', 'Codings'), 12);
      await w.screenshot(`coverage/${name}/codes`);
      assert.deepEqual(await barriersIn(table().grid), []);
    });

    it('leaves codes without evidence, and shows the excerpts of the others', async () => {
      const w = workbench();
      await table().turnTo(/^No evidence/);
      await eventually(async () =>
        assert.ok((await table().rows()).includes('Guiding research and writing')),
      );
      await table().turnTo(/^All/);
      await eventually(async () => assert.ok((await table().rows()).includes('Mentoring a peer')));
      await (await table().cell('Mentoring a peer', 'Codings')).click();
      await eventually(async () => assert.equal(await excerptsShown(w), 12));
    });

    it('leads to a case that is without a code, to be read', async () => {
      const w = workbench();
      const missing = await table().number('Mentoring a peer', 'Cases without');
      await (await table().cell('Mentoring a peer', 'Cases without')).focus();
      await w.press('Enter');
      const pick = await w.quickPick.opened();
      assert.equal((await pick.rows()).length, missing);
      await w.screenshot(`coverage/${name}/without`);
      await w.quickPick.accept();
      await eventually(async () => assert.equal(await excerptsShown(w), 144));
    });

    it('shows what is not coded: cases, sources and turns, each at its place', async () => {
      const w = workbench();
      await table().turnTo('Cases');
      await eventually(async () =>
        assert.ok((await table().rows()).includes('王慧敏 Wang Huimin')),
      );
      await w.screenshot(`coverage/${name}/cases`);
      await table().turnTo('Sources');
      await eventually(async () => assert.ok((await table().rows()).includes('L01-r1.txt')));
      await w.screenshot(`coverage/${name}/sources`);
      const uncoded = await table().number('L01-r1.txt', 'Uncoded turns');
      await table().turnTo('Uncoded turns');
      await table().fill('Filter rows', 'L01-r1');
      await eventually(async () => assert.equal((await table().rows()).length, uncoded));
      await w.screenshot(`coverage/${name}/turns`);
      const line = await table()
        .page.locator('.body .row')
        .first()
        .locator('.cell')
        .nth(1)
        .innerText();
      await table().page.locator('.body .row').first().locator('.first').click();
      await eventually(async () =>
        assert.match(await w.page.locator('.statusbar').innerText(), new RegExp(`Ln ${line},`)),
      );
      await w.screenshot(`coverage/${name}/place`);
    });

    if (name === 'light')
      it('says so while its project is gone, and is there again with it', async () => {
        const w = workbench();
        const book = fs.readFileSync(w.path('codebook.yaml'));
        fs.rmSync(w.path('codebook.yaml'));
        await eventually(async () =>
          assert.match(await table().instead(), /The project of this page is not open/),
        );
        fs.writeFileSync(w.path('codebook.yaml'), book);
        await table().shown();
        await eventually(async () =>
          assert.ok((await table().rows()).every((row) => row === 'L01-r1.txt')),
        );
      });
  });

describe('Coverage at 200 %', function () {
  this.timeout(120_000);
  const workbench = useZoomedStudy();

  it('leaves room for the numbers, and has its tools at hand', async () => {
    const w = workbench();
    const table = new TablePage(w);
    await w.openSideBar('Codebook');
    await w.runCommand('Codebook: Show Coverage and Negative Cases');
    await table.shown();
    await eventually(async () => assert.ok((await table.rows()).length >= 6));
    await w.screenshot('coverage/zoomed');
    const chip = table.page.getByRole('radio', { name: /^No evidence/ });
    assert.equal(await chip.isVisible(), false);
    await table.press('More');
    await chip.click();
    await eventually(async () =>
      assert.ok((await table.rows()).includes('Guiding research and writing')),
    );
    await w.screenshot('coverage/zoomed-more');
  });
});
