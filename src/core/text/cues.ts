import { skipBlank, skipBlankBack } from './chars';
import { type Lines, lineSpan } from './lines';
import type { Span } from './span';

/** The words of one cue of a WebVTT or SubRip file. */
export interface Cue {
  /** When it begins, as written. */
  readonly time: string;
  /** Its lines of text, without white space at their ends; none is empty. */
  readonly lines: readonly Span[];
}

const timing =
  /^\s*((?:\d+:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)\s*-->\s*(?:\d+:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?/;
const aside = /^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/;

/** Whether a text without a known format is WebVTT or SubRip. */
export function sniffCues(text: string): 'vtt' | 'srt' | undefined {
  if (/^WEBVTT(?:[ \t\n]|$)/.test(text)) return 'vtt';
  return /^\s*\d+[ \t]*\n\s*\d+:\d{2}:\d{2}[.,]\d{1,3}\s*-->/.test(text.slice(0, 200))
    ? 'srt'
    : undefined;
}

/**
 * The cues in their order. Times are the anchors, so blank lines within a cue, missing ones between
 * cues and missing indices do no harm; the header, notes, styles, regions and identifiers are left
 * out.
 */
export function readCues(text: string, lines: Lines, format: 'vtt' | 'srt'): readonly Cue[] {
  const cues: Cue[] = [];
  let payload: { readonly span: Span; readonly number: number; readonly mayBeId: boolean }[] = [];
  let time: string | undefined;
  let inAside = false;
  let afterBlank = true;
  const close = (): void => {
    if (time !== undefined) cues.push({ time, lines: payload.map(({ span }) => span) });
  };
  for (let number = 1; number <= lines.starts.length; number++) {
    const line = lineSpan(lines, number) ?? { start: 0, end: 0 };
    const start = skipBlank(text, line.start, line.end);
    if (start === line.end) {
      // In WebVTT a line with a space in it ends no cue.
      if (format === 'srt' || line.start === line.end) afterBlank = true;
      inAside &&= !afterBlank;
      continue;
    }
    const span = { start, end: skipBlankBack(text, start, line.end) };
    const words = text.slice(span.start, Math.min(span.end, span.start + 80));
    const match = timing.exec(words);
    if (match?.[1] !== undefined) {
      const last = payload.at(-1);
      if (last?.mayBeId && last.number === number - 1) payload.pop();
      close();
      time = match[1];
      payload = [];
      inAside = false;
    } else if (format === 'vtt' && afterBlank && aside.test(words)) {
      inAside = true;
    } else if (!inAside) {
      const mayBeId = format === 'vtt' ? afterBlank : /^\d+$/.test(words);
      payload.push({ span, number, mayBeId });
    }
    afterBlank = false;
  }
  close();
  return cues;
}
