import * as assert from 'node:assert/strict';
import { eventually } from './support/eventually';
import { useWorkbench } from './support/useWorkbench';

describe('A study that is opened for the first time', function () {
  this.timeout(120_000);
  const workbench = useWorkbench({
    folder: 'examples/cross-school-leadership',
    settings: { 'codebook.coder': 'mei' },
    size: { width: 1440, height: 900 },
  });

  it('shows its codes, and beside them the source with most codings', async () => {
    const w = workbench();
    await eventually(async () => assert.deepEqual(await w.tabs(), ['L01-r1.txt']));
    await eventually(async () => {
      const labels = (await w.view('Codebook').visibleRows()).map(({ label }) => label);
      assert.ok(labels.includes('Mentoring a peer'), labels.join());
    });
    const stripes = '.margin-view-overlays .cgmr, .glyph-margin-widgets .cgmr';
    await w.page.locator(stripes).first().waitFor({ state: 'attached' });
    await w.screenshot('first-look');
  });

  it('is left as one leaves it from then on', async () => {
    const w = workbench();
    await w.runCommand('View: Close All Editors');
    await eventually(async () => assert.deepEqual(await w.tabs(), []));
    // A window writes its state some seconds late, and a reload does not wait for it.
    await eventually(async () => {
      const state = await w.remembered();
      assert.match(state['qualitative-codebook.qualitative-codebook'] ?? '', /"start\.seen":true/);
      assert.doesNotMatch(state['memento/workbench.parts.editor'] ?? '', /L01-r1/);
    });
    await w.reload();
    await eventually(async () => assert.match((await w.statusBar()).join('|'), /1075/));
    await new Promise((resolve) => setTimeout(resolve, 2000));
    assert.deepEqual(await w.tabs(), []);
  });

  it('leads a person new to the tool through five steps', async () => {
    const w = workbench();
    await w.runCommand('Welcome: Open Walkthrough...');
    await w.quickPick.type('Qualitative Analysis with Codebook');
    await w.quickPick.pick('Qualitative Analysis with Codebook');
    const steps = w.page.locator('.getting-started-step .step-title');
    await eventually(async () => assert.equal(await steps.count(), 5));
    assert.match(await steps.nth(3).innerText(), /without the mouse/);
    await steps.nth(3).click();
    await w.screenshot('walkthrough');
  });
});
