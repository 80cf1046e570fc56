import * as assert from 'node:assert/strict';
import { eventually } from './support/eventually';
import { useWorkbench } from './support/useWorkbench';

describe('A project in VS Code', () => {
  const workbench = useWorkbench({ folder: 'plain' });

  it('shows a transcript as it is written', async () => {
    const editor = await workbench().openFile('transcripts/a.txt');
    await eventually(async () => assert.match(await editor.text(), /她每周四来听我的课/));
    await workbench().screenshot('smoke');
  });

  it('takes a selection in Chinese text', async () => {
    const editor = await workbench().openFile('transcripts/a.txt');
    await editor.select('课后我们一起讨论');
    assert.equal(await editor.selection(), 'Ln 3, Col 28 (8 selected)');
  });
});
