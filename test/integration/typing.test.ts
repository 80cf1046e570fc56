import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeEditors,
  excerptsIn,
  openProject,
  readText,
  savedCodings,
  showSource,
  writeText,
} from './support/codebook';
import { eventually } from './support/host';

const source = 'transcripts/a.txt';
const codings = 'codings/ana/transcripts/a.txt.jsonl';
const asCoded = [
  'we plan lessons together',
  '课后我们一起讨论',
  'We could not pay for a substitute teacher',
];

describe('Typing in a coded transcript', () => {
  let text = '';
  let records = '';

  before(async () => {
    await openProject();
    text = await readText(source);
    records = await readText(codings);
  });

  afterEach(async () => {
    await closeEditors();
    await writeText(source, text);
    await writeText(codings, records);
    await (await openProject()).project.refresh([source, codings]);
  });

  it('moves the codings with the words, and saves where they are when the text is saved', async () => {
    const editor = await showSource(source);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'A heading 😀\n\n'));
    assert.deepEqual(await excerptsIn(editor), asCoded);
    await editor.document.save();
    await eventually(async () => {
      const ranges = (await savedCodings('ana', source)).map(({ range }) => range);
      assert.deepEqual(ranges, [
        [4, 39, 4, 63],
        [5, 20, 5, 28],
        [7, 16, 7, 57],
      ]);
    });
    const { project } = await openProject();
    assert.deepEqual(project.problems(), []);
  });

  it('keeps what is typed inside an excerpt in it, and what is typed at its ends out of it', async () => {
    const editor = await showSource(source);
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(1, 38), 'and ');
      edit.insert(new vscode.Position(1, 41), 'always ');
      edit.insert(new vscode.Position(1, 62), ' at home');
    });
    assert.equal((await excerptsIn(editor))[0], 'we always plan lessons together');
    await editor.document.save();
    await eventually(async () =>
      assert.equal(
        (await savedCodings('ana', source))[0]?.quote,
        'we always plan lessons together',
      ),
    );
  });

  it('follows several cursors, paste and replace-all', async () => {
    const editor = await showSource(source);
    await editor.edit((edit) => {
      const all = editor.document.getText();
      for (const { index } of all.matchAll(/Lin Yue/g)) {
        const start = editor.document.positionAt(index);
        edit.replace(new vscode.Range(start, start.translate(0, 7)), 'L01（林老师）');
      }
    });
    assert.deepEqual(await excerptsIn(editor), asCoded);
  });

  it('gives an excerpt that was deleted its words back with undo', async () => {
    const editor = await showSource(source);
    const line = editor.document.lineAt(2).rangeIncludingLineBreak;
    await editor.edit((edit) => edit.delete(line));
    assert.deepEqual(await excerptsIn(editor), [asCoded[0], asCoded[2], `lost: ${asCoded[1]}`]);
    await vscode.commands.executeCommand('undo');
    assert.deepEqual(await excerptsIn(editor), asCoded);
    await vscode.commands.executeCommand('redo');
    assert.equal((await excerptsIn(editor)).at(-1), `lost: ${asCoded[1]}`);
  });

  it('finds everything again when the whole text is replaced', async () => {
    const editor = await showSource(source);
    const { document } = editor;
    const all = new vscode.Range(
      new vscode.Position(0, 0),
      document.lineAt(document.lineCount - 1).range.end,
    );
    await editor.edit((edit) => edit.replace(all, `New first line\n${document.getText()}`));
    assert.deepEqual(await excerptsIn(editor), asCoded);
  });

  it('locates again by quote when the file is changed outside, and says what is lost', async () => {
    const { project } = await openProject();
    await writeText(
      source,
      text.replace('课后我们一起讨论', '').replace(/^/, 'Changed elsewhere.\n'),
    );
    await project.refresh([source]);
    await eventually(async () => {
      const found = await project.located(source);
      assert.deepEqual(
        found?.codings.map(({ record, location }) => [record.code, location.state]),
        [
          ['mentoring', 'found'],
          ['barrier', 'found'],
          ['mentoring', 'lost'],
        ],
      );
      assert.deepEqual(
        project.problems().map(({ kind, file, range }) => [kind, file, range[0]]),
        [['lost-coding', codings, 2]],
      );
    });
    assert.equal(await readText(codings), records);
  });
});
