import * as assert from 'node:assert/strict';
import fs from 'node:fs';
import { eventually } from './support/eventually';
import { useWorkbench } from './support/useWorkbench';

describe('Applying codes in the example study', () => {
  const workbench = useWorkbench({
    folder: 'examples/cross-school-leadership',
    settings: { 'codebook.coder': 'mei' },
    size: { width: 1440, height: 900 },
  });

  it('applies two codes to a selection by parts of their Chinese names', async () => {
    const w = workbench();
    const editor = await w.openFile('transcripts/L01-r1.txt');
    const words = (await editor.text()).split('\n')[3]?.slice(4, 24) ?? '';
    await editor.select(words);
    await w.runCommand('Codebook: Apply Code…');
    await w.quickPick.opened();
    await w.screenshot('picker');
    await w.quickPick.type('带教');
    await w.screenshot('picker-typed');
    await w.quickPick.type('带教,信任');
    await eventually(async () => {
      assert.deepEqual(await w.quickPick.focusedLabel(), 'Trust');
    });
    await w.screenshot('picker-two');
    await w.quickPick.accept();
    await w.quickPick.closed();
    const file = w.path('codings/mei/transcripts/L01-r1.txt.jsonl');
    await eventually(async () => {
      await Promise.resolve();
      assert.equal(fs.readFileSync(file, 'utf8').trim().split('\n').length, 2);
    });
    await w.screenshot('applied');
  });
});
