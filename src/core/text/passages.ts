import { skipBlank, skipBlankBack } from './chars';
import { readCues } from './cues';
import { type Label, readLabel } from './labels';
import { type Lines, lineSpan } from './lines';
import { type Heading, readHeading } from './sections';
import type { Span } from './span';

/** A line of words, or a piece of a cue's line, that may begin with a label. */
export interface Passage {
  /** Without white space at its ends. */
  readonly span: Span;
  /** What stands before it; a cue's times count as a blank line. */
  readonly follows: 'heading' | 'blank' | 'line';
  readonly label: Label | undefined;
  /** The start of its cue, as written; undefined outside subtitles. */
  readonly cueTime: string | undefined;
}

/** The lines from `start` on, with the headings among them taken out. */
export function linePassages(
  text: string,
  lines: Lines,
  start: number,
): { readonly passages: readonly Passage[]; readonly headings: readonly Heading[] } {
  const passages: Passage[] = [];
  const headings: Heading[] = [];
  let follows: Passage['follows'] = 'blank';
  let numberSigns = 0;
  for (let number = 1; number <= lines.starts.length; number++) {
    const line = lineSpan(lines, number);
    if (!line || line.start < start) continue;
    const span = shown(text, line);
    if (!span) {
      if (follows === 'line') follows = 'blank';
      continue;
    }
    const heading = readHeading(text, span, follows !== 'line', numberSigns);
    if (heading) {
      headings.push(heading);
      if (text.charAt(span.start) === '#') numberSigns = heading.level;
      follows = 'heading';
    } else {
      passages.push({ span, follows, label: readLabel(text, span), cueTime: undefined });
      follows = 'line';
    }
  }
  return { passages, headings };
}

const voiceTag = /<(?:v(?:\.[^\s>]{0,40})?\s[^>\n]{1,100}|\/v)>/g;

/** The lines of the cues, cut where another voice begins; a closing voice tag is left out. */
export function cuePassages(text: string, lines: Lines, format: 'vtt' | 'srt'): readonly Passage[] {
  const passages: Passage[] = [];
  for (const cue of readCues(text, lines, format)) {
    let follows: Passage['follows'] = 'blank';
    for (const line of cue.lines) {
      for (const piece of cutAtVoices(text, line)) {
        const span = shown(text, piece);
        if (!span) continue;
        passages.push({ span, follows, label: readLabel(text, span), cueTime: cue.time });
        follows = 'line';
      }
    }
  }
  return passages;
}

function cutAtVoices(text: string, line: Span): readonly Span[] {
  const pieces: Span[] = [];
  let start = line.start;
  for (const tag of text.slice(line.start, line.end).matchAll(voiceTag)) {
    const at = line.start + tag.index;
    pieces.push({ start, end: at });
    start = tag[0] === '</v>' ? at + tag[0].length : at;
  }
  pieces.push({ start, end: line.end });
  return pieces;
}

function shown(text: string, line: Span): Span | undefined {
  const start = skipBlank(text, line.start, line.end);
  return start === line.end ? undefined : { start, end: skipBlankBack(text, start, line.end) };
}
