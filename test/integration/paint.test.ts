import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeEditors,
  codebook,
  openProject,
  readText,
  select,
  setCoder,
  showSource,
  writeText,
} from './support/codebook';
import { eventually } from './support/host';

const source = 'transcripts/a.txt';
const codings = 'codings/ana/transcripts/a.txt.jsonl';

/** Longer than anything waits that paints later. Milliseconds. */
const rest = 450;

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** How often something is sent to be painted until nothing has been for a while. */
async function sentBy(work: () => Thenable<unknown>): Promise<number> {
  const { canvas } = await codebook();
  const before = canvas.sent;
  await work();
  for (let last = -1; last !== canvas.sent; await pause(rest)) last = canvas.sent;
  return canvas.sent - before;
}

/** Types letter by letter, as a person does, at the first place where the text has these words. */
async function typeBefore(editor: vscode.TextEditor, words: string, typed: string): Promise<void> {
  const at = editor.document.positionAt(editor.document.getText().indexOf(words));
  editor.selection = new vscode.Selection(at, at);
  for (const text of typed) {
    await vscode.commands.executeCommand('type', { text });
    await pause(20);
  }
}

describe('Codes in the text', function () {
  this.timeout(60_000);

  let text = '';
  let records = '';

  before(async () => {
    await openProject();
    text = await readText(source);
    records = await readText(codings);
    await setCoder('ana');
  });

  afterEach(async () => {
    await closeEditors();
    await writeText(source, text);
    await writeText(codings, records);
    await (await openProject()).project.refresh([source, codings]);
  });

  after(() => setCoder(undefined));

  it('are painted when a source is shown, once', async () => {
    assert.notEqual(await sentBy(() => showSource(source)), 0);
    const { live } = await codebook();
    const again = await sentBy(async () => {
      const [editor] = vscode.window.visibleTextEditors;
      if (editor) await live.settled(editor.document);
    });
    assert.equal(again, 0);
  });

  it('cost nothing to type beside, before, behind and within', async () => {
    const editor = await showSource(source);
    await sentBy(() => pause(0));
    const sent = await sentBy(async () => {
      await typeBefore(editor, 'How do you', 'So: ');
      await typeBefore(editor, 'plan lessons', 'always ');
      await typeBefore(editor, 'we always', 'and ');
      await typeBefore(editor, '.\nLin Yue: 她', ' too');
      await vscode.commands.executeCommand('deleteLeft');
      await typeBefore(editor, 'What gets', '\n\n');
    });
    assert.equal(sent, 0);
  });

  it('are moved by VS Code when lines come and go above them', async () => {
    const editor = await showSource(source);
    await sentBy(() => pause(0));
    const sent = await sentBy(() => typeBefore(editor, 'Interviewer: How', '\n\nA heading\n'));
    assert.equal(sent, 0);
  });

  it('are painted again when an edit took an excerpt apart, and undo brings it back', async () => {
    const editor = await showSource(source);
    await sentBy(() => pause(0));
    const line = editor.document.lineAt(2).rangeIncludingLineBreak;
    assert.notEqual(await sentBy(() => editor.edit((edit) => edit.delete(line))), 0);
    assert.notEqual(await sentBy(() => vscode.commands.executeCommand('undo')), 0);
  });

  it('of one code alone are sent when that code is applied', async () => {
    const editor = await showSource(source);
    await sentBy(() => pause(0));
    select(editor, 'How do you work');
    const sent = await sentBy(() =>
      vscode.commands.executeCommand('codebook.applyCode', 'barrier'),
    );
    // Its words, the names behind lines, and the stripe beside this line: its ends and its body.
    assert.ok(sent >= 2 && sent <= 5, `${sent}`);
  });

  it('go when they are hidden, and come back', async () => {
    await showSource(source);
    await sentBy(() => pause(0));
    const { visibility } = await codebook();
    const hidden = await sentBy(() => visibility.toggleCodes(['barrier']));
    assert.ok(hidden > 0);
    assert.equal(await sentBy(() => visibility.toggleCodes(['barrier'])), hidden);
    const allHidden = await sentBy(() => visibility.toggleAll());
    assert.ok(allHidden > hidden);
    assert.equal(await sentBy(() => visibility.toggleAll()), allHidden);
    assert.ok((await sentBy(() => visibility.toggleCoders(['ana']))) > 0);
    await visibility.toggleCoders(['ana']);
  });

  it('of all codes below a category are hidden by one change', async () => {
    const open = await openProject();
    const { visibility } = await codebook();
    const before = await readText('codebook.yaml');
    const below = before.replace(/^ {2}/gm, '      ');
    const group = 'codes:\n  group:\n    codable: false\n    codes:\n';
    await writeText('codebook.yaml', below.replace('codes:\n', group));
    await eventually(() => assert.equal(open.project.book.byId.get('barrier')?.parent, 'group'));
    const told: boolean[] = [];
    const listening = visibility.onDidChange(() => {
      told.push(visibility.isCodeShown('mentoring'), visibility.isCodeShown('barrier'));
    });
    const node = { kind: 'code', open, code: 'group' };
    await vscode.commands.executeCommand('codebook.tree.toggleCode', node);
    assert.deepEqual(told, [false, false]);
    await vscode.commands.executeCommand('codebook.tree.toggleCode', node);
    assert.deepEqual(told, [false, false, true, true]);
    listening.dispose();
    await writeText('codebook.yaml', before);
    await eventually(() => assert.equal(open.project.book.byId.has('group'), false));
  });

  for (const [setting, value] of [
    ['style', 'underline'],
    ['stripes', false],
    ['names', false],
  ] as const)
    it(`follow the setting ${setting} at once`, async () => {
      await showSource(source);
      await sentBy(() => pause(0));
      const settings = vscode.workspace.getConfiguration('codebook.highlight');
      const set = (to: unknown) => settings.update(setting, to, vscode.ConfigurationTarget.Global);
      assert.ok((await sentBy(() => set(value))) > 0);
      assert.ok((await sentBy(() => set(undefined))) > 0);
    });
});

