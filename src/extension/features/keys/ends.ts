import * as vscode from 'vscode';
import { Refusal } from '../../../core/base/refusal';
import { sentence } from '../../../core/base/sentences';
import { changeEnds, type EndsChange } from '../../../core/project/changeEnds';
import type { LocatedCoding, LocatedSource } from '../../../core/project/located';
import { type EndMove, moveEnd } from '../../../core/text/ends';
import type { Span } from '../../../core/text/span';
import { trimSpan } from '../../../core/text/trim';
import { rangeOf, spanOf } from '../../host/convert';
import { inBackground } from '../../host/errors';
import type { Services } from '../../services';
import { coderName } from '../../state/coder';
import { sourceHere } from './here';

/** A stretch whose end is to move, and the codings that go with it; none for a mere selection. */
interface Stretch {
  readonly span: Span;
  readonly codings: readonly LocatedCoding[];
}

/**
 * Moves an end of the coder's own excerpts: of those that are selected (all codings on them), or
 * of the smallest at a bare cursor. A selection that is no excerpt yet changes itself.
 */
export async function moveEnds(services: Services, move: EndMove): Promise<void> {
  const { editor, live } = await sourceHere(services);
  const { open, source } = live;
  const stretches = editor.selections.map((selection) => stretchAt(source, selection));
  const moved = stretches.map(
    ({ span }) => moveEnd(source.text, source.transcript, span, move) ?? span,
  );
  if (moved.every((span, i) => span === stretches[i]?.span))
    throw new Refusal(sentence('This end can’t be moved any further.'));
  const changes = new Map<string, EndsChange>();
  stretches.forEach(({ codings, span: before }, i) => {
    const span = moved[i];
    if (!span || span === before) return;
    for (const coding of codings) changes.set(coding.record.id, { coding, span });
  });
  const act = changes.size
    ? await changeEnds(open.project, source, [...changes.values()])
    : undefined;
  const { lines } = source;
  editor.selections = moved.map((span) => {
    const { start, end } = rangeOf(lines, span);
    return move.end === 'end' ? new vscode.Selection(start, end) : new vscode.Selection(end, start);
  });
  const { active } = editor.selection;
  editor.revealRange(new vscode.Range(active, active));
  if (act) inBackground(services.acts.did(open, act));
}

function stretchAt(source: LocatedSource, selection: vscode.Selection): Stretch {
  const selected = spanOf(source, selection);
  const coder = coderName();
  const own = source.codings.flatMap((coding) => {
    const { location } = coding;
    return coding.coder !== coder || location.state === 'lost' ? [] : [{ coding, ...location }];
  });
  const on = ({ start, end }: Span) =>
    own.filter(({ span }) => span.start === start && span.end === end).map(({ coding }) => coding);
  if (!selection.isEmpty) {
    const span = trimSpan(source.text, selected) ?? selected;
    return { span, codings: on(span) };
  }
  const [smallest] = own
    .map(({ span }) => span)
    .filter(({ start, end }) => start <= selected.end && end >= selected.start)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  if (!smallest) throw new Refusal(sentence('There is no excerpt of yours at the cursor.'));
  return { span: smallest, codings: on(smallest) };
}
