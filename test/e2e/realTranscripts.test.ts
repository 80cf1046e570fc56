import * as assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { eventually } from './support/eventually';
import { Workbench } from './support/workbench';

const realData = path.resolve('../shared/realdata');

/** Real transcripts that nobody here wrote, and words that are said in them. */
const transcripts = [
  {
    from: 'transcripts-en/archive.tw-CC0/2016-08-12-Interview-with-Kim-Hill.txt',
    words: 'a well-defined meaning',
    code: 'Naming oneself',
  },
  {
    from: 'transcripts-zh/archive.tw-CC0/2016-12-10-g0v.news-採訪.txt',
    words: '浮現出形狀',
    code: '識字與參與',
  },
  { from: 'vtt-srt/webvtt-to-json/demo.vtt', words: 'my career in side projects', code: 'Career' },
];

describe('A new user with transcripts of her own', function () {
  this.timeout(180_000);
  let folder = '';
  let w: Workbench;

  before(async function () {
    if (!fs.existsSync(realData)) {
      console.log('      (skipped: the real transcripts are not beside the project)');
      this.skip();
    }
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'codebook-real-'));
    for (const { from } of transcripts)
      fs.copyFileSync(path.join(realData, from), path.join(folder, path.basename(from)));
    w = await Workbench.launch({ folder, size: { width: 1440, height: 900 } });
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await w.screenshot(`failed/real-${this.currentTest.title.replace(/\W+/g, '-')}`);
  });

  after(async () => {
    if (folder === '') return;
    await w.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('is told what to do, and makes the folder a project', async () => {
    await w.openSideBar('Codebook');
    await eventually(async () =>
      assert.match(await w.view('Codebook').text(), /not a project yet/),
    );
    await w.screenshot('new-user/welcome');
    await w.runCommand('Codebook: New Project…');
    await w.quickPick.opened('New Project');
    await w.screenshot('new-user/starters');
    await w.quickPick.pick('Empty codebook');
    const question = await w.answerDialog('Create Project');
    assert.match(question, /will be written/);
    await eventually(async () => assert.match(await w.view('Codebook').text(), /no codes yet/));
    const sources = fs.readFileSync(w.path('sources.csv'), 'utf8').trim().split('\n');
    assert.equal(sources.length, 1 + transcripts.length);
  });

  for (const [i, { from, words, code }] of transcripts.entries())
    it(`codes ${path.basename(from)} with a code made on the way`, async () => {
      const name = path.basename(from);
      const editor = await w.openFile(name);
      await editor.select(words);
      await w.runCommand('Codebook: Apply Code…');
      await w.quickPick.opened();
      await w.quickPick.type(code);
      await w.quickPick.click(`Create code “${code}”…`);
      if (i > 0) await w.quickPick.pick('At the top level');
      if (i === 0) {
        await w.quickPick.opened('Who Are You?');
        await w.quickPick.type('../x');
        await eventually(async () => assert.match(await w.quickPick.message(), /letters, digits/));
        await w.quickPick.type('mei');
        await w.quickPick.accept();
      }
      await eventually(() => {
        const line = fs.readFileSync(w.path(`codings/mei/${name}.jsonl`), 'utf8');
        assert.equal((JSON.parse(line) as { quote: string }).quote, words);
      });
      await w.view('Codebook').click(code);
      await eventually(async () => {
        const rows = await w.view('Excerpts').rows();
        assert.ok(
          rows.some(({ label }) => label.includes(words)),
          rows.map((r) => r.label).join(),
        );
      });
      await w.screenshot(`new-user/coded-${i + 1}`);
    });
});
