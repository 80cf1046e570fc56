import * as vscode from 'vscode';
import { Refusal } from '../../../core/base/refusal';
import { sentence } from '../../../core/base/sentences';
import type { LiveSource } from '../../live';
import type { Services } from '../../services';

export interface Here {
  readonly editor: vscode.TextEditor;
  readonly live: LiveSource;
}

/** The source being looked at. Throws a Refusal where there is none. */
export async function sourceHere({ live: sources }: Services): Promise<Here> {
  const editor = vscode.window.activeTextEditor;
  const live = editor && (await sources.settled(editor.document));
  if (!live) throw new Refusal(sentence('Open a source of the project first.'));
  return { editor, live };
}
