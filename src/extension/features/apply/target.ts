import * as vscode from 'vscode';
import { Refusal } from '../../../core/project/operations';
import { sentence } from '../../../core/base/sentences';
import type { LocatedSource } from '../../../core/project/located';
import { lineSpan } from '../../../core/text/lines';
import { sentenceAt } from '../../../core/text/sentences';
import type { Span } from '../../../core/text/span';
import { turnAt } from '../../../core/text/turns';
import { offsetOf, spanOf } from '../../host/convert';
import type { LiveSource, LiveSources } from '../../live';
import type { LastSelection } from './lastSelection';

/** The words that a coding act is about. */
export interface Target {
  readonly editor: vscode.TextEditor;
  readonly live: LiveSource;
  readonly spans: readonly Span[];
}

/** What is selected in the source being looked at; for a bare cursor, what the setting chooses. */
export async function currentTarget(liveSources: LiveSources): Promise<Target> {
  const editor = sourceEditor(liveSources);
  const live = editor && (await liveSources.settled(editor.document));
  if (!live)
    throw new Refusal(
      sentence('Open a transcript or another source of the project first, and select some words.'),
    );
  const spans = editor.selections.map((selection) =>
    selection.isEmpty
      ? unitAt(live.source, offsetOf(live.source.lines, selection.active), editor.document.uri)
      : spanOf(live.source, selection),
  );
  return { editor, live, spans };
}

/**
 * What codes are dropped on: the selections around the place, else what a cursor there would stand
 * for.
 */
export async function targetAt(
  liveSources: LiveSources,
  document: vscode.TextDocument,
  place: vscode.Position,
  selected: LastSelection,
): Promise<Target | undefined> {
  const editor = vscode.window.visibleTextEditors.find((each) => each.document === document);
  const around = editor ? selected.around(editor, place) : [];
  const live = await liveSources.settled(document);
  if (!editor || !live) return undefined;
  const { source } = live;
  const spans = around.length
    ? around.map((selection) => spanOf(source, selection))
    : [unitAt(source, offsetOf(source.lines, place), document.uri)];
  return { editor, live, spans };
}

/** The editor in front; when a view has the focus and none is, the one source that can be seen. */
function sourceEditor(liveSources: LiveSources): vscode.TextEditor | undefined {
  const active = vscode.window.activeTextEditor;
  if (active) return active;
  return vscode.window.visibleTextEditors.find(({ document }) => liveSources.get(document));
}

function unitAt(source: LocatedSource, offset: number, uri: vscode.Uri): Span {
  const line = lineSpan(source.lines, source.lineOf(offset)) ?? { start: offset, end: offset };
  const unit = vscode.workspace.getConfiguration('codebook', uri).get<string>('codingUnit');
  if (unit === 'turn') return turnAt(source.transcript, offset)?.body ?? line;
  if (unit === 'sentence') return sentenceAt(source.text, offset, line);
  return line;
}
