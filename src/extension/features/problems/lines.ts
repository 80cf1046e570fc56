import * as vscode from 'vscode';
import { codebookFile } from '../../../core/project/layout';
import { indexLines, lineSpan } from '../../../core/text/lines';
import type { OpenProject } from '../../workspace';

/** The text of a 1-based line; undefined when there is no such line. */
export type LineText = (line: number) => string | undefined;

/** The lines of a file whose text is at hand: open in an editor, or held by the project. */
export function linesAtHand(
  { project }: OpenProject,
  path: string,
  uri: vscode.Uri,
): LineText | undefined {
  // Its places are those of the text that was read, which its editor may not show yet.
  const memo = project.memos.all.get(path)?.source;
  if (memo !== undefined) return linesOf(memo);
  const key = uri.toString();
  const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === key);
  if (document)
    return (line) => (line <= document.lineCount ? document.lineAt(line - 1).text : undefined);
  const text = path === codebookFile ? project.bookText : project.locatedNow(path)?.text;
  return text === undefined ? undefined : linesOf(text.replace(/\r\n?/g, '\n'));
}

function linesOf(text: string): LineText {
  const lines = indexLines(text);
  return (line) => {
    const span = lineSpan(lines, line);
    return span && text.slice(span.start, span.end);
  };
}
