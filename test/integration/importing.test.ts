import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { lines, pdf } from '../support/pdf';
import { docx, p, run, wordXml } from '../support/office';
import {
  closeEditors,
  fileOf,
  openProject,
  readText,
  savedCodings,
  setCoder,
  showSource,
  writeText,
} from './support/codebook';
import { eventually } from './support/host';

const comments = wordXml(
  'comments',
  `<w:comment w:id="0" w:author="RA1">${p('Why so often?')}</w:comment>`,
);
const interview = (words: string) =>
  docx(
    p(
      `${run('Lin: We ')}<w:commentRangeStart w:id="0"/>${run(words)}<w:commentRangeEnd w:id="0"/>${run('.')}`,
    ) +
      p('Kim: I see.') +
      p('Lin: Every week.') +
      p('Kim: Good.'),
    { 'comments.xml': comments },
  );

async function importAll(folder: string, comments?: string): Promise<void> {
  const uri = fileOf(folder);
  await vscode.commands.executeCommand('codebook.importSources', uri, [uri], {
    all: true,
    comments,
  });
}

async function put(path: string, bytes: Uint8Array): Promise<void> {
  await vscode.workspace.fs.writeFile(fileOf(path), bytes);
}

async function isThere(path: string): Promise<boolean> {
  return vscode.workspace.fs.stat(fileOf(path)).then(
    () => true,
    () => false,
  );
}

describe('Importing', function () {
  this.timeout(60_000);
  let target = '';

  before(async () => {
    await setCoder('mei');
    const [path = ''] = (await openProject()).project.sources.keys();
    target = path.includes('/') ? `${path.split('/')[0]}/` : '';
  });

  afterEach(async () => {
    await closeEditors();
    for (const path of [
      'incoming',
      `${target}Lin.md`,
      `${target}survey`,
      `codings/mei/${target}Lin.md.jsonl`,
    ])
      if (await isThere(path)) await vscode.workspace.fs.delete(fileOf(path), { recursive: true });
    await (await openProject()).project.refresh([], true);
  });
  after(() => setCoder(undefined));

  it('brings in a folder of Word files as sources, and their comments as memos', async () => {
    await put('incoming/Lin.docx', interview('plan lessons'));
    await put('incoming/broken.docx', new Uint8Array([1, 2, 3]));
    await importAll('incoming', 'memos');
    const path = `${target}Lin.md`;
    const { project } = await openProject();
    assert.ok(project.sources.has(path));
    assert.equal(
      await readText(path),
      'Lin: We plan lessons.\n\nKim: I see.\n\nLin: Every week.\n\nKim: Good.\n',
    );
    const [made] = await savedCodings('mei', path);
    assert.deepEqual(
      [made?.code, made?.quote, made?.memo],
      ['comment', 'plan lessons', 'RA1: Why so often?'],
    );
    const editor = await showSource(path);
    assert.equal(editor.document.languageId, 'transcript');
    await vscode.commands.executeCommand('codebook.undo');
    assert.deepEqual(await savedCodings('mei', path), []);
  });
  it('brings in a PDF, old Chinese ones too', async () => {
    const chinese = { x: 72, y: 700, codes: '<cdf5a3bac4e3bac3>', font: 'chinese' as const };
    await put('incoming/Lin.pdf', pdf([[...lines('Lin: We plan.'), chinese]]));
    await importAll('incoming');
    assert.equal(await readText(`${target}Lin.md`), 'Lin: We plan.\n\n王：你好\n');
  });
  it('leaves alone what is there under the name', async () => {
    await put('incoming/Lin.docx', interview('plan lessons'));
    await importAll('incoming', 'nothing');
    await put('incoming/Lin.docx', interview('never plan'));
    await importAll('incoming', 'nothing');
    assert.match(await readText(`${target}Lin.md`), /We plan lessons/);
  });
  it('makes cases of a survey, and sources of its open answers', async () => {
    const before = await readText('cases.csv');
    const answer = 'Talking with colleagues who teach the same class, every single week.';
    await writeText(
      'incoming/survey.csv',
      `id,age,What helps you?\nS1,31,"${answer}"\nS2,44,"${answer} And time."\n`,
    );
    await importAll('incoming');
    const { project } = await openProject();
    await eventually(() =>
      assert.deepEqual(project.sources.get(`${target}survey/S1.md`)?.cases, ['S1']),
    );
    assert.equal(project.caseTable.byId.get('S2')?.attributes.get('age'), '44');
    const sources = await readText('sources.csv');
    const rows = sources.split('\n').filter((line) => !line.includes('survey/'));
    await writeText('sources.csv', rows.join('\n'));
    await writeText('cases.csv', before);
  });
});
