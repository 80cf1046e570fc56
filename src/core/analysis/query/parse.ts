import { sentence } from '../../base/sentences';
import type { Span } from '../../text/span';
import { scanQuery, type Token } from './scan';
import { type Query, QueryFault, type Term } from './syntax';

/** Deeper than any person nests, and not so deep that reading it could run out of room. */
const deepest = 200;

/**
 * Reads a question: `a | b` is either, `a & b` or `a b` both, `! a` the others, parentheses group,
 * and a relation (`near/3 b`) stands before what it relates to. Nothing at all asks for everything.
 * Throws a QueryFault where something else was expected.
 */
export function parseQuery(text: string): Query {
  const tokens = scanQuery(text);
  if (!tokens.length) return { kind: 'all' };
  const parser = new Parser(tokens, text.length);
  return parser.whole();
}

class Parser {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly end: number,
  ) {}

  whole(): Query {
    const query = this.either();
    const more = this.tokens[this.at];
    if (more)
      throw new QueryFault(sentence('There is no “(” that this “)” would close.'), more.span);
    return query;
  }

  private either(): Query {
    const from = this.at;
    const parts = [this.both()];
    while (this.take('or')) parts.push(this.both());
    return this.joined('or', parts, from);
  }

  private both(): Query {
    const from = this.at;
    const parts = [this.one()];
    for (;;) {
      const isAnd = this.take('and') !== undefined;
      const next = this.tokens[this.at]?.kind;
      if (!isAnd && (next === undefined || next === 'or' || next === 'close')) break;
      parts.push(this.one());
    }
    return this.joined('and', parts, from);
  }

  private one(): Query {
    const token = this.tokens[this.at];
    if (++this.depth > deepest && token)
      throw new QueryFault(sentence('This is nested too deeply to be read.'), token.span);
    const query = this.read(token);
    this.depth--;
    return query;
  }

  private read(token: Token | undefined): Query {
    switch (token?.kind) {
      case 'not':
        this.at++;
        return { kind: 'not', part: this.one(), span: this.since(token) };
      case 'relation':
        this.at++;
        return {
          kind: 'relation',
          relation: token.relation,
          part: this.one(),
          span: this.since(token),
        };
      case 'term':
        this.at++;
        return termOf(token);
      case 'open': {
        this.at++;
        const query = this.either();
        if (!this.take('close'))
          throw new QueryFault(sentence('This “(” is not closed.'), token.span);
        return query;
      }
      case 'close':
      case 'and':
      case 'or':
      case undefined:
        throw new QueryFault(
          sentence('Here something to look for is expected, as in code:mentoring or "words".'),
          token?.span ?? { start: this.end, end: this.end },
        );
    }
  }

  private joined(kind: 'and' | 'or', parts: readonly Query[], from: number): Query {
    const [only, ...others] = parts;
    const first = this.tokens[from];
    if (only && (!others.length || !first)) return only;
    return { kind, parts, span: first ? this.since(first) : { start: 0, end: this.end } };
  }

  /** From a token to the last one that was read. */
  private since({ span: { start } }: Token): Span {
    return { start, end: this.tokens[this.at - 1]?.span.end ?? this.end };
  }

  private take(kind: Token['kind']): Token | undefined {
    const token = this.tokens[this.at];
    if (token?.kind !== kind) return undefined;
    this.at++;
    return token;
  }
}

function termOf({ field, values, span }: Extract<Token, { kind: 'term' }>): Term {
  if (!field)
    return {
      span,
      kind: 'term',
      field: 'text',
      fieldSpan: { start: span.start, end: span.start },
      values,
    };
  return { kind: 'term', field: field.text, fieldSpan: field.span, span, values };
}
