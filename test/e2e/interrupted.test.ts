import * as assert from 'node:assert/strict';
import fs from 'node:fs';
import { eventually } from './support/eventually';
import { useWorkbench } from './support/useWorkbench';

const file = 'codings/lin-yue/transcripts/L02-r1.txt.jsonl';
const kept = 'unfinished/2026-12-01T01-02-03-004Z-0a1b2c3d.json';

describe('What a crash cut off', function () {
  this.timeout(120_000);
  const workbench = useWorkbench({
    folder: 'examples/cross-school-leadership',
    settings: { 'codebook.coder': 'lin-yue' },
    size: { width: 1440, height: 900 },
  });

  it('is told, and finished when one says so', async () => {
    const w = workbench();
    await w.openSideBar('Codebook');
    const lines = fs.readFileSync(w.path(file), 'utf8').trim().split('\n');
    const coding = lines
      .map((line) => JSON.parse(line) as { id: string; code: string })
      .find(({ code }) => code === 'mentoring');
    assert.ok(coding);
    const { id } = coding;
    const change = {
      kind: 'change',
      id,
      set: [['code', 'lesson-polishing']],
      was: [['code', 'mentoring']],
    };
    fs.mkdirSync(w.path('unfinished'));
    fs.writeFileSync(
      w.path(kept),
      JSON.stringify({
        version: 1,
        started: '2026-12-01T01:02:03.004Z',
        name: {
          text: 'merge {codes} into {code}',
          values: { codes: 'mentoring', code: 'lesson-polishing' },
        },
        edits: { [file]: [change] },
      }),
    );
    // A window that is just open waits some seconds: another may be in the midst of it.
    await eventually(async () => assert.match((await w.statusBar()).join('|'), /1 problem|1075/));
    await w.runCommand('Codebook: Finish What Was Cut Off…');
    const words = /cut off on .*merge Mentoring a peer into Lesson polishing/;
    await w.notification(words);
    await w.screenshot('interrupted');
    await w.answer(words, 'Finish It');
    await eventually(() => {
      const now = fs.readFileSync(w.path(file), 'utf8');
      assert.match(now, new RegExp(`"id":"${id}","code":"lesson-polishing"`));
      assert.ok(!fs.existsSync(w.path(kept)));
    });
  });
});
