import { sentence } from '../../base/sentences';
import type { Span } from '../../text/span';
import { QueryFault, type Relation, type Value } from './syntax';

export type Token =
  | { readonly kind: 'open' | 'close' | 'and' | 'or' | 'not'; readonly span: Span }
  | { readonly kind: 'relation'; readonly span: Span; readonly relation: Relation }
  | {
      readonly kind: 'term';
      readonly span: Span;
      /** Undefined for words alone. */
      readonly field: Value | undefined;
      readonly values: readonly Value[];
    };

const signs: Readonly<Record<string, 'open' | 'close' | 'and' | 'or' | 'not'>> = {
  '(': 'open',
  '（': 'open',
  ')': 'close',
  '）': 'close',
  '&': 'and',
  '＆': 'and',
  '|': 'or',
  '｜': 'or',
  '!': 'not',
  '！': 'not',
};

const closing: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”',
  '„': '“',
  '”': '”',
  '「': '」',
  '『': '』',
  '《': '》',
  '＂': '＂',
};

const words = new Map<string, 'and' | 'or' | 'not'>([
  ['and', 'and'],
  ['or', 'or'],
  ['not', 'not'],
]);

/** The parts of a question in order. Throws a QueryFault where one can't be read. */
export function scanQuery(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    const character = text[at] ?? '';
    const sign = signs[character];
    if (/\s/.test(character)) at++;
    else if (sign) tokens.push({ kind: sign, span: { start: at, end: ++at } });
    else {
      const token = scanTerm(text, at);
      tokens.push(token);
      at = token.span.end;
    }
  }
  return tokens;
}

function scanTerm(text: string, start: number): Token {
  const first = scanValue(text, start);
  const colon = first.span.end;
  if (!isColon(text[colon])) {
    const span = first.span;
    const word = first.isQuoted ? undefined : words.get(first.text.toLowerCase());
    if (word) return { kind: word, span };
    const relation = first.isQuoted ? undefined : relationOf(first);
    if (relation) return { kind: 'relation', span, relation };
    return { kind: 'term', span, field: undefined, values: [first] };
  }
  const values: Value[] = [];
  let at = colon;
  // The colon before the first value, a comma before each of the others.
  do {
    const value = scanValue(text, at + 1);
    values.push(value);
    at = value.span.end;
  } while (isComma(text[at]));
  const missing = values.find((value) => value.text === '' && !value.isQuoted);
  if (missing)
    throw new QueryFault(
      sentence('After “{field}:” a value is expected, and after each comma another one.', {
        field: first.text,
      }),
      { start, end: missing.span.end },
    );
  return { kind: 'term', span: { start, end: at }, field: first, values };
}

/** Up to a white space or a sign that means something here; or what stands in quotation marks. */
function scanValue(text: string, start: number): Value {
  const close = closing[text[start] ?? ''];
  if (close !== undefined) {
    const end = text.indexOf(close, start + 1);
    if (end < 0)
      throw new QueryFault(sentence('A quotation mark is opened here and not closed.'), {
        start,
        end: text.length,
      });
    return {
      span: { start, end: end + 1 },
      text: text.slice(start + 1, end),
      isQuoted: true,
    };
  }
  let end = endOfPattern(text, start) ?? start;
  while (end < text.length && !endsValue(text, end, start)) end++;
  return { span: { start, end }, text: text.slice(start, end), isQuoted: false };
}

/** Between slashes, a regular expression has signs and spaces of its own. */
function endOfPattern(text: string, start: number): number | undefined {
  if (text[start] !== '/') return undefined;
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '/' && (at + 1 === text.length || endsValue(text, at + 1, start)))
      return at + 1;
  }
  return undefined;
}

function endsValue(text: string, at: number, start: number): boolean {
  const character = text[at] ?? '';
  if (/\s/.test(character) || isColon(character) || isComma(character)) return true;
  const sign = signs[character];
  // A name may end with an exclamation mark, but none begins with one.
  return sign !== undefined && (sign !== 'not' || at === start);
}

function isColon(character: string | undefined): boolean {
  return character === ':' || character === '：';
}

function isComma(character: string | undefined): boolean {
  return character === ',' || character === '，' || character === '、';
}

/** How far “near” reaches where nobody says. Sentences. */
const usualDistance = 1;

function relationOf({ text, span }: Value): Relation | undefined {
  const [name = '', more, ...rest] = text.toLowerCase().split('/');
  switch (name) {
    case 'with':
    case 'overlaps':
    case 'contains':
    case 'inside':
      if (more === undefined) return { kind: name };
      throw new QueryFault(sentence('“{word}” takes no number.', { word: name }), span);
    case 'near':
    case 'before':
    case 'after': {
      const distance = /^(\d{1,6})(s|t)?$/.exec(more ?? String(usualDistance));
      if (!distance || rest.length)
        throw new QueryFault(
          sentence(
            'After “{word}/” a number of sentences is expected, as in {word}/3, or of turns, as in {word}/3t.',
            { word: name },
          ),
          span,
        );
      const unit = distance[2] === 't' ? 'turn' : 'sentence';
      return { kind: name, distance: Number(distance[1]), unit };
    }
    case 'same':
      if (more === 'turn' || more === 'source') return { kind: `same-${more}` };
      if (more === 'excerpt') return { kind: 'with' };
      if (more === undefined) return undefined;
      throw new QueryFault(
        sentence('After “same/” one of these is expected: turn, source, excerpt.'),
        span,
      );
    default:
      return undefined;
  }
}
