import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { OpenProject } from '../../src/extension/workspace';
import {
  closeEditors,
  codebook,
  fileOf,
  openProject,
  readText,
  select,
  setCoder,
  writeText,
} from './support/codebook';
import { eventually } from './support/host';

const talk = 'Lin: We plan lessons together.\nLin: We could not pay.\n';
const book = 'codes:\n  planning:\n';

const inner = async (): Promise<OpenProject | undefined> =>
  (await codebook()).projects.all.find(({ folder }) => folder.path.endsWith('/inner'));

/** Which project an open document is a source of. */
async function projectOf(document: vscode.TextDocument): Promise<OpenProject | undefined> {
  return (await (await codebook()).live.settled(document))?.open;
}

async function codeWords(editor: vscode.TextEditor, words: string): Promise<void> {
  select(editor, words);
  await vscode.commands.executeCommand('codebook.applyCode', 'planning');
}

describe('Several projects', function () {
  this.timeout(60_000);

  before(async () => {
    await openProject();
    await setCoder('mei');
    await writeText('inner/t.txt', talk);
    await writeText('inner/codebook.yaml', book);
    await eventually(async () => assert.ok(await inner()), 20_000);
  });

  after(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(fileOf('inner'), { recursive: true });
    await eventually(async () => assert.ok((await inner()) === undefined), 20_000);
    await setCoder(undefined);
    await (await openProject()).project.refresh([], true);
  });

  afterEach(closeEditors);

  it('are open side by side, each with its own sources and codes', async () => {
    const { projects } = await codebook();
    const outer = await openProject();
    await eventually(async () => {
      assert.deepEqual([...((await inner())?.project.sources.keys() ?? [])], ['t.txt']);
      assert.ok(![...outer.project.sources.keys()].includes('inner/t.txt'));
    }, 20_000);
    assert.ok(projects.of(fileOf('inner/t.txt')) === (await inner()));
    assert.equal((await inner())?.name, 'inner');
  });

  it('take codings each in its own folder', async () => {
    const editor = await vscode.window.showTextDocument(fileOf('inner/t.txt'));
    await eventually(async () => assert.ok((await projectOf(editor.document)) === (await inner())));
    const before = (await openProject()).project.index.total;
    await codeWords(editor, 'plan lessons');
    assert.match(await readText('inner/codings/mei/t.txt.jsonl'), /"quote":"plan lessons"/);
    assert.equal((await inner())?.project.index.total, 1);
    assert.equal((await openProject()).project.index.total, before);
  });

  it('let go of an open source when their codebook goes, and take it again when that is back', async () => {
    const editor = await vscode.window.showTextDocument(fileOf('inner/t.txt'));
    await eventually(async () => assert.ok((await projectOf(editor.document)) === (await inner())));
    const old = await inner();
    await vscode.workspace.fs.delete(fileOf('inner/codebook.yaml'));
    const outer = await openProject();
    await eventually(async () => assert.ok((await projectOf(editor.document)) === outer), 20_000);
    await writeText('inner/codebook.yaml', book);
    await eventually(async () => {
      const now = await inner();
      assert.ok(now && now !== old);
      // Not by `equal`, which would write down what projects hold, to tell how they differ.
      assert.ok((await projectOf(editor.document)) === now);
    }, 20_000);
    await codeWords(editor, 'not pay');
    assert.match(await readText('inner/codings/mei/t.txt.jsonl'), /"quote":"not pay"/);
    assert.equal((await inner())?.project.index.total, 2);
  });
});
