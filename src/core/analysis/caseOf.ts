import type { LocatedCoding, LocatedSource } from '../project/located';
import type { Project } from '../project/project';
import type { Source } from '../project/sources';
import { nameKey } from '../text/names';
import type { Span } from '../text/span';
import { turnsIn } from '../text/turns';

/** The group of what belongs to no case: words of nobody who is a case. */
export const noCase = '';

/**
 * The case an excerpt belongs to. A source of one case: that case. A source of several (a focus
 * group): the first speaker within the excerpt who is one of its cases; if there is none, `noCase`.
 */
export function caseOfSpan(
  project: Project,
  source: Pick<LocatedSource, 'transcript'>,
  facts: Source,
  span: Span,
): string {
  const [only, ...others] = facts.cases;
  if (!others.length) return only ?? facts.path;
  const bySpeaker = speakersOf(project, facts.cases);
  for (const { speaker } of turnsIn(source.transcript, span)) {
    const found = speaker === undefined ? undefined : bySpeaker.get(nameKey(speaker));
    if (found !== undefined) return found;
  }
  return noCase;
}

export function caseOfCoding(
  project: Project,
  source: LocatedSource | undefined,
  facts: Source,
  coding: LocatedCoding,
): string {
  if (facts.cases.length < 2) return facts.cases[0] ?? facts.path;
  if (!source || coding.location.state === 'lost') return noCase;
  return caseOfSpan(project, source, facts, coding.location.span);
}

/** Labels in transcripts → case, for these cases: their speaker labels, their names and their ids. */
function speakersOf(project: Project, cases: readonly string[]): ReadonlyMap<string, string> {
  const speakers = new Map<string, string>();
  const take = (label: string, id: string) => {
    const key = nameKey(label);
    if (key !== '' && !speakers.has(key)) speakers.set(key, id);
  };
  for (const id of cases) {
    const known = project.caseTable.byId.get(id);
    known?.speakers.forEach((label) => take(label, id));
    take(known?.name ?? '', id);
    take(id, id);
  }
  return speakers;
}
