import * as vscode from 'vscode';
import type { LocatedSource } from '../../../core/project/located';
import { type Direction, grown, type Selected, step } from '../../../core/text/steps';
import { UnitWalk } from '../../../core/text/unitWalk';
import { offsetOf, positionAt, spanOf } from '../../host/convert';
import type { Services } from '../../services';
import { sourceHere } from './here';

type Unit = 'sentence' | 'turn';

/** Selects the next sentence or turn, or the one before; at a bare cursor the one there. */
export async function selectNext(
  services: Services,
  unit: Unit,
  direction: Direction,
): Promise<void> {
  await eachSelection(services, (source, selection) => {
    const { text, transcript } = source;
    const next = step(text, transcript, unit, spanOf(source, selection), direction);
    return next && { anchor: next.start, active: next.end };
  });
}

/** Takes the selection on by a sentence or turn, or back. */
export async function growSelection(
  services: Services,
  unit: Unit,
  direction: Direction,
): Promise<void> {
  await eachSelection(services, ({ text, transcript, lines }, { anchor, active }) =>
    grown(
      text,
      transcript,
      unit,
      { anchor: offsetOf(lines, anchor), active: offsetOf(lines, active) },
      direction,
    ),
  );
}

/** Selects what is said in the turn at the cursor, or in all turns that the selection touches. */
export async function selectTurn(services: Services): Promise<void> {
  await eachSelection(services, (source, selection) => {
    const walk = new UnitWalk(source.text, source.transcript, 'turn');
    const { start, end } = spanOf(source, selection);
    const first = walk.at(start)?.span;
    const last = walk.at(Math.max(start, end - 1))?.span;
    return first && last && { anchor: first.start, active: last.end };
  });
}

/** What has nowhere to go stays. */
async function eachSelection(
  services: Services,
  next: (source: LocatedSource, selection: vscode.Selection) => Selected | undefined,
): Promise<void> {
  const { editor, live } = await sourceHere(services);
  const { source } = live;
  editor.selections = editor.selections.map((selection) => {
    const found = next(source, selection);
    if (!found) return selection;
    const { lines } = source;
    return new vscode.Selection(positionAt(lines, found.anchor), positionAt(lines, found.active));
  });
  const { active } = editor.selection;
  const place = vscode.TextEditorRevealType.InCenterIfOutsideViewport;
  editor.revealRange(new vscode.Range(active, active), place);
}
