import { describe } from '../anchor/selector';
import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import type { Span } from '../text/span';
import { trimSpan } from '../text/trim';
import { reviewKey } from './doubts';
import { editAsOne } from './asOne';
import { editsByCoder } from './editsByCoder';
import type { Act } from './history';
import type { LocatedCoding, LocatedSource } from './located';
import type { Project } from './project';

/** A coding and the words that it is to be on. */
export interface EndsChange {
  readonly coding: LocatedCoding;
  readonly span: Span;
}

/**
 * Puts codings on more or fewer words, all in one act; their ids, memos and dates stay. Throws a
 * Refusal for nothing to change, for a span without words, and where the same coder has the same
 * code on the very words already: the two would say one thing twice.
 */
export async function changeEnds(
  project: Project,
  source: LocatedSource,
  changes: readonly EndsChange[],
): Promise<Act> {
  const [first] = changes;
  if (!first) throw new Refusal(sentence('There is no excerpt of yours at the cursor.'));
  const spans = new Map<LocatedCoding, Span>();
  for (const { coding, span } of changes) {
    const words = trimSpan(source.text, span);
    if (!words) throw new Refusal(sentence('An excerpt needs words: these ends leave none.'));
    spans.set(coding, words);
  }
  for (const [coding, span] of spans) refuseTwin(source, spans, coding, span);
  const codings = [...spans.keys()];
  const edits = editsByCoder(project, source.path, codings, (coding) => ({
    kind: 'change',
    id: coding.record.id,
    set: {
      ...describe(source.text, source.lines, spans.get(coding) ?? { start: 0, end: 0 }),
      [reviewKey]: undefined,
    },
    of: coding.record,
  }));
  const codes = [...new Set(codings.map(({ record }) => record.code))].join(', ');
  const name = sentence('change the ends of {codes}', { codes });
  return { name, files: await editAsOne(project, name, edits), book: undefined };
}

function refuseTwin(
  source: LocatedSource,
  spans: ReadonlyMap<LocatedCoding, Span>,
  coding: LocatedCoding,
  span: Span,
): void {
  const { coder, record } = coding;
  const twin = source.codings.find((other) => {
    if (other === coding || other.coder !== coder || other.record.code !== record.code)
      return false;
    const { location } = other;
    const there = spans.get(other) ?? (location.state === 'lost' ? undefined : location.span);
    return there?.start === span.start && there.end === span.end;
  });
  if (!twin) return;
  throw new Refusal(
    sentence('“{code}” is on just these words already. Remove one of the two instead.', {
      code: record.code,
    }),
  );
}
