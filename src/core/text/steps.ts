import type { Span } from './span';
import type { Transcript } from './turns';
import { type Direction, type Unit, UnitWalk } from './unitWalk';

export type { Direction };

/** A selection: it grows at `active`, which may stand before `anchor`. UTF-16 offsets. */
export interface Selected {
  readonly anchor: number;
  readonly active: number;
}

/** The sentence or turn after a stretch, or before it; at a bare cursor the one there. */
export function step(
  text: string,
  transcript: Transcript,
  unit: Unit,
  span: Span,
  direction: Direction,
): Span | undefined {
  return new UnitWalk(text, transcript, unit).beyond(span, direction)?.span;
}

/**
 * The selection with its active end one sentence or turn on. What it holds of a unit only in part
 * is taken whole first; where the end would pass the unit in which it began, that one stays.
 * Undefined where the text ends.
 */
export function grown(
  text: string,
  transcript: Transcript,
  unit: Unit,
  { anchor, active }: Selected,
  direction: Direction,
): Selected | undefined {
  const walk = new UnitWalk(text, transcript, unit);
  if (anchor === active) {
    const span = walk.at(active)?.span;
    return span && directed(span, direction);
  }
  const isForward = active > anchor;
  const home = walk.at(isForward ? anchor : anchor - 1);
  const edge = walk.at(isForward ? active - 1 : active);
  if (!home || !edge) return undefined;
  if (direction === 1 && isForward && active < edge.span.end)
    return { anchor, active: edge.span.end };
  if (direction === -1 && !isForward && active > edge.span.start)
    return { anchor, active: edge.span.start };
  const goal = walk.next(edge, direction)?.span;
  if (!goal) return undefined;
  if (goal.start < home.span.start)
    return { anchor: isForward ? home.span.end : anchor, active: goal.start };
  return { anchor: isForward ? anchor : home.span.start, active: goal.end };
}

function directed({ start, end }: Span, direction: Direction): Selected {
  return direction === 1 ? { anchor: start, active: end } : { anchor: end, active: start };
}
