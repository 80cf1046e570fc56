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

const source = 'transcripts/long.txt';
const codings = `codings/mei/${source}.jsonl`;
const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`codebook.${command}`, ...args);

describe('Undoing', () => {
  before(async () => {
    await setCoder('mei');
    const turns = Array.from({ length: 90 }, (_, i) => `李：第${i}次，我们一起备课，然后去听课。`);
    await writeText(source, `${turns.join('\n')}\n`);
    const { project } = await openProject();
    await eventually(() => assert.ok(project.sources.has(source)));
  });
  afterEach(closeEditors);
  after(async () => {
    await vscode.workspace.fs.delete(fileOf(source));
    await setCoder(undefined);
  });

  it('takes back, and does again, an act too large for the window’s memory', async () => {
    const editor = await showSource(source);
    const { document } = editor;
    const end = document.lineAt(document.lineCount - 2).range.end;
    editor.selection = new vscode.Selection(new vscode.Position(0, 0), end);
    await run('applyCode', 'mentoring', 'barrier');
    const both = await savedCodings('mei', source);
    assert.deepEqual([both.length, JSON.stringify(both).length > 4000], [2, true]);
    await run('undo');
    assert.deepEqual(await savedCodings('mei', source), []);
    await run('redo');
    assert.deepEqual(await savedCodings('mei', source), both);
    await run('undo');
  });

  it('keeps what somebody wrote to a coding since, and goes on to the act before', async () => {
    const editor = await showSource(source);
    select(editor, '第3次');
    await run('applyCode', 'mentoring');
    select(editor, '第5次');
    await run('applyCode', 'barrier');
    const text = await readText(codings);
    const theirs = text
      .split('\n')
      .map((line) => (line.includes('barrier') ? line.replace(/}$/, ',"memo":"Theirs"}') : line));
    await writeText(codings, theirs.join('\n'));
    const { project } = await openProject();
    // A watcher may come too late to a folder that has just been made.
    await project.refresh([codings]);
    await run('undo');
    await run('undo');
    const left = await savedCodings('mei', source);
    assert.deepEqual(
      left.map(({ code, memo }) => [code, memo]),
      [['barrier', 'Theirs']],
    );
    await writeText(codings, '');
    await vscode.workspace.fs.delete(fileOf(codings));
    await project.refresh([codings], true);
    assert.equal(project.index.ofSource(source).length, 0);
  });

  it('leaves no drafts and no locks behind', async () => {
    const names: string[] = [];
    const walk = async (folder: vscode.Uri): Promise<void> => {
      for (const [name, type] of await vscode.workspace.fs.readDirectory(folder)) {
        if (type === vscode.FileType.Directory) await walk(vscode.Uri.joinPath(folder, name));
        else if (name.startsWith('.')) names.push(name);
      }
    };
    await walk(fileOf('codings'));
    const drafts = await vscode.workspace.fs.readDirectory(fileOf('.codebook/drafts')).then(
      (entries) => entries,
      () => [],
    );
    assert.deepEqual([names, drafts], [[], []]);
  });
});
