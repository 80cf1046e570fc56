import { skipBlank, skipBlankBack } from './chars';
import { lineAt, type Lines, lineSpan } from './lines';
import { contains, type Span } from './span';
import { type Transcript, turnAt, turnsIn } from './turns';
import { sentenceAt } from './sentences';
import { wordAt } from './words';

export { sentenceAt, sentencesIn } from './sentences';
export { wordAt } from './words';

/**
 * The ladder for growing a selection: word, sentence, line, what the turn says, the turn, its
 * sections from the inmost out, the whole text. Each rung holds `span` and is larger than the one
 * before it.
 */
export function expand(
  text: string,
  lines: Lines,
  transcript: Transcript,
  span: Span,
): readonly Span[] {
  const last = Math.max(span.start, span.end - 1);
  const firstLine = wordsOfLine(text, lines, transcript, span.start);
  const lastLine = wordsOfLine(text, lines, transcript, last);
  const turns = span.end > span.start ? turnsIn(transcript, span) : [];
  const first = turns[0] ?? turnAt(transcript, span.start);
  const final = turns.at(-1) ?? first;
  const sections = transcript.sections.filter((section) => contains(section.span, span)).reverse();
  const rungs: (Span | undefined)[] = [
    wordAt(text, span.start, firstLine),
    {
      start: sentenceAt(text, span.start, firstLine).start,
      end: sentenceAt(text, last, lastLine).end,
    },
    { start: firstLine.start, end: lastLine.end },
    first && final && { start: first.body.start, end: final.body.end },
    first && final && { start: first.span.start, end: final.span.end },
    ...sections.map((section) => section.span),
    { start: 0, end: text.length },
  ];
  const ladder: Span[] = [];
  let held = span;
  for (const rung of rungs) {
    if (!rung || !contains(rung, held) || length(rung) <= length(held)) continue;
    ladder.push(rung);
    held = rung;
  }
  return ladder;
}

/** The line at an offset without the white space around it, and without the label before it. */
function wordsOfLine(text: string, lines: Lines, transcript: Transcript, offset: number): Span {
  const line = lineSpan(lines, lineAt(lines, offset)) ?? { start: offset, end: offset };
  const part = turnAt(transcript, offset)?.parts.find(
    ({ start, end }) => start <= offset && offset <= end,
  );
  const start = Math.max(line.start, part?.start ?? line.start);
  const end = Math.min(line.end, part?.end ?? line.end);
  const first = skipBlank(text, start, end);
  return first < end ? { start: first, end: skipBlankBack(text, first, end) } : { start, end };
}

function length(span: Span): number {
  return span.end - span.start;
}
