import * as assert from 'node:assert/strict';
import fs from 'node:fs';
import { docx, p, run, wordXml } from '../support/office';
import { eventually } from './support/eventually';
import { useWorkbench } from './support/useWorkbench';
import type { Workbench } from './support/workbench';

const comments = wordXml(
  'comments',
  `<w:comment w:id="0" w:author="Zhou">${p('role?')}</w:comment>`,
);
const wang = docx(
  p('第二次访谈', '<w:outlineLvl w:val="0"/>') +
    p('访谈者：您怎么看自己的角色？') +
    p(
      `${run('王慧敏：我就是')}<w:commentRangeStart w:id="0"/>${run('陪着她走一段')}<w:commentRangeEnd w:id="0"/>${run('。给答案没有用。')}`,
    ) +
    p('访谈者：为什么？') +
    p('王慧敏：答案是我的，不是她的。'),
  { 'comments.xml': comments },
);
const notes = docx(
  p('Field notes', '<w:outlineLvl w:val="0"/>') +
    p('The room was full by nine.') +
    p('<w:r><w:drawing/></w:r>'),
);

const themes = [
  { theme: 'Default Dark Modern', name: 'dark' },
  { theme: 'Default Light Modern', name: 'light' },
  { theme: 'Default High Contrast', name: 'high-contrast' },
];

/** From a folder of Word files to the first code on one of them. */
for (const { theme, name } of themes)
  describe(`Importing a folder of Word files in ${theme}`, function () {
    this.timeout(120_000);
    const workbench = useWorkbench({
      folder: 'examples/cross-school-leadership',
      theme,
      settings: { 'codebook.coder': 'mei' },
      size: { width: 1440, height: 900 },
    });

    it('shows what would become of each before anything is written', async () => {
      const w = workbench();
      fs.mkdirSync(w.path('incoming'));
      fs.writeFileSync(w.path('incoming/Wang 2.docx'), wang);
      fs.writeFileSync(w.path('incoming/Notes.docx'), notes);
      fs.writeFileSync(w.path('incoming/Old.docx'), 'no Word file at all');
      // The first look at a study brings its codes to the front; then it is our turn.
      await eventually(async () => assert.deepEqual(await w.tabs(), ['L01-r1.txt']));
      await eventually(async () => assert.match((await w.statusBar()).join('|'), /1075/));
      await w.openSideBar('Explorer');
      const row = w.page.locator('.explorer-folders-view .monaco-list-row', {
        hasText: 'incoming',
      });
      await row.click({ button: 'right' });
      await w.chooseInMenu('Import Sources…');
      await w.quickPick.opened('Import into');
      await eventually(async () => assert.equal((await w.quickPick.rows()).length, 3));
      assert.match(await detailOf(w, 'Wang 2.docx'), /Speakers: 访谈者, 王慧敏 · Comments: 1/);
      assert.match(await detailOf(w, 'Notes.docx'), /Pictures and drawings, left out: 1/);
      assert.match(await detailOf(w, 'Old.docx'), /This file is broken/);
      assert.ok(!fs.existsSync(w.path('transcripts/Wang 2.md')));
      await w.screenshot(`${name}/import-preview`);
    });

    it('writes what is picked, and makes memos of comments', async () => {
      const w = workbench();
      await w.quickPick.accept();
      await w.quickPick.opened('Import Sources');
      await w.screenshot(`${name}/import-comments`);
      await w.quickPick.pick('Memos');
      await eventually(() => assert.ok(fs.existsSync(w.path('transcripts/Wang 2.md'))));
      await w.notification(/Sources imported: 2; codings of comments: 1/);
      assert.match(saved(w), /"code":"comment".*"quote":"陪着她走一段".*"memo":"Zhou: role\?"/);
    });

    it('leaves a source that can be coded like any other', async () => {
      const w = workbench();
      const editor = await w.openFile('transcripts/Wang 2.md');
      await editor.select('答案是我的，不是她的');
      await w.runCommand('Codebook: Apply Code…');
      await w.quickPick.opened();
      await w.quickPick.type('信任');
      await eventually(async () => assert.equal(await w.quickPick.focusedLabel(), 'Trust'));
      await w.quickPick.accept();
      await w.quickPick.closed();
      await eventually(() =>
        assert.match(saved(w), /"code":"trust".*"quote":"答案是我的，不是她的"/),
      );
      await w.screenshot(`${name}/imported`);
    });
  });

async function detailOf(w: Workbench, file: string): Promise<string> {
  const row = w.page.locator('.quick-input-list .monaco-list-row', { hasText: file });
  return (await row.locator('.quick-input-list-label-meta').innerText()).trim();
}

function saved(w: Workbench): string {
  return fs.readFileSync(w.path('codings/mei/transcripts/Wang 2.md.jsonl'), 'utf8');
}
