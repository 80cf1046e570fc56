import { sniffCues } from './cues';
import { findSpeakers } from './evidence';
import { type FrontMatter, splitFrontMatter } from './frontMatter';
import { joinTurns } from './joinTurns';
import { indexLines, type Lines } from './lines';
import { nameKey } from './names';
import { cuePassages, linePassages } from './passages';
import { type Section, sectionsOf } from './sections';
import type { Span } from './span';
import type { Turn } from './turn';

export type { Turn };

export type TranscriptFormat = 'text' | 'markdown' | 'vtt' | 'srt';

export interface Speaker {
  readonly name: string;
  readonly isInterviewer: boolean;
  /** How many turns are theirs. */
  readonly turns: number;
}

/** A source as people speak in it. Headings, front matter and what frames cues are in no turn. */
export interface Transcript {
  readonly format: TranscriptFormat;
  /** In order; they never overlap. */
  readonly turns: readonly Turn[];
  /** In the order of their headings; a section holds the deeper ones under it. */
  readonly sections: readonly Section[];
  /** In the order in which they first speak. */
  readonly speakers: readonly Speaker[];
  readonly frontMatter: FrontMatter | undefined;
}

export interface ReadTurnsOptions {
  /** Without it, the text itself must show that it is WebVTT or SubRip, or has front matter. */
  readonly format?: TranscriptFormat | undefined;
  /** Names of the interviewers, beside the words that always mean one. */
  readonly interviewers?: readonly string[] | undefined;
}

/** Expects LF line ends. What counts as a speaker's label is told at `findSpeakers`. */
export function readTurns(
  text: string,
  lines: Lines = indexLines(text),
  options: ReadTurnsOptions = {},
): Transcript {
  const { format = sniffCues(text) ?? (splitFrontMatter(text) ? 'markdown' : 'text') } = options;
  const interviewers = new Set(options.interviewers?.map(nameKey));
  const frontMatter = format === 'markdown' ? splitFrontMatter(text) : undefined;
  const { passages, headings } =
    format === 'vtt' || format === 'srt'
      ? { passages: cuePassages(text, lines, format), headings: [] }
      : linePassages(text, lines, frontMatter?.span.end ?? 0);
  const turns = joinTurns(text, passages, findSpeakers(text, passages, interviewers));
  const sections = sectionsOf(text, headings);
  return { format, turns, sections, speakers: speakersOf(turns), frontMatter };
}

/** The turn at an offset; right behind its last character is still in it. */
export function turnAt(transcript: Transcript, offset: number): Turn | undefined {
  const turn = transcript.turns[turnsUpTo(transcript.turns, offset) - 1];
  return turn && offset <= turn.span.end ? turn : undefined;
}

/** The turns that share characters with `span`, in order; none for an empty span. */
export function turnsIn(transcript: Transcript, span: Span): readonly Turn[] {
  const { turns } = transcript;
  if (span.end <= span.start) return [];
  const first = Math.max(0, turnsUpTo(turns, span.start) - 1);
  const slice = turns.slice(first, turnsUpTo(turns, span.end - 1));
  return slice.filter((turn) => turn.span.end > span.start);
}

/**
 * Whose words the span holds: of the speakers in it, the one who says most. An interviewer only
 * where nobody else speaks, as an excerpt often takes in the question.
 */
export function speakerOf(transcript: Transcript, span: Span): string | undefined {
  let best: { readonly turn: Turn; readonly words: number } | undefined;
  const said = new Map<string, number>();
  for (const turn of turnsIn(transcript, span)) {
    if (turn.speaker === undefined) continue;
    const shared = Math.min(turn.body.end, span.end) - Math.max(turn.body.start, span.start);
    const words = (said.get(turn.speaker) ?? 0) + Math.max(0, shared);
    said.set(turn.speaker, words);
    const isBetter =
      !best ||
      (best.turn.isInterviewer && !turn.isInterviewer) ||
      (best.turn.isInterviewer === turn.isInterviewer && words > best.words);
    if (isBetter) best = { turn, words };
  }
  return best?.turn.speaker;
}

/** How many turns begin at or before `offset`. */
export function turnsUpTo(turns: readonly Turn[], offset: number): number {
  let low = 0;
  let high = turns.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((turns[middle]?.span.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function speakersOf(turns: readonly Turn[]): readonly Speaker[] {
  const speakers = new Map<string, Speaker>();
  for (const { speaker, isInterviewer } of turns) {
    if (speaker === undefined) continue;
    const count = (speakers.get(speaker)?.turns ?? 0) + 1;
    speakers.set(speaker, { name: speaker, isInterviewer, turns: count });
  }
  return [...speakers.values()];
}
