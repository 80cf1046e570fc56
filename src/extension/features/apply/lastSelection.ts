import * as vscode from 'vscode';
import { Disposable } from '../../host/disposable';

type Selections = readonly vscode.Selection[];

/** A selection older than this was given up on purpose. Milliseconds. */
const recent = 1000;

/** What was selected right before: VS Code moves the cursor to where something is dropped. */
export class LastSelection extends Disposable {
  private readonly now = new WeakMap<vscode.TextEditor, Selections>();
  private readonly before = new WeakMap<vscode.TextEditor, { last: Selections; at: number }>();

  constructor() {
    super();
    this.own(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
        const last = this.now.get(textEditor);
        this.now.set(textEditor, selections);
        if (last) this.before.set(textEditor, { last, at: performance.now() });
      }),
    );
  }

  /** The selections, of now or of right before, of which one holds the place; none if none does. */
  around(editor: vscode.TextEditor, place: vscode.Position): Selections {
    const before = this.before.get(editor);
    const isRecent = before !== undefined && performance.now() - before.at < recent;
    const all = [editor.selections, ...(isRecent ? [before.last] : [])];
    return all.find((selections) => selections.some((each) => holds(each, place))) ?? [];
  }
}

function holds(selection: vscode.Selection, place: vscode.Position): boolean {
  return !selection.isEmpty && selection.contains(place);
}
