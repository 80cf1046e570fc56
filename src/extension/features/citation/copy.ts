import * as vscode from 'vscode';
import { caseOfSpan } from '../../../core/analysis/caseOf';
import { Refusal } from '../../../core/base/refusal';
import { sentence } from '../../../core/base/sentences';
import type { LocatedSource } from '../../../core/project/located';
import { sentenceAt } from '../../../core/text/sentences';
import type { Span } from '../../../core/text/span';
import { lineSpan } from '../../../core/text/lines';
import { trimSpan } from '../../../core/text/trim';
import { offsetOf, spanOf } from '../../host/convert';
import type { Services } from '../../services';
import type { ExcerptNode } from '../../tree/excerpts';
import { caseName, joined, sourceName } from '../../tree/names';
import { currentCoding } from '../../tree/openExcerpt';
import type { OpenProject } from '../../workspace';

/** Copies what is selected (at a bare cursor the sentence there), or the excerpt of a row. */
export async function copyCitation(services: Services, node: unknown): Promise<void> {
  const text = isExcerpt(node) ? await ofRow(node) : await ofSelection(services);
  await vscode.env.clipboard.writeText(text);
  const words = vscode.l10n.t('Copied with its place');
  vscode.window.setStatusBarMessage(`$(copy) ${words}`, 3000);
}

function isExcerpt(node: unknown): node is ExcerptNode {
  return typeof node === 'object' && node !== null && 'kind' in node && node.kind === 'excerpt';
}

async function ofRow(node: ExcerptNode): Promise<string> {
  const { open, source: path } = node;
  const { record, location } = await currentCoding(node);
  const source = await open.project.located(path);
  if (source && location.state !== 'lost') return citation(open, source, location.span);
  const [first, , last] = record.range;
  return inWords(record.quote, caseName(open, node.case), open, path, first, last);
}

async function ofSelection({ live: sources, keystrokes }: Services): Promise<string> {
  return keystrokes.inOrder(async () => {
    const editor = vscode.window.activeTextEditor;
    const live = editor && (await sources.settled(editor.document));
    if (!live) throw new Refusal(sentence('Open a source of the project first.'));
    const { source, open } = live;
    const spans = editor.selections.map((selection) =>
      selection.isEmpty
        ? sentenceHere(source, offsetOf(source.lines, selection.active))
        : spanOf(source, selection),
    );
    return spans.map((span) => citation(open, source, span)).join('\n');
  });
}

function sentenceHere(source: LocatedSource, offset: number): Span {
  const line = lineSpan(source.lines, source.lineOf(offset)) ?? { start: offset, end: offset };
  return sentenceAt(source.text, offset, line);
}

function citation(open: OpenProject, source: LocatedSource, span: Span): string {
  const words = trimSpan(source.text, span);
  if (!words) throw new Refusal(sentence('There are no words to copy here.'));
  const facts = open.project.sources.get(source.path);
  const ofCase = facts ? caseOfSpan(open.project, source, facts, words) : source.path;
  const quote = source.text.slice(words.start, words.end);
  const first = source.lineOf(words.start);
  return inWords(quote, caseName(open, ofCase), open, source.path, first, source.lineOf(words.end));
}

/** As in “quote” (Wang Huimin, [L01-r1.txt, line 12](/transcripts/L01-r1.txt#L12)). */
function inWords(
  quote: string,
  ofCase: string,
  open: OpenProject,
  path: string,
  first: number,
  last: number,
): string {
  const source = sourceName(open, path);
  const values = { source, first, last };
  const place =
    first === last
      ? vscode.l10n.t('{source}, line {first}', { source, first })
      : vscode.l10n.t('{source}, lines {first}–{last}', values);
  const link = `[${place.replace(/[[\]\\]/g, '\\$&')}](${linkTo(open, path)}#L${first})`;
  const from = ofCase === source ? undefined : ofCase;
  return vscode.l10n.t('“{quote}” ({from})', {
    quote: quote.trim().replace(/\s+/g, ' '),
    from: joined(from, link),
  });
}

/** From the root of the workspace, as links in Markdown files of VS Code may be written. */
function linkTo(open: OpenProject, path: string): string {
  const relative = vscode.workspace.asRelativePath(open.uriOf(path), false);
  return `/${relative.split('/').map(encodeURIComponent).join('/')}`.replace(
    /[()]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16)}`,
  );
}
