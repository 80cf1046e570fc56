import * as vscode from 'vscode';
import type { LocatedSource } from '../../core/project/located';
import { type Lines, lineAt } from '../../core/text/lines';
import type { Span } from '../../core/text/span';
import type { Range } from '../../core/base/problem';

/** Place in a document of an offset into its LF text. */
export function positionAt(lines: Lines, offset: number): vscode.Position {
  const line = lineAt(lines, offset);
  return new vscode.Position(line - 1, offset - (lines.starts[line - 1] ?? 0));
}

export function rangeOf(lines: Lines, { start, end }: Span): vscode.Range {
  return new vscode.Range(positionAt(lines, start), positionAt(lines, end));
}

/** Offset into the LF text of a place in the document. */
export function offsetOf(lines: Lines, { line, character }: vscode.Position): number {
  const start = lines.starts[line] ?? lines.length;
  return Math.min(start + character, lines.length);
}

export function spanOf(source: LocatedSource, range: vscode.Range): Span {
  return { start: offsetOf(source.lines, range.start), end: offsetOf(source.lines, range.end) };
}

/**
 * A problem's range where its text is not at hand: code points are taken for UTF-16 units, which
 * is right but for characters outside the Basic Multilingual Plane.
 */
export function rangeOfProblem([line, column, endLine, endColumn]: Range): vscode.Range {
  return new vscode.Range(line - 1, column - 1, endLine - 1, endColumn - 1);
}
