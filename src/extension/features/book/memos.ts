import * as vscode from 'vscode';
import { linksIn } from '../../../core/codebook/mentions';
import type { OpenProject, Projects } from '../../workspace';

/** A code that a memo names. */
export interface MemoLink {
  readonly id: string;
  /** Of the id. */
  readonly range: vscode.Range;
}

/** The project of a Markdown file that is no source: a memo, or anything else that is written there. */
export function projectOfMemo(
  projects: Projects,
  document: vscode.TextDocument,
): OpenProject | undefined {
  const open = projects.of(document.uri);
  const path = open?.pathOf(document.uri);
  return open && path !== undefined && /\.md$/i.test(path) && !open.isSource(path)
    ? open
    : undefined;
}

/** The codes named in `[[id]]`, and by `about: code:id` in the lines at the top. */
export function memoLinks(document: vscode.TextDocument): readonly MemoLink[] {
  const text = document.getText();
  const about = /^---\r?\n(?:.*\r?\n)*?about:[ \t]*["']?code:[ \t]*([^\s"']+)/.exec(text);
  const start = about ? about[0].length - (about[1] ?? '').length : 0;
  const links = linksIn(text).map(({ id, span }) => ({ id, ...span }));
  if (about?.[1] !== undefined) links.unshift({ id: about[1], start, end: about[0].length });
  return links.map(({ id, start: from, end }) => ({
    id,
    range: new vscode.Range(document.positionAt(from), document.positionAt(end)),
  }));
}

export function memoLinkAt(
  document: vscode.TextDocument,
  position: vscode.Position,
): MemoLink | undefined {
  return memoLinks(document).find(({ range }) => range.contains(position));
}
