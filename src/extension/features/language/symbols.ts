import * as vscode from 'vscode';
import type { LocatedSource } from '../../../core/project/located';
import { splitsPair } from '../../../core/text/chars';
import type { Section } from '../../../core/text/sections';
import type { Span } from '../../../core/text/span';
import type { Turn } from '../../../core/text/turns';
import { rangeOf } from '../../host/convert';

/** UTF-16 units of a turn's first words. */
const longestWords = 60;

/** Sections and the turns in them, in order: the outline, and what stands above the text. */
export function transcriptSymbols(
  source: LocatedSource | undefined,
): vscode.DocumentSymbol[] | undefined {
  if (!source) return undefined;
  const { sections, turns } = source.transcript;
  const entries: readonly Entry[] = [
    ...sections.map((section) => ({ span: section.span, symbol: sectionSymbol(source, section) })),
    ...turns.map((turn) => ({ span: turn.span, symbol: turnSymbol(source, turn) })),
  ].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  return nested(entries);
}

interface Entry {
  readonly span: Span;
  readonly symbol: vscode.DocumentSymbol;
}

/** What lies within another stands below it. Expects outer ones before inner ones. */
function nested(entries: readonly Entry[]): vscode.DocumentSymbol[] {
  const outermost: vscode.DocumentSymbol[] = [];
  const around: Entry[] = [];
  for (const entry of entries) {
    while ((around.at(-1)?.span.end ?? Infinity) < entry.span.end) around.pop();
    (around.at(-1)?.symbol.children ?? outermost).push(entry.symbol);
    around.push(entry);
  }
  return outermost;
}

function sectionSymbol(source: LocatedSource, { title, span, heading }: Section) {
  const range = rangeOf(source.lines, span);
  const of = rangeOf(source.lines, heading);
  return new vscode.DocumentSymbol(shortened(title), '', vscode.SymbolKind.Namespace, range, of);
}

function turnSymbol({ lines, text }: LocatedSource, { speaker, body, span }: Turn) {
  const words = shortened(
    text.slice(body.start, Math.min(body.end, body.start + 2 * longestWords)),
  );
  const [name, detail] = speaker === undefined ? [words, ''] : [speaker, words];
  const range = rangeOf(lines, span);
  return new vscode.DocumentSymbol(
    name || '…',
    detail,
    vscode.SymbolKind.String,
    range,
    new vscode.Range(range.start, range.start),
  );
}

function shortened(words: string): string {
  const line = words.trim().replace(/\s+/g, ' ');
  if (line.length <= longestWords) return line;
  const end = longestWords - 1;
  return `${line.slice(0, splitsPair(line, end) ? end - 1 : end)}…`;
}
