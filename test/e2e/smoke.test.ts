import * as assert from 'node:assert/strict';
import fs from 'node:fs';
import { eventually } from './support/eventually';
import { useWorkbench } from './support/useWorkbench';

/** Of package.nls.json. */
interface Names {
  readonly displayName: string;
}

describe('A project in VS Code', () => {
  const workbench = useWorkbench({
    folder: 'plain',
    // So tall that every running extension is in sight.
    size: { width: 1280, height: 1400 },
  });

  it('shows a transcript as it is written', async () => {
    const editor = await workbench().openFile('transcripts/a.txt');
    await eventually(async () => assert.match(await editor.text(), /她每周四来听我的课/));
    await workbench().screenshot('smoke');
  });

  it('has the extension running', async () => {
    await workbench().runCommand('Developer: Show Running Extensions');
    const { displayName } = JSON.parse(fs.readFileSync('package.nls.json', 'utf8')) as Names;
    const list = workbench().page.locator('.runtime-extensions-editor .monaco-list-row');
    await list
      .filter({ hasText: displayName })
      .filter({ hasText: /Activation: \d+ms/ })
      .waitFor();
  });

  it('takes a selection in Chinese text', async () => {
    const editor = await workbench().openFile('transcripts/a.txt');
    await editor.select('课后我们一起讨论');
    assert.equal(await editor.selection(), 'Ln 3, Col 28 (8 selected)');
  });
});
