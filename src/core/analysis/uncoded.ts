import type { LocatedSource } from '../project/located';
import type { Span } from '../text/span';

/**
 * What is said in turns that no coding touches, in order. Interviewers' turns are left out, and
 * turns without words.
 * @param coder whose codings count; undefined for everybody's
 */
export function uncodedTurns(source: LocatedSource, coder: string | undefined): readonly Span[] {
  const coded = codedStretches(source, coder);
  let at = 0;
  return source.transcript.turns.flatMap(({ body, isInterviewer }) => {
    while ((coded[at]?.end ?? Infinity) <= body.start) at++;
    const isCoded = (coded[at]?.start ?? Infinity) < body.end;
    return isCoded || isInterviewer || body.end <= body.start ? [] : [body];
  });
}

/** What codings cover, in order and without overlaps. */
function codedStretches({ codings }: LocatedSource, coder: string | undefined): readonly Span[] {
  const stretches: { start: number; end: number }[] = [];
  for (const { coder: by, location } of codings) {
    if (location.state === 'lost' || (coder !== undefined && by !== coder)) continue;
    const { start, end } = location.span;
    const last = stretches.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else stretches.push({ start, end });
  }
  return stretches;
}
