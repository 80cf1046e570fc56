import { copied, isSmall } from './chars';
import type { Label } from './labels';
import {
  isFact,
  isInterviewer,
  isNoSpeaker,
  isRole,
  isSound,
  looksLikeName,
  nameKey,
} from './names';
import type { Passage } from './passages';

/** One voice of a file: the same object for every label that names it. */
export interface Voice {
  /** As the file first spells it. */
  readonly name: string;
  readonly isInterviewer: boolean;
}

/** What is known of a name from itself, and how often the file comes back to it. */
interface Candidate extends Voice {
  readonly isRole: boolean;
  readonly isNoSpeaker: boolean;
  readonly looksLikeName: boolean;
  readonly isSmall: boolean;
  times: number;
}

/** A label of the file that may name a speaker. */
interface Attempt extends Pick<Passage, 'follows'> {
  /** Of its passage. */
  readonly index: number;
  readonly label: Label;
  readonly candidate: Candidate;
  readonly isLink: boolean;
}

/** The share of lines (or of blocks) with a label from which on a file is read as a dialogue. */
const dialogue = 0.75;
/** A head of facts (date, place) is looked for in this many lines. */
const headLines = 20;
/** Behind a label in a head stands a name or a date, and no speech. */
const headWords = 40;

/**
 * Who begins to speak at each passage, if anyone. One label alone proves little ("Note:" has the
 * shape of a name), so the whole file bears witness. A label counts when
 * - it is a voice tag, or a role (interviewer, 问, A, P1); or
 * - it is bold or in brackets with a colon, or carries a time and looks like a name (but three or
 *   more bold or bracketed ones none of which comes back are the run-in headings of a document); or
 * - it occurs at least twice (written in small letters: only in a dialogue); or
 * - it occurs once, looks like a name, and the file is a dialogue: three quarters of its lines, or
 *   of its blocks, begin with a label.
 * Never: words that label other things (Note, 例如, Figure 2), sounds in brackets, words that
 * introduce speech (她说), and the facts at the head of the file (日期：, Interviewee: Ms Li).
 */
export function findSpeakers(
  text: string,
  passages: readonly Passage[],
  interviewers: ReadonlySet<string>,
): readonly (Voice | undefined)[] {
  const head = headEnd(passages);
  const attempts = gather(text, passages, head, interviewers);
  const isHeading = runInHeadings(attempts);
  const isCertain = (it: Attempt): boolean =>
    it.label.form === 'voice' ||
    it.candidate.isRole ||
    (isMarked(it.label, it.candidate) && !isHeading(it));
  const isLikely = (it: Attempt): boolean =>
    isCertain(it) || it.candidate.times > 1 || (it.candidate.looksLikeName && !isHeading(it));
  const likely = attempts.filter(isLikely);
  const talk = passages.slice(head);
  const byLine = isDialogue(likely.length, talk.length);
  const byBlock = isDialogue(count(likely, opensBlock), count(talk, opensBlock));

  const voices = new Array<Voice | undefined>(passages.length).fill(undefined);
  for (const attempt of attempts) {
    const { candidate, isLink } = attempt;
    const inDialogue = byLine || (byBlock && opensBlock(attempt));
    const counts =
      isCertain(attempt) ||
      (candidate.times > 1 && (inDialogue || !candidate.isSmall)) ||
      (inDialogue && isLikely(attempt) && !isLink);
    if (counts) voices[attempt.index] = candidate;
  }
  return voices;
}

/** The labels whose words may be a name, each with what the file knows of that name. */
function gather(
  text: string,
  passages: readonly Passage[],
  head: number,
  interviewers: ReadonlySet<string>,
): readonly Attempt[] {
  const attempts: Attempt[] = [];
  const bySpelling = new Map<string, Candidate>();
  const byKey = new Map<string, Candidate>();
  for (let index = head; index < passages.length; index++) {
    const { label, follows } = passages[index] ?? {};
    if (!label || !follows) continue;
    let candidate = bySpelling.get(label.name);
    if (!candidate) {
      const key = nameKey(label.name);
      candidate = byKey.get(key) ?? candidateOf(label.name, interviewers);
      byKey.set(key, candidate);
      bySpelling.set(label.name, candidate);
    }
    if (!mayName(label, candidate)) continue;
    const isLink = opensLink(text, label);
    if (!isLink) candidate.times++;
    attempts.push({ index, label, candidate, isLink, follows });
  }
  return attempts;
}

function candidateOf(name: string, interviewers: ReadonlySet<string>): Candidate {
  const asks = isInterviewer(name, interviewers);
  const role = asks || isRole(name);
  return {
    name: copied(name),
    isInterviewer: asks,
    isRole: role,
    isNoSpeaker: !role && isNoSpeaker(name),
    looksLikeName: role || looksLikeName(name),
    isSmall: isSmall(name),
    times: 0,
  };
}

function mayName(label: Label, candidate: Candidate): boolean {
  if (label.form === 'voice') return true;
  if (candidate.isNoSpeaker) return false;
  return label.form !== 'bracket' || (!isSound(label.name) && !candidate.isSmall);
}

function isMarked(label: Label, candidate: Candidate): boolean {
  if (label.form === 'bold' || label.form === 'bracket-colon') return true;
  return label.form === 'timed' && candidate.looksLikeName;
}

/** Three or more bold or bracketed labels none of which comes back head the parts of a document. */
function runInHeadings(attempts: readonly Attempt[]): (attempt: Attempt) => boolean {
  const marked = attempts.filter(({ label, candidate }) => isMarked(label, candidate));
  const isDocument = marked.length > 2 && marked.every(({ candidate }) => candidate.times === 1);
  return ({ label, candidate }) =>
    isDocument && label.form !== 'timed' && isMarked(label, candidate) && !candidate.isRole;
}

/** "PR: https://…" names a link; it proves no speaker. */
function opensLink(text: string, { span }: Label): boolean {
  return (
    text.startsWith('http', span.end) || /^\s*<?https?:/.test(text.slice(span.end, span.end + 16))
  );
}

function isDialogue(labelled: number, all: number): boolean {
  return labelled > 1 && labelled >= all * dialogue;
}

function opensBlock({ follows }: Pick<Passage, 'follows'>): boolean {
  return follows !== 'line';
}

function count<T>(values: readonly T[], test: (value: T) => boolean): number {
  return values.reduce((sum, value) => sum + Number(test(value)), 0);
}

/** How many passages make a head of facts: through the last fact, and the rest of its block. */
function headEnd(passages: readonly Passage[]): number {
  let end = 0;
  for (const [index, { label }] of passages.slice(0, headLines).entries()) {
    if (!label) break;
    if (isFact(label.name)) end = index + 1;
  }
  if (end === 0) return 0;
  let rest = end;
  for (let passage = passages[rest]; passage?.follows === 'line'; passage = passages[++rest]) {
    const words = passage.label ? passage.span.end - passage.label.span.end : Infinity;
    if (words > headWords) return end;
  }
  return rest < passages.length ? rest : end;
}
