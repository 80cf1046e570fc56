import * as assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { scratchFolder } from '../../scripts/support/project.mjs';
import { barriersIn } from './support/axe';
import { eventually } from './support/eventually';
import { excerptsShown } from './support/excerptsShown';
import { MapPage } from './support/mapPage';
import { themes } from './support/themes';
import { useWorkbench } from './support/useWorkbench';

const pictures = [
  ['Network', 'Codes that stand together'],
  ['Heatmap', 'How alike codes are'],
  ['Code lines', 'Where codes stand in each source'],
  ['Frequencies', 'How often codes were applied'],
  ['Discovery', 'New codes by source'],
  ['Treemap', 'The tree of codes'],
] as const;

for (const { theme, name } of themes)
  describe(`Code maps in ${theme}`, function () {
    this.timeout(120_000);
    const workbench = useWorkbench({
      folder: 'examples/cross-school-leadership',
      theme,
      settings: { 'codebook.coder': 'mei' },
      size: { width: 1440, height: 900 },
    });
    const maps = () => new MapPage(workbench());

    it('open with the network of codes', async () => {
      const w = workbench();
      await w.openSideBar('Codebook');
      await w.runCommand('Codebook: Show Code Maps');
      await maps().drawn('Codes that stand together');
      assert.match(await maps().status(), /codes: \d+ · pairs: \d+/);
    });

    for (const [tab, title] of pictures)
      it(`draw ${tab}, without barriers that axe finds, and open what is behind a mark`, async () => {
        const w = workbench();
        await maps().turnTo(tab);
        await maps().drawn(title);
        await w.screenshot(`maps/${name}/${tab.toLowerCase().replace(' ', '-')}`);
        assert.deepEqual(await barriersIn(maps().picture), []);
      });

    it('show as many excerpts as a mark tells', async () => {
      await maps().turnTo('Treemap');
      await maps().drawn('The tree of codes');
      await maps()
        .mark(/› Lesson polishing: codings: 15$/)
        .click();
      await eventually(async () => assert.equal(await excerptsShown(workbench()), 15));
    });

    it('are walked through by keys', async () => {
      const w = workbench();
      await maps().turnTo('Frequencies');
      await maps().drawn('How often codes were applied');
      await maps()
        .mark(/^Responsibilities and functions: codings: \d+$/)
        .focus();
      await w.press('ArrowDown');
      await maps().isOnMark(/› Work on lessons: codings: \d+$/);
      await w.press('PageDown');
      await maps().isOnMark(/› Mentoring a peer: codings: 12$/);
      await w.press('ArrowUp');
      await maps().isOnMark(/› Work on lessons: codings: \d+$/);
      await w.press('End');
      await maps().isOnMark(/^Travelling of practice › /);
      await w.press('Home');
      await w.press('ArrowDown');
      await w.press('ArrowDown');
      await w.press('Enter');
      await eventually(async () => assert.equal(await excerptsShown(w), 12));
      await w.screenshot(`maps/${name}/opened`);
    });

    it('show the excerpts of two codes that stand together', async () => {
      await maps().turnTo('Network');
      await maps().drawn('Codes that stand together');
      const tie = maps().mark(/^Building together – Leading through tools: together: 12$/);
      await tie.focus();
      await workbench().press('Enter');
      await eventually(async () => assert.ok((await excerptsShown(workbench())) >= 13));
    });

    it('are tables, too', async () => {
      const w = workbench();
      await maps().choose('Show', 'table');
      await maps().shown();
      assert.deepEqual(await maps().columns(), [
        'Together',
        'Codings of the first',
        'Codings of the second',
      ]);
      assert.equal((await maps().rows())[0], 'Building together – Leading through tools');
      assert.deepEqual(await barriersIn(maps().grid), []);
      await w.screenshot(`maps/${name}/table`);
      await maps().choose('Show', 'picture');
      await maps().drawn('Codes that stand together');
    });

    it('are drawn again as one codes', async () => {
      const w = workbench();
      await maps().turnTo('Frequencies');
      await maps()
        .mark(/› Mentoring a peer: codings: 12$/)
        .waitFor();
      const editor = await w.openFile('transcripts/L01-r1.txt');
      await w.runCommand('View: Move Editor into Right Group');
      await editor.select('我不给答案，我只问');
      await w.runCommand('Codebook: Apply Code…');
      await w.quickPick.opened();
      await w.quickPick.type('Mentoring a peer');
      await w.quickPick.accept();
      await w.quickPick.closed();
      await maps()
        .mark(/› Mentoring a peer: codings: 13$/)
        .waitFor();
      await w.runCommand('Codebook: Undo Coding Act');
      await maps()
        .mark(/› Mentoring a peer: codings: 12$/)
        .waitFor();
      await w.runCommand('View: Close Editor');
    });

    it('are written as pictures', async () => {
      const w = workbench();
      await maps().turnTo('Discovery');
      await maps().drawn('New codes by source');
      for (const [button, ending] of [
        ['Export as SVG picture', 'svg'],
        ['Export as PNG picture', 'png'],
      ] as const) {
        await maps().press(button);
        const pick = await w.quickPick.opened();
        const file = await eventually(async () => {
          const name_ = await pick.value();
          assert.match(name_, new RegExp(`Discovery\\.${ending}$`));
          return name_;
        });
        await w.page.locator('.quick-input-widget .monaco-button', { hasText: 'OK' }).click();
        await w.notification(new RegExp(`Discovery\\.${ending}” is written`));
        await w.clearNotifications();
        const bytes = fs.readFileSync(file);
        if (ending === 'svg') assert.match(bytes.toString(), /<title[^>]*>New codes by source</);
        else {
          assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
          assert.ok(bytes.readUInt32BE(16) > 1800, 'as wide as twice the drawing');
          const kept = path.join(scratchFolder('screenshots'), `maps/${name}/picture.png`);
          fs.copyFileSync(file, kept);
        }
      }
    });

    it('come back as they were when the window is loaded again', async () => {
      const w = workbench();
      await eventually(async () => {
        const kept = Object.values(await w.remembered())
          .join('')
          .replaceAll('\\', '');
        assert.match(kept, /"kind":"discovery"/);
      }, 75_000);
      await w.reload();
      await maps().drawn('New codes by source');
    });
  });

describe('Code maps at 200 %', function () {
  this.timeout(120_000);
  const workbench = useWorkbench({
    folder: 'examples/cross-school-leadership',
    size: { width: 720, height: 450 },
  });

  it('are as large as can be read, and have their tools at hand', async () => {
    const w = workbench();
    const maps = new MapPage(w);
    await w.openSideBar('Codebook');
    await w.runCommand('Codebook: Show Code Maps');
    await maps.drawn('Codes that stand together');
    await w.screenshot('maps/zoomed');
    const where = maps.page.getByLabel('Only', { exact: true });
    assert.equal(await where.isVisible(), false);
    await maps.press('More');
    await where.waitFor();
    await w.screenshot('maps/zoomed-more');
  });
});
