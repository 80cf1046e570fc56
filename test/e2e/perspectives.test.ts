import * as assert from 'node:assert/strict';
import { barriersIn } from './support/axe';
import { excerptsShown } from './support/excerptsShown';
import { eventually } from './support/eventually';
import { TablePage } from './support/tablePage';
import { themes } from './support/themes';
import { useWorkbench } from './support/useWorkbench';

for (const { theme, name } of themes)
  describe(`Perspectives in ${theme}`, function () {
    this.timeout(120_000);
    const workbench = useWorkbench({
      folder: 'examples/cross-school-leadership',
      theme,
      settings: { 'codebook.coder': 'mei' },
      size: { width: 1440, height: 900 },
    });
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
      await w.screenshot(`perspectives/${name}/opened`);
    });
  });
