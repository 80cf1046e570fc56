import type * as vscode from 'vscode';

/** The one way by which anything is painted into an editor. It counts: typing must paint nothing. */
export class Canvas {
  private count = 0;

  /** How often something was sent to the window to be painted. */
  get sent(): number {
    return this.count;
  }

  paint(
    editor: vscode.TextEditor,
    type: vscode.TextEditorDecorationType,
    what: readonly vscode.Range[] | readonly vscode.DecorationOptions[],
  ): void {
    this.count++;
    editor.setDecorations(type, what);
  }
}
