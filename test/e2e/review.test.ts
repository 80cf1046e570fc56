import * as assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { eventually } from './support/eventually';
import type { Row } from './support/list';
import { useWorkbench } from './support/useWorkbench';
import type { Workbench } from './support/workbench';

const transcript = 'transcripts/L01-r1.txt';
const corrected = '我还在教一个班，初三的。校长讲你可以不上课了，我说不行的。';
const corrections = [
  ['我还教一个班，初三。校长讲你可以不上了，我说不行。', corrected],
  [
    '特级是一顶，工作室主持人是一顶，区里学科专家组是一顶，市里还有个基地，挂个导师。',
    '（听不清）',
  ],
] as const;

const themes = [
  { theme: 'Default Dark Modern', name: 'dark' },
  { theme: 'Default Light Modern', name: 'light' },
  { theme: 'Default High Contrast', name: 'high-contrast' },
];

/** A transcript is corrected elsewhere after it was coded; then it gets another name. */
for (const { theme, name } of themes)
  describe(`Reviewing what moved in ${theme}`, function () {
    this.timeout(120_000);
    const workbench = useWorkbench({
      folder: 'examples/cross-school-leadership',
      theme,
      settings: { 'codebook.coder': 'lin-yue' },
      size: { width: 1440, height: 900 },
    });

    it('tells of codings whose words were corrected, in every view', async () => {
      const w = workbench();
      await w.openSideBar('Codebook');
      await eventually(async () => assert.ok((await w.view('Codebook').rows()).length > 5));
      correct(w);
      const group = await eventually(() => rowOf(w, 'Excerpts', 'Needs Review'));
      assert.equal(group.description, '2');
      assert.equal(group.spoken, 'Needs Review, 2 codings to review');
      const rows = await w.view('Excerpts').rows();
      assert.ok(rows.some(({ label }) => label.startsWith('[moved]') && label.includes(corrected)));
      assert.ok(
        rows.some(({ label }) => label.startsWith('[lost]') && label.includes('特级是一顶')),
      );
      await eventually(async () => {
        const lost = (await w.view('Codebook').rows()).filter((row) =>
          / lost/.test(row.description),
        );
        assert.ok(lost.length > 0);
        assert.ok(lost.every(({ spoken }) => spoken.includes('1 lost')));
      });
      await w.screenshot(`review/${name}/needs-review`);
    });

    it('leads to the first, and shows it as it was beside what it is now', async () => {
      const w = workbench();
      await w.runCommand('Codebook: Review Moved and Lost Codings');
      const editor = await w.editor(transcript);
      await eventually(async () =>
        assert.match(
          await editor.selection(),
          new RegExp(`${Array.from(corrected).length} selected`),
        ),
      );
      await w.statusBarItem('Is this still the place of').waitFor();
      await w.screenshot(`review/${name}/moved`);
      await w.runCommand('Codebook: Compare Coding Then and Now');
      await w.page.locator('.monaco-diff-editor .view-line').first().waitFor();
      await w.page.locator('.tab.active', { hasText: 'as coded ↔ now' }).waitFor();
      await w.screenshot(`review/${name}/then-and-now`);
      await w.runCommand('View: Close Editor');
    });

    it('accepts it, goes on to the lost one, and finds where that may belong', async () => {
      const w = workbench();
      const editor = await w.openFile(transcript);
      await editor.placeCursor(corrected);
      await w.runCommand('Codebook: Accept the Place of a Coding');
      await eventually(() => assert.ok(quotes(w, 'helen').includes(corrected)));
      await w.statusBarItem('is lost: its words stood about here').waitFor();
      await w.screenshot(`review/${name}/lost`);
      await editor.select('（听不清）');
      await w.runCommand('Codebook: Attach Coding to Selection');
      await eventually(() => assert.ok(quotes(w, 'lin-yue').includes('（听不清）')));
      await eventually(async () => {
        assert.doesNotMatch(await w.view('Excerpts').text(), /Needs Review/);
      });
    });

    it('takes that back act by act, and accepts a place by a quick fix', async () => {
      const w = workbench();
      await w.runCommand('Codebook: Undo Coding Act');
      await eventually(() => assert.ok(!quotes(w, 'lin-yue').includes('（听不清）')));
      await w.runCommand('Codebook: Undo Coding Act');
      await eventually(() => assert.ok(!quotes(w, 'helen').includes(corrected)));
      await eventually(() => rowOf(w, 'Excerpts', 'Needs Review'));
      const editor = await w.openFile(transcript);
      await editor.placeCursor(corrected);
      await editor.press('ControlOrMeta+Period');
      const fix = w.page.locator('.action-widget .monaco-list-row', {
        hasText: 'Accept this place',
      });
      await fix.waitFor();
      await w.screenshot(`review/${name}/quick-fix`);
      await w.press('Escape');
    });

    it('goes through the candidates for a coding, each shown in the text', async () => {
      const w = workbench();
      const row = (await w.view('Excerpts').labels()).find((label) => label.startsWith('[moved]'));
      assert.ok(row);
      await w.view('Excerpts').act(row, 'Attach Coding to the Next Candidate');
      await w.quickPick.opened('Where Does');
      await w.screenshot(`review/${name}/candidates`);
      await w.quickPick.accept();
      await w.quickPick.closed();
      await eventually(() => assert.ok(quotes(w, 'helen').includes(corrected)));
    });

    it('keeps the codings of a source that was renamed in a shell', async () => {
      const w = workbench();
      await w.runCommand('View: Close All Editors');
      const before = fs.readFileSync(fileOf(w, 'helen'), 'utf8');
      fs.renameSync(w.path(transcript), w.path('transcripts/访谈-王.txt'));
      await w.notification('is called “transcripts/访谈-王.txt” now');
      await w.screenshot(`review/${name}/renamed`);
      const now = w.path('codings/helen/transcripts/访谈-王.txt.jsonl');
      assert.equal(fs.readFileSync(now, 'utf8'), before);
      assert.ok(!fs.existsSync(fileOf(w, 'helen')));
      assert.match(fs.readFileSync(w.path('sources.csv'), 'utf8'), /^transcripts\/访谈-王\.txt,/m);
    });

    it('gives the codings of a source to its new version', async () => {
      const w = workbench();
      const old = fs.readFileSync(w.path('transcripts/访谈-王.txt'), 'utf8');
      fs.writeFileSync(w.path('transcripts/王-新稿.txt'), old.replaceAll('我', '本人'));
      await w.clearNotifications();
      await eventually(() => w.openFile('transcripts/王-新稿.txt'));
      await w.runCommand('Codebook: This Is the New Version of…');
      await w.quickPick.opened('Is the New Version of');
      await w.screenshot(`review/${name}/new-version-of`);
      await w.quickPick.pick('transcripts/访谈-王.txt');
      await w.notification(/codings came to 王-新稿\.txt: \d+ found, \d+ to be looked at/);
      await eventually(() => rowOf(w, 'Excerpts', 'Needs Review'));
      await w.screenshot(`review/${name}/new-version`);
      assert.ok(fs.existsSync(w.path('codings/helen/transcripts/王-新稿.txt.jsonl')));
    });
  });

/** The transcript is corrected in another program. */
function correct(w: Workbench): void {
  let text = fs.readFileSync(w.path(transcript), 'utf8');
  for (const [before, after] of corrections) {
    assert.ok(text.includes(before), `the example says “${before}”`);
    text = text.replace(before, after);
  }
  fs.writeFileSync(w.path(transcript), text);
}

function fileOf(w: Workbench, coder: string): string {
  return w.path(path.join('codings', coder, `${transcript}.jsonl`));
}

function quotes(w: Workbench, coder: string): string[] {
  const lines = fs.readFileSync(fileOf(w, coder), 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => (JSON.parse(line) as { readonly quote: string }).quote);
}

async function rowOf(w: Workbench, view: string, label: string): Promise<Row> {
  const row = (await w.view(view).rows()).find((each) => each.label === label);
  assert.ok(row, `a row “${label}” in ${view}`);
  return row;
}
