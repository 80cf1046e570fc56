import * as vscode from 'vscode';
import type { LocatedSource } from '../../../core/project/located';
import type { Span } from '../../../core/text/span';

/** Sections, front matter, and turns (with the times of their cues) of more than one line. */
export function transcriptFolds(
  source: LocatedSource | undefined,
): vscode.FoldingRange[] | undefined {
  if (!source) return undefined;
  const { frontMatter, sections, turns } = source.transcript;
  const spans: Span[] = [...sections, ...turns].map(({ span }) => span);
  if (frontMatter) spans.push({ start: frontMatter.span.start, end: frontMatter.yaml.end + 1 });
  return spans.flatMap(({ start, end }) => {
    const first = source.lineOf(start) - 1;
    const last = source.lineOf(Math.max(start, end)) - 1;
    return last > first ? [new vscode.FoldingRange(first, last)] : [];
  });
}
