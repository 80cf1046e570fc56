import { nameIn } from '../../../core/codebook/codebook';
import type { Span } from '../../../core/text/span';
import type { LiveSource } from '../../live';
import type { Visibility } from '../../state/visibility';

/** A coding that is to be seen in the text. */
export interface Shown {
  readonly code: string;
  readonly span: Span;
  readonly isMoved: boolean;
}

/** The codings of a source that are somewhere and not hidden, in order; no two alike. */
export function shownCodings({ source }: LiveSource, visibility: Visibility): readonly Shown[] {
  const shown: Shown[] = [];
  const seen = new Set<string>();
  for (const { coder, record, location } of source.codings) {
    if (location.state === 'lost' || !visibility.isShown(record.code, coder)) continue;
    const { span, state } = location;
    const key = `${span.start} ${span.end} ${record.code}`;
    if (seen.has(key)) continue;
    seen.add(key);
    shown.push({ code: record.code, span, isMoved: state === 'moved' });
  }
  return shown;
}

/** Names of the codes whose excerpts begin on a line, each once, in the order of the words. */
export function namesByLine(
  { open, source }: LiveSource,
  shown: readonly Shown[],
  language: string,
): ReadonlyMap<number, readonly string[]> {
  const { book } = open.project;
  const names = new Map<number, string[]>();
  for (const { code, span } of shown) {
    const line = source.lineOf(span.start);
    const known = book.byId.get(code);
    const name = known ? nameIn(known, language) : code;
    const ofLine = names.get(line);
    if (!ofLine) names.set(line, [name]);
    else if (!ofLine.includes(name)) ofLine.push(name);
  }
  return names;
}
