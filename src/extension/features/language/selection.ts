import * as vscode from 'vscode';
import { expand } from '../../../core/text/units';
import { offsetOf, rangeOf } from '../../host/convert';
import type { LiveSource } from '../../live';

/** For each place the ladder by which a selection grows: word, sentence, line, turn, section. */
export function selectionLadders(
  live: LiveSource | undefined,
  positions: readonly vscode.Position[],
): vscode.SelectionRange[] | undefined {
  if (!live) return undefined;
  const { text, lines, transcript } = live.source;
  return positions.map((position) => {
    const at = offsetOf(lines, position);
    const rungs = expand(text, lines, transcript, { start: at, end: at });
    // From the outside in: each knows the one around it.
    return (
      rungs
        .map((span) => rangeOf(lines, span))
        .reduceRight<vscode.SelectionRange | undefined>(
          (parent, range) => new vscode.SelectionRange(range, parent),
          undefined,
        ) ?? new vscode.SelectionRange(new vscode.Range(position, position))
    );
  });
}
