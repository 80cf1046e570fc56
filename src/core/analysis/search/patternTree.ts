/**
 * A regular expression taken apart. What is said of one character or of a place stays as it is
 * written, for the engine of the host to decide.
 */
export type PatternTree =
  | { readonly kind: 'character'; readonly source: string }
  /** Takes no character; `part` is what is looked for before or behind it. */
  | { readonly kind: 'place'; readonly source: string; readonly part: PatternTree | undefined }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly PatternTree[] }
  | {
      readonly kind: 'repeat';
      readonly part: PatternTree;
      readonly least: number;
      readonly most: number;
      readonly isLazy: boolean;
    }
  /** What only the host's engine can follow: a reference to a group, or a group with flags of its own. */
  | { readonly kind: 'own'; readonly part: PatternTree };

const nothing: PatternTree = { kind: 'sequence', parts: [] };

/** @param text a pattern that is sound with the flag `u` */
export function treeOf(text: string): PatternTree {
  return new Parser(text).choice();
}

class Parser {
  private at = 0;

  constructor(private readonly text: string) {}

  choice(): PatternTree {
    const parts = [this.sequence()];
    while (this.takes('|')) parts.push(this.sequence());
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'choice', parts };
  }

  private sequence(): PatternTree {
    const parts: PatternTree[] = [];
    while (this.at < this.text.length && !'|)'.includes(this.text.charAt(this.at)))
      parts.push(this.repeated(this.atom()));
    return { kind: 'sequence', parts };
  }

  private repeated(part: PatternTree): PatternTree {
    const found = this.match(/([*+?]|\{(\d+)(,?)(\d*)\})(\??)/uy);
    if (!found) return part;
    const [, sign = '', from = '', comma, to = '', lazy] = found;
    const least = from === '' ? (sign === '+' ? 1 : 0) : Number(from);
    const most =
      from !== '' ? (comma ? Number(to || Infinity) : least) : sign === '?' ? 1 : Infinity;
    return { kind: 'repeat', part, least, most, isLazy: lazy === '?' };
  }

  private atom(): PatternTree {
    const place = this.match(/[$^]|\\[bB]/uy)?.[0];
    if (place !== undefined) return { kind: 'place', source: place, part: undefined };
    if (this.match(/\\(?:[1-9]\d*|k<[^>]*>)/uy)) return { kind: 'own', part: nothing };
    if (this.text.charAt(this.at) === '(') return this.group();
    // A class, an escape of several signs, or a character that may be escaped.
    const character = this.match(
      /\[(?:\\.|[^\]\\])*\]|\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\dA-Fa-f]{4}(?:\\u[dD][c-fC-F][\dA-Fa-f]{2})?|x[\dA-Fa-f]{2}|c[A-Za-z]|.)|./suy,
    );
    return { kind: 'character', source: character?.[0] ?? '' };
  }

  private group(): PatternTree {
    const start = this.at;
    const opening = this.match(/\((?:\?(?:<?[=!]|<[^>]*>|[a-z-]*:))?/uy)?.[0] ?? '';
    const part = this.choice();
    this.takes(')');
    if (/[=!]$/.test(opening))
      return { kind: 'place', source: this.text.slice(start, this.at), part };
    return /^\(\?[a-z-]+:/.test(opening) ? { kind: 'own', part } : part;
  }

  private takes(sign: string): boolean {
    if (this.text.charAt(this.at) !== sign) return false;
    this.at++;
    return true;
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at += found[0].length;
    return found;
  }
}

/** Whether all of it can be followed by us. */
export function isFollowed(tree: PatternTree): boolean {
  switch (tree.kind) {
    case 'own':
      return false;
    case 'sequence':
    case 'choice':
      return tree.parts.every(isFollowed);
    case 'repeat':
      return isFollowed(tree.part);
    case 'place':
      return !tree.part || isFollowed(tree.part);
    case 'character':
      return true;
  }
}

/** What a repetition without end counts for in `waysOf`: characters of a long turn. */
const long = 10_000;

/** In how many ways the host's engine may try it from one place, at worst. */
export function waysOf(tree: PatternTree): number {
  switch (tree.kind) {
    case 'character':
      return 1;
    case 'place':
      return tree.part ? waysOf(tree.part) : 1;
    case 'own':
      return waysOf(tree.part);
    case 'sequence':
      return tree.parts.reduce((ways, part) => ways * waysOf(part), 1);
    case 'choice':
      return tree.parts.reduce((ways, part) => ways + waysOf(part), 0);
    case 'repeat': {
      const { part, least, most } = tree;
      const once = waysOf(part);
      const more = Math.min(most - least, long) + 1;
      return once === 1 ? more : once ** Math.min(most, long) * more;
    }
  }
}
