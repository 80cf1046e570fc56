import { nameIn } from '../../../core/codebook/codebook';
import type { Span } from '../../../core/text/span';
import type { LiveSource } from '../../live';
import type { Visibility } from '../../state/visibility';

/** Lines from `first` to `last`, 0-based. */
export interface Reach {
  readonly first: number;
  readonly last: number;
}

/** A coding that is to be seen in the text. */
export interface Shown {
  readonly code: string;
  readonly span: Span;
  readonly isMoved: boolean;
}

/** The codings of a source that are somewhere and not hidden, in order; no two alike. */
export function shownCodings({ source }: LiveSource, visibility: Visibility): readonly Shown[] {
  const shown: Shown[] = [];
  for (const { coder, record, location } of source.codings) {
    if (location.state === 'lost' || !visibility.isShown(record.code, coder)) continue;
    const next = { code: record.code, span: location.span, isMoved: location.state === 'moved' };
    if (!isThere(shown, next)) shown.push(next);
  }
  return shown;
}

/** Those on the same words stand right before it. */
function isThere(shown: readonly Shown[], { code, span: { start, end } }: Shown): boolean {
  for (let at = shown.length - 1; at >= 0; at--) {
    const one = shown[at];
    if (one?.span.start !== start || one.span.end !== end) return false;
    if (one.code === code) return true;
  }
  return false;
}

/** Names of the codes whose excerpts begin on a line in reach, each once, in the order of the words. */
export function namesByLine(
  { open, source }: LiveSource,
  shown: readonly Shown[],
  { first, last }: Reach,
  language: string,
): ReadonlyMap<number, readonly string[]> {
  const { book } = open.project;
  const names = new Map<number, string[]>();
  for (const { code, span } of shown) {
    const line = source.lineOf(span.start) - 1;
    if (line < first || line > last) continue;
    const known = book.byId.get(code);
    const name = known ? nameIn(known, language) : code;
    const ofLine = names.get(line);
    if (!ofLine) names.set(line, [name]);
    else if (!ofLine.includes(name)) ofLine.push(name);
  }
  return names;
}
