import type { Heading } from '../../core/analysis/crossTable';
import type { LineHead, Stretch } from '../../protocol/matrix';

/** A heading as it is shown. */
export interface NamedHeading extends Heading {
  /** Of a code, as `#rrggbb`. */
  readonly color?: string | undefined;
}

/** As much of a stretch as there is. */
export function within({ from, to }: Stretch, length: number): Stretch {
  const start = Math.max(0, Math.min(from, length));
  return { from: start, to: Math.max(start, Math.min(to, length)) };
}

/** What a page shows of some lines. @param seen all that are looked at */
export function headsOf(
  headings: readonly NamedHeading[],
  some: Int32Array,
  seen: Int32Array,
  folded: readonly string[],
): LineHead[] {
  const shut = new Set(folded);
  const open = new Set(Array.from(seen, (line) => headings[line]?.parent ?? -1));
  return Array.from(some, (line) => {
    const { key = '', label = '', depth = 0, isKnown = true, color } = headings[line] ?? {};
    const path: string[] = [];
    for (let at = headings[line]?.parent ?? -1; at >= 0; at = headings[at]?.parent ?? -1)
      path.unshift(headings[at]?.label ?? '');
    // A line stands right before the first of those that are below it.
    const canFold = headings[line + 1]?.parent === line && shut.has(key);
    const isOpen = open.has(line) ? true : canFold ? false : undefined;
    return { key, label, path: path.join(' › '), depth, isOpen, isKnown, color };
  });
}
