import { parseQuery } from './parse';
import { type Query, QueryFault, type Term } from './syntax';

/** One of the things that a question asks for together. */
export interface AskedPart {
  /** As people read it, with names in place of ids. */
  readonly label: string;
  /** As it is written. */
  readonly text: string;
  /** The question without it. */
  readonly rest: string;
}

/** The name of what a field’s value stands for; undefined where it says enough by itself. */
export type NameOf = (field: string, value: string) => string | undefined;

/** What a question asks for together, each by itself; nothing where it asks for everything, or can’t be read. */
export function askedParts(text: string, nameOf: NameOf): readonly AskedPart[] {
  const query = readable(text);
  if (query.kind === 'all') return [];
  const parts = query.kind === 'and' ? query.parts : [query];
  const written = parts.map((part) => writtenIn(text, part));
  return parts.map((part, i) => ({
    label: labelOf(text, part, nameOf),
    text: written[i] ?? '',
    rest: written.filter((_, other) => other !== i).join(' '),
  }));
}

function readable(text: string): Query {
  try {
    return parseQuery(text);
  } catch (error) {
    if (error instanceof QueryFault) return { kind: 'all' };
    throw error;
  }
}

/** In parentheses where it would mean something else beside others. */
function writtenIn(text: string, part: Query): string {
  if (part.kind === 'all') return '';
  const words = text.slice(part.span.start, part.span.end);
  return part.kind === 'or' || part.kind === 'and' ? `(${words})` : words;
}

function labelOf(text: string, part: Query, nameOf: NameOf, isInside = false): string {
  switch (part.kind) {
    case 'all':
      return '';
    case 'and':
    case 'or': {
      const sign = part.kind === 'or' ? ' | ' : ' & ';
      const all = part.parts.map((each) => labelOf(text, each, nameOf, true)).join(sign);
      return isInside ? `(${all})` : all;
    }
    case 'not':
      return `not ${labelOf(text, part.part, nameOf, true)}`;
    case 'relation': {
      const word = /^[^\s(（]*/.exec(text.slice(part.span.start))?.[0] ?? '';
      return `${word} ${labelOf(text, part.part, nameOf, true)}`;
    }
    case 'term':
      return termLabel(text, part, nameOf);
  }
}

function termLabel(text: string, { field, fieldSpan, values }: Term, nameOf: NameOf): string {
  const all = values.map(({ text: value, span, isQuoted }) => {
    const [, id = value, plus = ''] = isQuoted ? [] : (/^(.*?)([+＋]?)$/su.exec(value) ?? []);
    const name = nameOf(field, id);
    return name === undefined ? text.slice(span.start, span.end) : `${name}${plus}`;
  });
  const isWord = fieldSpan.end === fieldSpan.start;
  return isWord ? all.join(', ') : `${field}: ${all.join(', ')}`;
}
