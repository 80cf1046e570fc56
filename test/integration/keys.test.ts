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
const quotes = async () =>
  (await savedCodings('mei', source)).map(({ code, quote }) => `${code}: ${quote}`);
const selected = (editor: vscode.TextEditor) => editor.document.getText(editor.selection);

function cursorAt(editor: vscode.TextEditor, words: string): void {
  const { document } = editor;
  const at = document.positionAt(document.getText().indexOf(words));
  editor.selection = new vscode.Selection(at, at);
}

/** What typing makes of a document. */
async function typed({ document }: vscode.TextEditor): Promise<boolean> {
  const before = document.getText();
  await vscode.commands.executeCommand('type', { text: 'z' });
  await new Promise((resolve) => setTimeout(resolve, 200));
  return document.getText() !== before;
}

describe('Coding without the mouse', () => {
  let book = '';

  before(async () => {
    await openProject();
    await setCoder('mei');
    book = await readText('codebook.yaml');
    await writeText(
      'codebook.yaml',
      book.replace('    name: Barriers\n', '    name: Barriers\n    key: b\n'),
    );
    const { project } = await openProject();
    await project.refresh(['codebook.yaml'], true);
  });

  afterEach(async () => {
    await run('leaveCodingMode');
    await closeEditors();
    await vscode.workspace.fs.delete(fileOf('codings/mei'), { recursive: true }).then(
      () => undefined,
      () => undefined,
    );
    const { project } = await openProject();
    await project.refresh([], true);
  });

  after(async () => {
    await setCoder(undefined);
    await writeText('codebook.yaml', book);
    const { project } = await openProject();
    await project.refresh(['codebook.yaml'], true);
  });

  it('goes by sentence and by turn, in English and Chinese, past labels', async () => {
    const editor = await showSource(source);
    cursorAt(editor, 'Time');
    const seen: string[] = [];
    for (const command of [
      'nextSentence',
      'nextSentence',
      'previousTurn',
      'previousTurn',
      'selectTurn',
    ]) {
      await run(command);
      seen.push(selected(editor));
    }
    assert.deepEqual(seen, [
      'Time.',
      'We could not pay for a substitute teacher.',
      'What gets in the way?',
      '她每周四来听我的课，课后我们一起讨论。',
      '她每周四来听我的课，课后我们一起讨论。',
    ]);
  });

  it('takes a selection on by sentences and back', async () => {
    const editor = await showSource(source);
    cursorAt(editor, 'I visit');
    const chinese = '她每周四来听我的课，课后我们一起讨论。';
    const visit = 'I visit their classrooms and we plan lessons together.';
    const seen: string[] = [];
    for (const command of ['NextSentence', 'NextTurn', 'PreviousSentence', 'PreviousSentence']) {
      await run(`extendTo${command}`);
      seen.push(selected(editor));
    }
    assert.deepEqual(seen, [
      visit,
      `${visit}\nLin Yue: ${chinese}`,
      visit,
      `How do you work with teachers at other schools?\nLin Yue: ${visit}`,
    ]);
    assert.ok(editor.selection.isReversed);
  });

  it('changes the ends of all the coder’s codings on the words selected, in one step', async () => {
    const editor = await showSource(source);
    select(editor, '听我的课');
    await run('applyCode', 'mentoring', 'barrier');
    await run('growStart');
    await run('shrinkEnd');
    assert.deepEqual(await quotes(), ['barrier: 来听我的', 'mentoring: 来听我的']);
    assert.equal(selected(editor), '来听我的');
    await run('undo');
    assert.deepEqual(await quotes(), ['barrier: 来听我的课', 'mentoring: 来听我的课']);
  });

  it('changes ends with several cursors at once, and by sentence', async () => {
    const editor = await showSource(source);
    for (const words of ['课后', 'could not pay']) {
      select(editor, words);
      await run('applyCode', 'barrier');
    }
    const { document } = editor;
    editor.selections = ['课后', 'not pay'].map((words) => {
      const at = document.positionAt(document.getText().indexOf(words) + 1);
      return new vscode.Selection(at, at);
    });
    await run('growEndBySentence');
    assert.deepEqual(await quotes(), [
      'barrier: 课后我们一起讨论。',
      'barrier: could not pay for a substitute teacher.',
    ]);
    await run('undo');
    assert.deepEqual(await quotes(), ['barrier: 课后', 'barrier: could not pay']);
  });

  it('changes a selection that is no excerpt of the coder’s, and no one else’s excerpt', async () => {
    const before = await readText('codings/ana/transcripts/a.txt.jsonl');
    const editor = await showSource(source);
    select(editor, '课后我们一起讨论');
    await run('growEnd');
    assert.equal(selected(editor), '课后我们一起讨论。');
    assert.deepEqual(await quotes(), []);
    assert.equal(await readText('codings/ana/transcripts/a.txt.jsonl'), before);
  });

  it('keeps every one of quick presses', async () => {
    const editor = await showSource(source);
    select(editor, 'I visit');
    await run('applyCode', 'barrier');
    await Promise.all(['growEnd', 'growEnd', 'growEnd'].map((command) => run(command)));
    assert.deepEqual(await quotes(), ['barrier: I visit their classrooms and']);
  });

  it('goes to the next turn in which the coder has coded nothing, and round', async () => {
    const editor = await showSource(source);
    select(editor, 'plan lessons');
    await run('applyCode', 'barrier');
    cursorAt(editor, 'Interviewer');
    const seen: string[] = [];
    for (let i = 0; i < 3; i++) {
      await run('nextUncodedTurn');
      seen.push(selected(vscode.window.activeTextEditor ?? editor));
    }
    assert.deepEqual(seen, [
      '她每周四来听我的课，课后我们一起讨论。',
      'Time. We could not pay for a substitute teacher.',
      '她每周四来听我的课，课后我们一起讨论。',
    ]);
  });

  it('applies the code of a letter, and keeps the digits of recent codes', async () => {
    const editor = await showSource(source);
    await run('codingMode');
    select(editor, 'Time');
    await run('applyCode', 'mentoring');
    await run('mode.key', 'b');
    assert.deepEqual(await quotes(), ['barrier: Time', 'mentoring: Time']);
    select(editor, 'substitute');
    await run('mode.key', '1');
    select(editor, 'teacher.');
    await run('mode.key', '1');
    const [first, second] = (await quotes()).slice(2);
    assert.equal(first?.split(':')[0], second?.split(':')[0], 'a digit keeps its code');
    await run('mode.key', 'B');
    assert.equal((await quotes()).length, 4, 'capitals are other letters');
  });

  it('lets nothing change the text while coding mode is on', async () => {
    const editor = await showSource(source);
    cursorAt(editor, 'Time');
    await run('codingMode');
    assert.equal(await typed(editor), false);
    await run('leaveCodingMode');
    assert.equal(await typed(editor), true);
    await vscode.commands.executeCommand('undo');
  });

  it('leaves other files to be written, and frees a source that was not in front', async () => {
    const editor = await showSource(source);
    await run('codingMode');
    assert.equal(await typed(editor), false);
    const document = await vscode.workspace.openTextDocument(fileOf('cases.csv'));
    const table = await vscode.window.showTextDocument(document, { preview: false });
    assert.equal(await typed(table), true);
    await vscode.commands.executeCommand('undo');
    await run('leaveCodingMode');
    const again = await showSource(source);
    await eventually(async () => assert.equal(await typed(again), true));
    await vscode.commands.executeCommand('undo');
  });

  it('is not entered where there is no source', async () => {
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument(fileOf('cases.csv')),
    );
    await run('codingMode');
    const editor = await showSource(source);
    assert.equal(await typed(editor), true);
    await vscode.commands.executeCommand('undo');
  });

  it('copies what is selected as it is cited, with a link that opens the place', async () => {
    const editor = await showSource(source);
    select(editor, '她每周四来听我的课');
    await run('copyCitation');
    const chinese = await vscode.env.clipboard.readText();
    cursorAt(editor, 'could not');
    await run('copyCitation');
    const sentence = await vscode.env.clipboard.readText();
    const place = (line: number) => `[a.txt, line ${line}](/transcripts/a.txt#L${line})`;
    assert.match(chinese, /^“她每周四来听我的课” \(.*\)$/);
    assert.ok(chinese.endsWith(`${place(3)})`), chinese);
    assert.ok(sentence.startsWith('“We could not pay for a substitute teacher.” ('), sentence);
    assert.ok(sentence.endsWith(`${place(5)})`), sentence);
  });
});
