import { skipBlank, skipBlankBack, touched } from './chars';
import { sentenceEnd } from './sentenceEnds';
import type { Span } from './span';

/** The sentences in `span`, in order, without white space around them; none leaves its line. */
export function sentencesIn(text: string, span: Span): readonly Span[] {
  const sentences: Span[] = [];
  for (let lineStart = span.start; lineStart < span.end;) {
    const newline = text.indexOf('\n', lineStart);
    const lineEnd = newline < 0 || newline > span.end ? span.end : newline;
    for (let start = lineStart; start < lineEnd;) {
      const end = nextEnd(text, start, { start: lineStart, end: lineEnd });
      const sentence = shown(text, { start, end });
      if (sentence) sentences.push(sentence);
      start = end;
    }
    lineStart = lineEnd + 1;
  }
  return sentences;
}

/**
 * The sentence at an offset of a line, or of a part of one. Right behind a sentence and before a
 * gap it is that sentence; within a gap the next, if there is one.
 */
export function sentenceAt(text: string, offset: number, line: Span): Span {
  const words = shown(text, line);
  if (!words) return { start: offset, end: offset };
  const at = touched(text, offset, words);
  let start = words.start;
  for (let after = at; after > words.start; after--) {
    const end = sentenceEnd(text, words.start, after, words.end);
    if (end === undefined || end > at) continue;
    start = end;
    break;
  }
  let end = nextEnd(text, start, words);
  while (end <= at && end < words.end) end = nextEnd(text, end, words);
  return shown(text, { start, end }) ?? { start: at, end: at };
}

/** The end of the sentence that goes on at `from`. */
function nextEnd(text: string, from: number, line: Span): number {
  for (let after = from + 1; after < line.end; after++) {
    const end = sentenceEnd(text, line.start, after, line.end);
    if (end !== undefined && end > from) return end;
  }
  return line.end;
}

function shown(text: string, span: Span): Span | undefined {
  const start = skipBlank(text, span.start, span.end);
  return start < span.end ? { start, end: skipBlankBack(text, start, span.end) } : undefined;
}
