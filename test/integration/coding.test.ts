import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeEditors,
  fileOf,
  openProject,
  readText,
  savedCodings,
  select,
  setCoder,
  showSource,
  writeText,
} from './support/codebook';
import { eventually } from './support/host';

const source = 'transcripts/a.txt';
const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`codebook.${command}`, ...args);
const saved = () => savedCodings('mei', source);
const quotes = async () => (await saved()).map(({ code, quote }) => `${code}: ${quote}`);

describe('Coding', () => {
  let book = '';

  before(async () => {
    await openProject();
    await setCoder('mei');
    book = await readText('codebook.yaml');
  });

  afterEach(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(fileOf('codings/mei'), { recursive: true }).then(
      () => undefined,
      () => undefined,
    );
    if ((await readText('codebook.yaml')) !== book) await writeText('codebook.yaml', book);
    const { project } = await openProject();
    await project.refresh(['codebook.yaml'], true);
  });

  after(() => setCoder(undefined));

  it('saves a code on the selected words at once, without the white space around them', async () => {
    const editor = await showSource(source);
    select(editor, ' 她每周四来听我的课');
    await run('applyCode', 'mentoring');
    assert.deepEqual(await quotes(), ['mentoring: 她每周四来听我的课']);
    assert.deepEqual((await saved())[0]?.range, [3, 10, 3, 19]);
  });

  it('takes the line at a bare cursor', async () => {
    const editor = await showSource(source);
    editor.selection = new vscode.Selection(4, 3, 4, 3);
    await run('applyCode', 'barrier');
    assert.deepEqual(await quotes(), [
      'barrier: Lin Yue: Time. We could not pay for a substitute teacher.',
    ]);
  });

  for (const [unit, words] of [
    ['sentence', 'We could not pay for a substitute teacher.'],
    ['turn', 'Time. We could not pay for a substitute teacher.'],
  ] as const)
    it(`takes the ${unit} there when that is chosen`, async () => {
      const settings = vscode.workspace.getConfiguration('codebook');
      await settings.update('codingUnit', unit, vscode.ConfigurationTarget.Global);
      const editor = await showSource(source);
      const at = editor.document.positionAt(editor.document.getText().indexOf('could not'));
      editor.selection = new vscode.Selection(at, at);
      await run('applyCode', 'barrier');
      await settings.update('codingUnit', undefined, vscode.ConfigurationTarget.Global);
      assert.deepEqual(await quotes(), [`barrier: ${words}`]);
    });

  it('codes several selections with several codes', async () => {
    const editor = await showSource(source);
    const { document } = editor;
    editor.selections = ['Time', 'lessons'].map((words) => {
      const at = document.getText().indexOf(words);
      return new vscode.Selection(document.positionAt(at), document.positionAt(at + words.length));
    });
    await run('applyCode', 'barrier', 'mentoring');
    assert.deepEqual((await quotes()).sort(), [
      'barrier: Time',
      'barrier: lessons',
      'mentoring: Time',
      'mentoring: lessons',
    ]);
  });

  it('keeps the same code on the same words one coding', async () => {
    const editor = await showSource(source);
    select(editor, 'their classrooms');
    await run('applyCode', 'mentoring');
    await run('applyCode', 'mentoring');
    await run('repeatLastCode');
    assert.equal((await saved()).length, 1);
  });

  it('undoes and redoes acts, one after another', async () => {
    const editor = await showSource(source);
    select(editor, 'their classrooms');
    await run('applyCode', 'mentoring');
    select(editor, 'substitute teacher');
    await run('applyCode', 'barrier');
    await run('undo');
    assert.deepEqual(await quotes(), ['mentoring: their classrooms']);
    await run('undo');
    assert.deepEqual(await quotes(), []);
    await run('redo');
    await run('redo');
    assert.deepEqual(await quotes(), [
      'mentoring: their classrooms',
      'barrier: substitute teacher',
    ]);
  });

  it('removes the coding at the cursor, and brings it back with its id', async () => {
    const editor = await showSource(source);
    select(editor, 'their classrooms');
    await run('applyCode', 'mentoring');
    const [before] = await saved();
    await run('removeCode');
    assert.deepEqual(await saved(), []);
    await run('undo');
    assert.deepEqual(await saved(), [before]);
  });

  it('makes an in-vivo code of the words, once, and unmakes it with the codebook as it was', async () => {
    const editor = await showSource(source);
    select(editor, '听我的课');
    await run('codeInVivo');
    assert.deepEqual(await quotes(), ['听我的课: 听我的课']);
    const { project } = await openProject();
    assert.ok(project.book.byId.has('听我的课'));
    select(editor, '听我的课');
    await run('codeInVivo');
    assert.equal((await saved()).length, 1);
    await run('undo');
    assert.equal(await readText('codebook.yaml'), book);
    assert.deepEqual(await saved(), []);
  });

  it('never begins or ends in the middle of a character', async () => {
    await writeText('transcripts/emoji.txt', '李：😀很好😀，下次再来。\n');
    const { project } = await openProject();
    await eventually(() => assert.ok(project.sources.has('transcripts/emoji.txt')));
    const editor = await showSource('transcripts/emoji.txt');
    // From the second half of the first face to the first half of the second.
    editor.selection = new vscode.Selection(0, 3, 0, 7);
    await run('applyCode', 'mentoring');
    const [coding] = await savedCodings('mei', 'transcripts/emoji.txt');
    assert.equal(coding?.quote, '很好');
    assert.deepEqual(coding?.range, [1, 4, 1, 6]);
    await closeEditors();
    await vscode.workspace.fs.delete(fileOf('transcripts/emoji.txt'));
    await eventually(() => assert.ok(!project.sources.has('transcripts/emoji.txt')));
  });

  it('goes from excerpt to excerpt, and to those of one code', async () => {
    const editor = await showSource(source);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    const selected = () => editor.document.getText(editor.selection);
    const steps: string[] = [];
    for (const step of [
      'nextExcerpt',
      'nextExcerpt',
      'nextExcerptOfCode',
      'previousExcerptOfCode',
    ]) {
      await run(step);
      steps.push(selected());
    }
    assert.deepEqual(steps, [
      'we plan lessons together',
      '课后我们一起讨论',
      'we plan lessons together',
      '课后我们一起讨论',
    ]);
  });
});
