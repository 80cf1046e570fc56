import type { Span } from '../../../../src/core/text/span';

export interface Marked {
  readonly text: string;
  readonly spans: readonly Span[];
}

/** The text without its marks «…», and where they stood. */
export function marked(withMarks: string): Marked {
  const spans: Span[] = [];
  let text = '';
  for (const part of withMarks.split(/(?=[«»])/u)) {
    if (part.startsWith('«')) {
      spans.push({ start: text.length, end: text.length + part.length - 1 });
      text += part.slice(1);
    } else {
      text += part.startsWith('»') ? part.slice(1) : part;
    }
  }
  return { text, spans };
}

/** The text with «…» around each span: what a person can read at a glance. */
export function mark(text: string, spans: readonly Span[]): string {
  let result = '';
  let at = 0;
  for (const { start, end } of spans) {
    result += `${text.slice(at, start)}«${text.slice(start, end)}»`;
    at = end;
  }
  return result + text.slice(at);
}
