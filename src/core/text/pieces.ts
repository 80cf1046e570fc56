import type { Section } from './sections';
import type { Span } from './span';
import type { Turn } from './turn';
import type { Transcript } from './turns';

/** What is read by itself when words are looked for: a turn, or a heading, which nobody says. */
export type Piece = Pick<Turn, 'speaker' | 'isInterviewer' | 'body' | 'parts'>;

/** Turns and headings as they follow each other. Speakers' names, times and front matter are no words. */
export function piecesOf(text: string, { turns, sections }: Transcript): readonly Piece[] {
  if (!sections.length) return turns;
  const headings = sections.map((section) => headingPiece(text, section));
  return [...turns, ...headings].sort((a, b) => a.body.start - b.body.start);
}

/** Its words, without what marks it as a heading. */
function headingPiece(text: string, { title, heading }: Section): Piece {
  const found = text.indexOf(title, heading.start);
  const start = found >= 0 && found < heading.end ? found : heading.start;
  const body: Span = { start, end: Math.min(start + title.length, heading.end) };
  return { speaker: undefined, isInterviewer: false, body, parts: [body] };
}
