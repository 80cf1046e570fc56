import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Api } from '../../../src/extension/extension';
import type { OpenProject } from '../../../src/extension/workspace';
import { eventually, projectFolder } from './host';

/** The running extension, with its projects opened. */
export async function codebook(): Promise<Api> {
  const extension = vscode.extensions.getExtension<Api>(
    'qualitative-codebook.qualitative-codebook',
  );
  assert.ok(extension, 'the extension is not there');
  const api = await extension.activate();
  await api.ready;
  await (firstLook ??= closeFirstLook());
  return api;
}

let firstLook: Promise<void> | undefined;

/** A study that is opened for the first time shows a source of itself; tests begin with none. */
async function closeFirstLook(): Promise<void> {
  await eventually(() => assert.ok(vscode.window.activeTextEditor));
  await closeEditors();
}

export async function openProject(): Promise<OpenProject> {
  const [open] = (await codebook()).projects.all;
  assert.ok(open, 'no project is open');
  return open;
}

export function fileOf(path: string): vscode.Uri {
  return vscode.Uri.joinPath(projectFolder(), ...path.split('/'));
}

export async function readText(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(fileOf(path)));
}

export async function writeText(path: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(fileOf(path), new TextEncoder().encode(text));
}

export interface SavedCoding {
  readonly id: string;
  readonly code: string;
  readonly range: readonly [number, number, number, number];
  readonly quote: string;
  readonly memo?: string;
}

/** The codings of a coder as they stand on disk; none when there is no file. */
export async function savedCodings(coder: string, source: string): Promise<SavedCoding[]> {
  const file = `codings/${coder}/${source}.jsonl`;
  const found = await vscode.workspace.fs.stat(fileOf(file)).then(
    () => true,
    () => false,
  );
  const lines = found ? (await readText(file)).split('\n').filter((line) => line !== '') : [];
  return lines.map((line) => JSON.parse(line) as SavedCoding);
}

/** Opens a source in an editor and waits until its codings are at their places. */
export async function showSource(path: string): Promise<vscode.TextEditor> {
  const { live } = await codebook();
  const document = await vscode.workspace.openTextDocument(fileOf(path));
  const editor = await vscode.window.showTextDocument(document);
  // What an earlier test wrote may still be on its way into a document that was never closed.
  const text = await readText(path);
  await eventually(() => assert.equal(document.getText(), text));
  await eventually(async () => assert.ok(await live.settled(document), `${path} is live`));
  return editor;
}

/** Selects the first stretch of the document that has these words. */
export function select(editor: vscode.TextEditor, words: string): void {
  const at = editor.document.getText().indexOf(words);
  assert.ok(at >= 0, `the text says “${words}”`);
  const { document } = editor;
  editor.selection = new vscode.Selection(
    document.positionAt(at),
    document.positionAt(at + words.length),
  );
}

/** Where each coding of the source in an editor is now, in the words that stand there. */
export async function excerptsIn(editor: vscode.TextEditor): Promise<string[]> {
  const { live } = await codebook();
  const found = await live.settled(editor.document);
  assert.ok(found, 'the document is no source');
  const { codings, text } = found.source;
  return codings.map(({ location, record }) =>
    location.state === 'lost'
      ? `lost: ${record.quote}`
      : text.slice(location.span.start, location.span.end),
  );
}

export async function setCoder(name: string | undefined): Promise<void> {
  const settings = vscode.workspace.getConfiguration('codebook');
  await settings.update('coder', name, vscode.ConfigurationTarget.Global);
}

/** Closes every editor, dropping what was not saved. */
export async function closeEditors(): Promise<void> {
  while (vscode.window.activeTextEditor)
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}