describe('The hover on coded words', function () {
  this.timeout(30_000);

  afterEach(closeEditors);

  /** What the hovers say at the first letter of some words. */
  async function hoverOn(words: string): Promise<string> {
    const editor = await showSource(source);
    const { document } = editor;
    const at = document.positionAt(document.getText().indexOf(words));
    return eventually(async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        at,
      );
      const contents = hovers.flatMap((hover) => hover.contents);
      return contents.map((each) => (typeof each === 'string' ? each : each.value)).join('\n');
    });
  }

  it('says what the code means, who applied it, and leads on', async () => {
    const words = await hoverOn('plan lessons');
    for (const part of [
      '**Mentoring peers**',
      'lessons\\.',
      'ana',
      'command:codebook.showExcerpts?%5B%22mentoring%22%5D',
      'command:codebook.goToCode?%5B%22mentoring%22%5D',
      'command:codebook.editMemo?%5B%2201993a10-6c00-7a10-8a01-000000000001%22%5D',
    ])
      assert.ok(words.includes(part), `${part} in ${words}`);
  });

  it('says nothing where nothing is coded', async () => {
    assert.equal(await hoverOn('How do you'), '');
  });

  it('leads from a memo to what its links name, and shows the others as they are', async () => {
    const { project } = await openProject();
    const before = await readText(codings);
    const memo = 'As [[barrier|this]] is, not [[nowhere]] or [x](command:quit).';
    const [first = '', ...others] = before.split('\n');
    const record = { ...(JSON.parse(first) as object), memo };
    await writeText(codings, [JSON.stringify(record), ...others].join('\n'));
    await project.refresh([codings]);
    const words = await hoverOn('plan lessons');
    await writeText(codings, before);
    await project.refresh([codings]);
    assert.match(
      words,
      /As \[this\]\(command:codebook\.book\.goToThing\?[^)]*barrier[^)]*\) is, not/,
    );
    assert.ok(words.includes('\\[\\[nowhere\\]\\]'), words);
    assert.ok(words.includes('\\[x\\]\\(command'), words);
  });

  it('runs no command that a file brings along', async () => {
    const book = await readText('codebook.yaml');
    const { project } = await openProject();
    const evil = '[click](command:workbench.action.quit) <b>$(alert)</b>';
    await project.writeBook(book.replace(/definition: Something.*/, `definition: "${evil}"`));
    const words = await hoverOn('We could not pay');
    await project.writeBook(book);
    assert.ok(words.includes('\\[click\\]\\(command\\:workbench'), words);
    assert.ok(!words.includes('<b>') && !words.includes('$(alert)'), words);
  });
});
