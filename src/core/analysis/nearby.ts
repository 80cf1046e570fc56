import type { LocatedSource } from '../project/located';
import type { Span } from '../text/span';

/** Further away is not near: some turns of speech. UTF-16 units. */
const reach = 3_000;

/**
 * The codes of the codings nearest to a stretch, each once, the nearest first; what overlaps is
 * nearest of all.
 * @param coder whose codings on just these words are left out: they need not be applied again
 */
export function nearbyCodes(
  { codings }: LocatedSource,
  at: Span,
  coder: string | undefined,
): readonly string[] {
  const distances = new Map<string, number>();
  const done = new Set<string>();
  for (const { coder: by, record, location } of codings) {
    if (location.state === 'lost') continue;
    const { start, end } = location.span;
    if (by === coder && start === at.start && end === at.end) done.add(record.code);
    const distance = Math.max(0, start - at.end, at.start - end);
    if (distance < Math.min(reach, distances.get(record.code) ?? Infinity))
      distances.set(record.code, distance);
  }
  return [...distances]
    .filter(([code]) => !done.has(code))
    .sort(([, a], [, b]) => a - b)
    .map(([code]) => code);
}
