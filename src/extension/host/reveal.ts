import * as vscode from 'vscode';
import type { LocatedSource } from '../../core/project/located';
import type { Span } from '../../core/text/span';
import { rangeOf } from './convert';

/** Selects words and brings them into sight. */
export function reveal(editor: vscode.TextEditor, { lines }: LocatedSource, span: Span): void {
  const range = rangeOf(lines, span);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
