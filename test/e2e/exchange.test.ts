import * as assert from 'node:assert/strict';
import fs from 'node:fs';
import { codes, guid, packageOf, qde, textSource, users } from '../support/refiFiles';
import { eventually, until } from './support/eventually';
import { QuickPick } from './support/quickPick';
import { useWorkbench } from './support/useWorkbench';

const words =
  'Interviewer: And then?\nLi: We plan lessons together. 她每周四来听我的课。\nLi: Time is short.\n';
const at = (quote: string) => [words.indexOf(quote), words.indexOf(quote) + quote.length] as const;
const old = packageOf({
  'project.qde': qde(
    `${users}${codes}<Sources>${textSource([at('plan lessons'), at('她每周四来听我的课')])}
     <PictureSource guid="${guid(9)}" name="whiteboard.jpg"/><AudioSource guid="${guid(8)}" name="talk.m4a"/></Sources>
     <Graphs><Graph guid="${guid(7)}" name="Network"/></Graphs>`,
    'name="Old study" origin="NVivo for Windows 14"',
  ),
  [`sources/${guid(100)}.txt`]: words,
});

describe('Coming from another program, and leaving', function () {
  this.timeout(120_000);
  const workbench = useWorkbench({
    folder: 'plain',
    settings: { 'codebook.coder': 'mei' },
    size: { width: 1280, height: 800 },
  });
  const dialog = () => workbench().page.locator('.monaco-dialog-box');

  /**
   * The simple file dialog: a quick pick with a path in it. It writes into the path while it lists
   * a folder, over what was typed meanwhile, so a row of the folder meant is waited for.
   */
  async function answerPath(path_: string, row: string, button: string): Promise<void> {
    const w = workbench();
    const pick = await new QuickPick(w.page).opened();
    await until(`the dialog at ${path_}`, async () => {
      await pick.settled();
      if ((await pick.value()) !== path_) await pick.type(path_);
      await pick.settled();
      return (await pick.value()) === path_ && (await pick.offers(row));
    });
    await w.page.locator('.quick-input-widget .monaco-button', { hasText: button }).first().click();
  }

  it('shows what a package holds and what will be lost, before anything is written', async () => {
    const w = workbench();
    fs.writeFileSync(w.path('Old study.qdpx'), old);
    await w.runCommand('Codebook: Import Project…');
    await answerPath(w.path('Old study.qdpx'), 'Old study.qdpx', 'Look at It');
    const where = await new QuickPick(w.page).opened();
    await eventually(async () => assert.ok(await where.offers('A project of its own')));
    await where.pick('A project of its own');
    await dialog().waitFor();
    const told = await dialog().innerText();
    assert.match(told, /“Old study\.qdpx” holds codes: 1, sources: 1, codings: 2, coders: 1/);
    assert.match(
      told,
      /1 × Pictures are left out; their descriptions are kept\. \(whiteboard\.jpg\)/,
    );
    assert.match(told, /1 × Maps and networks are left out\. \(Network\)/);
    await w.screenshot('import-project-report');
    await w.answerDialog('Import…');
    await answerPath(w.path('') + '/', 'transcripts', 'Put It Here');
    await w.answer(/The project “Old study” is there/, 'Open Project');
    assert.ok(fs.existsSync(w.path('Old study/transcripts/Interview.txt')));
  });

  it('opens it, and its codings stand in the text', async () => {
    const w = workbench();
    await eventually(async () => {
      const labels = (await w.view('Codebook').visibleRows()).map(({ label }) => label);
      assert.ok(
        labels.some((label) => label.includes('Care')),
        labels.join(),
      );
    });
    await w.view('Codebook').click('Care');
    await eventually(async () => {
      const rows = (await w.view('Excerpts').visibleRows()).map(({ label }) => label);
      assert.ok(
        rows.some((label) => label.includes('plan lessons')),
        rows.join('|'),
      );
    });
    const rows = await w.view('Excerpts').visibleRows();
    await w
      .view('Excerpts')
      .click(rows.find(({ label }) => label.includes('plan lessons'))?.label ?? '');
    await eventually(async () => assert.ok((await w.tabs()).includes('Interview.txt')));
    await w.screenshot('import-project-open');
  });

  it('exports coded transcripts as a page, with what stays behind told first', async () => {
    const w = workbench();
    await w.runCommand('Codebook: Export…');
    const pick = await new QuickPick(w.page).opened();
    await w.screenshot('export-what');
    await pick.pick('Coded transcripts');
    await eventually(async () => assert.ok(await pick.offers('Page for the browser')));
    await pick.pick('Page for the browser');
    // Beside the project is where it is put, unless one says otherwise.
    await eventually(async () => assert.match(await pick.value(), /Old study-transcripts\.html$/));
    await w.page.locator('.quick-input-widget .monaco-button', { hasText: 'OK' }).first().click();
    await w.notification(/is written: sources: 1, codings: 2/);
    const page = fs.readFileSync(w.path('Old study-transcripts.html'), 'utf8');
    assert.match(page, /<mark[^>]*>plan lessons<\/mark>/);
    await w.screenshot('export-done');
  });
});
