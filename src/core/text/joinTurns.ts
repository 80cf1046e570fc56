import { skipBlank } from './chars';
import type { Voice } from './evidence';
import type { Passage } from './passages';
import type { Span } from './span';
import type { Turn } from './turn';

interface Open {
  readonly voice: Voice | undefined;
  readonly label: Span;
  readonly time: string | undefined;
  readonly parts: Span[];
  end: number;
}

/**
 * Joins passages to turns. A label begins one; a passage without a label goes on with the turn
 * before it, across blank lines too, until the next label or heading. Where nobody speaks, a blank
 * line parts two turns. In subtitles one speaker's cues in a row are one turn.
 */
export function joinTurns(
  text: string,
  passages: readonly Passage[],
  /** Who begins to speak at each passage. */
  voices: readonly (Voice | undefined)[],
): readonly Turn[] {
  const turns: Turn[] = [];
  let open: Open | undefined;
  for (const [index, passage] of passages.entries()) {
    const { span, cueTime } = passage;
    const voice = voices[index];
    const label = voice && passage.label;
    if (!open || !continues(open, passage, voice)) {
      if (open) turns.push(turnOf(open));
      open = {
        voice,
        label: label?.span ?? { start: span.start, end: span.start },
        time: label?.time ?? cueTime,
        parts: [],
        end: span.end,
      };
    }
    const start = label ? skipBlank(text, label.span.end, span.end) : span.start;
    if (start < span.end) addPart(open.parts, { start, end: span.end }, cueTime !== undefined);
    open.end = span.end;
  }
  if (open) turns.push(turnOf(open));
  return turns;
}

function continues(open: Open, passage: Passage, voice: Voice | undefined): boolean {
  if (voice) return passage.cueTime !== undefined && voice === open.voice;
  if (passage.follows === 'heading') return false;
  return open.voice !== undefined || passage.follows === 'line';
}

function addPart(parts: Span[], part: Span, isCue: boolean): void {
  const last = parts.at(-1);
  if (isCue || !last) parts.push(part);
  else parts[parts.length - 1] = { start: last.start, end: part.end };
}

function turnOf({ voice, label, time, parts, end }: Open): Turn {
  const first = parts[0]?.start ?? label.end;
  return {
    speaker: voice?.name,
    isInterviewer: voice?.isInterviewer ?? false,
    label,
    body: { start: first, end: parts.at(-1)?.end ?? first },
    span: { start: label.start, end },
    parts,
    ...(time === undefined ? {} : { time }),
  };
}
