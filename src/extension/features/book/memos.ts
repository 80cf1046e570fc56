import * as vscode from 'vscode';
import type { Link } from '../../../core/memos/links';
import type { Memo } from '../../../core/memos/memoFile';
import { readMemo } from '../../../core/memos/memoText';
import { indexLines, type Lines } from '../../../core/text/lines';
import { offsetOf, rangeOf } from '../../host/convert';
import type { OpenProject, Projects } from '../../workspace';
import { lfText } from './watches';

/** A memo open in an editor, as it stands there at this moment, saved or not. */
export interface OpenMemo {
  readonly open: OpenProject;
  readonly document: vscode.TextDocument;
  readonly memo: Memo;
  readonly lines: Lines;
}

/** As last read, by document: a memo is small, and read anew when it has changed. */
const known = new WeakMap<
  vscode.TextDocument,
  { readonly version: number; readonly of: OpenMemo }
>();

/** The memo in a Markdown file that is no source: below `memos`, or anywhere else. */
export function memoIn(projects: Projects, document: vscode.TextDocument): OpenMemo | undefined {
  const open = projects.of(document.uri);
  const path = open?.pathOf(document.uri);
  if (!open || path === undefined || !/\.md$/i.test(path) || open.isSource(path)) return undefined;
  const before = known.get(document);
  if (before?.version === document.version && before.of.open === open) return before.of;
  const memo = readMemo(path, lfText(document)).value;
  const of = { open, document, memo, lines: indexLines(memo.source) };
  known.set(document, { version: document.version, of });
  return of;
}

/** The memo of a file, as it stands in its editor, or else in the file. */
export function memoNow(projects: Projects, open: OpenProject, memo: Memo) {
  const key = open.uriOf(memo.path).toString();
  const document = vscode.workspace.textDocuments.find(
    (each) => !each.isClosed && each.uri.toString() === key,
  );
  const live = document && memoIn(projects, document);
  return live ?? { open, memo, lines: indexLines(memo.source) };
}

/** What a memo says that it is about, and what it links to. */
export function linksIn({ topics, links }: Memo): readonly Link[] {
  return [...topics, ...links];
}

/** The link at a place, and what is to be marked of it: the name, not what says the kind. */
export function linkAt({ memo, lines }: OpenMemo, position: vscode.Position): Link | undefined {
  const offset = offsetOf(lines, position);
  return linksIn(memo).find(({ span }) => span.start <= offset && offset <= span.end);
}

/** Of the name that stands in a link, without what says its kind. */
export function rangeOfName(lines: Lines, { target, span }: Link): vscode.Range {
  const [prefix = ''] = /^(?:code|case|source|coding|memo):\s*/.exec(target) ?? [];
  const isPlain = span.end - span.start === target.length;
  return rangeOf(lines, isPlain ? { ...span, start: span.start + prefix.length } : span);
}
