import assert from 'node:assert/strict';
import type { Span } from '../../src/core/text/span';

/** A text written with «…» around its excerpts. */
export interface Marked {
  /** Without the marks. */
  readonly text: string;
  readonly spans: readonly Span[];
}

export function marked(withMarks: string): Marked {
  const spans: Span[] = [];
  let text = '';
  for (const part of withMarks.split(/(?=[«»])/u)) {
    const words = part.replace(/^[«»]/u, '');
    if (part.startsWith('«')) spans.push({ start: text.length, end: text.length + words.length });
    text += words;
  }
  return { text, spans };
}

/** As `marked`, for a text with one excerpt. */
export function markedOnce(withMarks: string): { readonly text: string; readonly span: Span } {
  const { text, spans } = marked(withMarks);
  const [span, ...more] = spans;
  assert.ok(span && !more.length, `one excerpt in: ${withMarks}`);
  return { text, span };
}

/** The text with «…» around each span: what a person can read at a glance. */
export function mark(text: string, spans: readonly Span[]): string {
  let [result, at] = ['', 0];
  for (const { start, end } of spans) {
    result += `${text.slice(at, start)}«${text.slice(start, end)}»`;
    at = end;
  }
  return result + text.slice(at);
}
