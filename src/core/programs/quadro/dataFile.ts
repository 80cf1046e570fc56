import type { Span } from '../../text/span';
import { linksIn, type Note } from './vault';

/** A text of a vault as it is to be read, and its paragraphs that have an id. */
export interface Marked {
  readonly text: string;
  /** By id: where the paragraph is, or what of it is highlighted, and keys of the codes it carries. */
  readonly paragraphs: ReadonlyMap<
    string,
    { readonly span: Span; readonly codes: readonly string[] }
  >;
}

/**
 * The text of a note without what Quadro wrote into it: links to codes, ids of paragraphs, and the
 * marks of a highlight. A code is on what is highlighted of its paragraph, else on all of it.
 * @param codesOf keys of the codes that a link stands for; undefined for other links, which stay
 */
export function cleaned(
  { head, body }: Note,
  codesOf: (name: string) => readonly string[] | undefined,
): Marked {
  let text = head;
  const paragraphs = new Map<string, { span: Span; codes: readonly string[] }>();
  body.split('\n').forEach((line, i) => {
    if (i > 0) text += '\n';
    const { words, id, codes, highlights } = cleanedLine(line, codesOf);
    const start = text.length;
    text += words;
    const [only, ...others] = highlights;
    const whole = { start: words.length - words.trimStart().length, end: words.trimEnd().length };
    const { start: from, end: to } = only && !others.length ? only : whole;
    if (id !== undefined && from < to)
      paragraphs.set(id, { span: { start: start + from, end: start + to }, codes });
  });
  return { text, paragraphs };
}

/** Without an id it is not Quadro that wrote into a paragraph. */
function cleanedLine(line: string, codesOf: (name: string) => readonly string[] | undefined) {
  const [mark, id] = /\s*\^([A-Za-z0-9-]+)\s*$/.exec(line) ?? [];
  if (mark === undefined) return { id, words: line, codes: [], highlights: [] };
  const said = line.slice(0, line.length - mark.length);
  const codes: string[] = [];
  let isChanged = false;
  let bare = '';
  let from = 0;
  for (const { to, start, end, isEmbed } of linksIn(said)) {
    const own = isEmbed ? undefined : codesOf(to);
    if (!own) continue;
    codes.push(...own);
    isChanged = true;
    bare += said.slice(from, start).replace(/[ \t]+$/, '');
    from = end;
  }
  bare += said.slice(from);
  return { id, codes, ...withoutHighlights(isChanged ? bare.trimEnd() : bare) };
}

function withoutHighlights(line: string) {
  const highlights: Span[] = [];
  let words = '';
  let from = 0;
  for (const { 0: whole, 1: inner = '', index } of line.matchAll(/==([^=]+(?:=[^=]+)*)==/g)) {
    words += line.slice(from, index);
    highlights.push({ start: words.length, end: words.length + inner.length });
    words += inner;
    from = index + whole.length;
  }
  return { words: words + line.slice(from), highlights };
}
