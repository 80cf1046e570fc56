import * as assert from 'node:assert/strict';
import { eventually } from './support/eventually';
import { MatrixPage } from './support/matrixPage';
import { useWorkbench } from './support/useWorkbench';

const themes = [
  { theme: 'Default Dark Modern', name: 'dark' },
  { theme: 'Default Light Modern', name: 'light' },
  { theme: 'Default High Contrast', name: 'high-contrast' },
];

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
      await eventually(async () => assert.match(await matrix().status(), /codings: \d+/));
      await w.screenshot(`matrix/${name}/opened`);
    });
  });
