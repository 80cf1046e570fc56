import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, codebook, openProject, savedCodings, setCoder } from './support/codebook';
import { eventually, projectFolder } from './support/host';

/** How often each thing is done. */
const applications = 40;
const openings = 6;
const keystrokes = 40;

/**
 * Not a timed test: it says how long things take in a real window, for the bench to read, and
 * checks only that they are right. It runs on the generated project HOT, which the bench opens.
 */
describe('Speed in the workbench', function () {
  this.timeout(180_000);

  let uri: vscode.Uri;
  let source = '';
  let code = '';

  before(async function () {
    const open = await openProject();
    const { project } = open;
    [source = ''] = project.sources.keys();
    if (project.index.total !== 2000 || source === '') this.skip();
    [code = ''] = project.book.codes.filter(({ codable }) => codable).map(({ id }) => id);
    uri = open.uriOf(source);
    await setCoder('mei');
  });

  after(async () => {
    await closeEditors();
    await setCoder(undefined);
  });

  it('is told', async () => {
    const { activation } = await codebook();
    const { opened, plain } = await openingTimes(uri);
    const editor = await show(uri);
    const { applied, floor } = await applyingTimes(editor, code);
    assert.equal((await savedCodings('mei', source)).length, applications);
    const typed = await typingTimes(editor);
    const figures = { floor, applied, opened, plain, typed, activated: [activation] };
    console.log(`[test] speed ${JSON.stringify(figures)}`);
  });
});

/**
 * Showing the source until all is painted, in turn with the same text where it is no source. VS Code
 * keeps both documents for some minutes, so this is what the window does, not reading them.
 */
async function openingTimes(uri: vscode.Uri) {
  const { live, canvas } = await codebook();
  const document = await vscode.workspace.openTextDocument(uri);
  assert.equal((await live.settled(document))?.source.codings.length, 2000);
  const copy = vscode.Uri.joinPath(projectFolder(), '../plain.log');
  await vscode.workspace.fs.copy(uri, copy, { overwrite: true });
  const opened: number[] = [];
  const plain: number[] = [];
  for (let i = 0; i < openings; i++) {
    const sent = canvas.sent;
    opened.push(await timeOf(() => show(uri)));
    assert.ok(canvas.sent - sent > 100);
    await closeShown();
    plain.push(await timeOf(() => show(copy)));
    await closeShown();
  }
  return { opened, plain };
}

/** Applying a code until that is painted, in turn with a command that does nothing. */
async function applyingTimes(editor: vscode.TextEditor, code: string) {
  const { canvas } = await codebook();
  const applied: number[] = [];
  const floor: number[] = [];
  for (let i = 0; i < applications; i++) {
    const line = editor.document.lineAt(50 + 100 * i);
    editor.selection = new vscode.Selection(line.range.start, line.range.start.translate(0, 20));
    await rest();
    floor.push(await timeOf(() => undefined));
    await rest();
    const sent = canvas.sent;
    applied.push(
      await timeOf(async () => {
        await vscode.commands.executeCommand('codebook.applyCode', code);
        // What is sent by now, the window has drawn before it answers.
        assert.ok(canvas.sent > sent);
      }),
    );
    await rest();
  }
  return { applied, floor };
}

async function typingTimes(editor: vscode.TextEditor): Promise<readonly number[]> {
  const { canvas } = await codebook();
  const typed: number[] = [];
  // Until the window surely has what was sent last, that is sent again after an edit.
  for (let i = 0; i < 3; i++) await rest();
  const sent = canvas.sent;
  for (let i = 0; i < keystrokes; i++) {
    const place = new vscode.Position(10 + i, 20);
    typed.push(await timeOf(() => editor.edit((edit) => edit.insert(place, 'x'))));
  }
  assert.equal(canvas.sent, sent);
  return typed;
}

function show(uri: vscode.Uri): Thenable<vscode.TextEditor> {
  return vscode.window.showTextDocument(uri);
}

async function closeShown(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  await eventually(() => assert.equal(vscode.window.visibleTextEditors.length, 0));
  await rest();
}

/** Long enough for what views do when typing or coding rests. */
function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 250));
}

/** Milliseconds until it is done and the window, having drawn all that it was sent, has answered. */
async function timeOf(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  await vscode.commands.executeCommand('setContext', 'codebook.roundTrip', start);
  return performance.now() - start;
}
