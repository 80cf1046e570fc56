import * as vscode from 'vscode';
import type { LocatedSource } from '../../../core/project/located';
import { expand } from '../../../core/text/units';
import { offsetOf, rangeOf } from '../../host/convert';

/** For each place the ladder by which a selection grows: word, sentence, line, turn, section. */
export function selectionLadders(
  source: LocatedSource | undefined,
  positions: readonly vscode.Position[],
): vscode.SelectionRange[] | undefined {
  if (!source) return undefined;
  const { text, lines, transcript } = source;
  return positions.map((position) => {
    const at = offsetOf(lines, position);
    let ladder: vscode.SelectionRange | undefined;
    // From the outside in: each rung knows the one around it.
    for (const span of expand(text, lines, transcript, { start: at, end: at }).toReversed())
      ladder = new vscode.SelectionRange(rangeOf(lines, span), ladder);
    return ladder ?? new vscode.SelectionRange(new vscode.Range(position, position));
  });
}
