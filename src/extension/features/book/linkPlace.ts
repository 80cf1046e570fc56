import * as vscode from 'vscode';
import type { OpenMemo } from './memos';

/** A link, or what a memo says that it is about, while it is written. */
export interface LinkPlace {
  /** What an item replaces. */
  readonly range: vscode.Range;
  /** What is written of it already. */
  readonly written: string;
  /** What is to stand behind what is put in. */
  readonly closing: string;
  /** Whether the kind is to be said, as where a memo says what it is about. */
  readonly isAbout: boolean;
}

/** Where the cursor stands in a link that is being written: behind `[[`. */
export function linkBegun(
  document: vscode.TextDocument,
  position: vscode.Position,
): LinkPlace | undefined {
  const line = document.lineAt(position).text;
  const [, written] = /\[\[([^[\]|#]*)$/.exec(line.slice(0, position.character)) ?? [];
  if (written === undefined) return undefined;
  const after = line.slice(position.character);
  // What stands there of a link that is whole is replaced, with the brackets that VS Code put behind
  // what is written; so the cursor comes to stand behind them.
  const [all = '', rest = '', end = ''] = /^([^[\]|#]*)(\]\]|[|#])/.exec(after) ?? [];
  const isClosed = end === ']]';
  const start = position.translate(0, -written.length);
  const range = new vscode.Range(
    start,
    position.translate(0, isClosed ? all.length : end === '' ? 0 : rest.length),
  );
  return { range, written, closing: isClosed || end === '' ? ']]' : '', isAbout: false };
}

/** Where the cursor stands at what a memo says that it is about. */
export function topicBegun(
  { memo, document }: OpenMemo,
  position: vscode.Position,
): LinkPlace | undefined {
  if (position.line === 0 || memo.bodyStart === 0) return undefined;
  const above = document.getText(new vscode.Range(0, 0, position.line, position.character));
  if (above.replace(/\r\n/g, '\n').length >= memo.bodyStart) return undefined;
  const [, written] =
    /\n(?:about:[ \t]*(?:\[(?:[^\]\n]*,)?[ \t]*)?|about:[ \t]*(?:\r?\n[ \t]*-[^\n]*)*\r?\n[ \t]*-[ \t]+)["']?([^\s"',[\]]*)$/.exec(
      above,
    ) ?? [];
  if (written === undefined) return undefined;
  const rest = /^[^\s"',\]]*/.exec(document.lineAt(position).text.slice(position.character));
  const start = position.translate(0, -written.length);
  const range = new vscode.Range(start, position.translate(0, rest?.[0].length ?? 0));
  return { range, written, closing: '', isAbout: true };
}
