import * as vscode from 'vscode';
import { sentence } from '../../../core/base/sentences';
import type { LocatedSource } from '../../../core/project/located';
import { Refusal } from '../../../core/project/operations';
import { indexLines, lineSpan } from '../../../core/text/lines';
import type { Services } from '../../services';
import { codeName, sourceName } from '../../tree/names';
import { passageScheme } from './passageScheme';
import { type CodingRef, refOf, type Target, targetOf } from './target';

/** The words of a coding as they were coded, or what stands there now: what a document of `compare` holds. */
export async function passageOf(services: Services, { query }: vscode.Uri): Promise<string> {
  const { side, ...ref } = JSON.parse(query) as CodingRef & { readonly side: Side };
  const target = await targetOf(services, ref);
  return side === 'then' ? thenOf(target) : nowOf(target);
}

/** Shows both side by side. */
export async function compare(target: Target): Promise<void> {
  const { open, path, coding } = target;
  if (!target.source)
    throw new Refusal(
      sentence('The file {path} is gone. Its codings are kept; put the file back to read them.', {
        path,
      }),
    );
  // A document is asked for once: what has changed since makes another one.
  const stamp = `${coding.record.quote}\n${nowOf(target)}`;
  const [then, now] = await Promise.all(
    (['then', 'now'] as const).map((side) => show(target, side, stamp)),
  );
  const values = { code: codeName(open, coding.record.code), source: sourceName(open, path) };
  const title = vscode.l10n.t('{code} in {source}: as coded ↔ now', values);
  await vscode.commands.executeCommand('vscode.diff', then, now, title);
}

async function show(target: Target, side: Side, stamp: string): Promise<vscode.Uri> {
  const query = JSON.stringify({ ...refOf(target), side, stamp });
  const uri = vscode.Uri.from({ scheme: passageScheme, path: `/${side}/${target.path}`, query });
  const document = await vscode.workspace.openTextDocument(uri);
  // The language of transcripts wraps long lines.
  await vscode.languages.setTextDocumentLanguage(document, 'transcript');
  return uri;
}

type Side = 'then' | 'now';

/** What stood around the words, the words, and what stood after them, each on lines of its own. */
function thenOf({ coding: { record } }: Target): string {
  return inParts(record.before, record.quote, record.after);
}

function nowOf({ source, coding }: Target): string {
  if (!source) return '';
  const { location, record } = coding;
  if (location.state === 'lost') return whereItWas(source, coding);
  const { start, end } = location.span;
  const { text } = source;
  return inParts(
    text.slice(Math.max(0, start - record.before.length), start),
    text.slice(start, end),
    text.slice(end, end + record.after.length),
  );
}

/** Of a lost one the lines on which it stood, as they are now. */
function whereItWas({ text, lines }: LocatedSource, { record }: Target['coding']): string {
  const last = indexLines(text).starts.length;
  const first = Math.min(record.range[0], last);
  const start = lineSpan(lines, first)?.start ?? 0;
  const end = lineSpan(lines, Math.min(record.range[2], last))?.end ?? text.length;
  return text.slice(start, end);
}

function inParts(before: string, words: string, after: string): string {
  return [`…${before.trim()}`, words, `${after.trim()}…`].join('\n');
}
