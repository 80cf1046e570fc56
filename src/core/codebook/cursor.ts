import type { Span } from '../text/span';

/** What may be written at a place in a codebook, told by the lines around it alone. */
export type Cursor =
  /** The name of a field. */
  | {
      readonly kind: 'field';
      readonly of: 'book' | 'code';
      /** Id of the code; undefined for the book. */
      readonly code: string | undefined;
      /** Fields that are there already. */
      readonly present: readonly string[];
      readonly span: Span;
      /** Whether it stands within `{ }`. */
      readonly isFlow: boolean;
    }
  /** The id of a code. */
  | { readonly kind: 'id'; readonly span: Span; readonly isFlow: boolean }
  /** What a field holds. */
  | {
      readonly kind: 'value';
      readonly field: string;
      readonly code: string | undefined;
      /** What is written of it before the cursor. */
      readonly before: string;
      readonly span: Span;
    };

interface Key {
  readonly name: string;
  readonly indent: number;
}

/**
 * Needs no sound YAML, only lines that stand in as they do in a codebook: so that it helps where it
 * is needed most, in a line that is half written. Undefined where nothing can be said, as in
 * comments.
 * @param text with LF line ends
 */
export function cursorAt(text: string, offset: number): Cursor | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  if (/(?:^|\s)#(?![0-9a-f]{0,6}$)/i.test(withoutQuoted(before))) return undefined;
  const { keys, rest, at, isFlow, isItem } = inLine(before);
  const indent = keys[0]?.indent ?? before.search(/[^ \t]|$/);
  const above = keysAbove(text, lineStart, isItem ? indent + 1 : indent);
  const path = [...above, ...keys].map(({ name }) => name);
  const span = { start: lineStart + at, end: wordEnd(text, offset) };
  const isKeyPlace = rest.search(/[:"'[\]]/) < 0 && !isItem;
  const place = placeOf(path);
  if (place.kind === 'text') {
    return { kind: 'value', field: place.field, code: place.code, before: rest, span };
  }
  if (!isKeyPlace || isValuePlace(before, keys, isFlow)) return undefined;
  if (place.kind === 'ids') return { kind: 'id', span, isFlow };
  const present = isFlow
    ? fieldsInBraces(text, lineStart, offset)
    : fieldsBeside(text, lineStart, indent);
  return { kind: 'field', of: place.of, code: place.code, present, span, isFlow };
}

type Place =
  | { readonly kind: 'fields'; readonly of: 'book' | 'code'; readonly code: string | undefined }
  | { readonly kind: 'ids' }
  | { readonly kind: 'text'; readonly field: string; readonly code: string | undefined };

function placeOf(path: readonly string[]): Place {
  let place: Place = { kind: 'fields', of: 'book', code: undefined };
  for (const name of path) {
    if (place.kind === 'ids') place = { kind: 'fields', of: 'code', code: name };
    else if (place.kind === 'fields' && name === 'codes') place = { kind: 'ids' };
    else if (place.kind === 'fields') place = { kind: 'text', field: name, code: place.code };
  }
  return place;
}

/** The keys that stand in a line before its end, and what follows the last of them. */
function inLine(line: string) {
  const keys: Key[] = [];
  let at = line.search(/[^ \t]|$/);
  const isItem = /^[ \t]*- /.test(line);
  if (isItem) at = line.indexOf('- ') + 2;
  let isFlow = false;
  for (;;) {
    const found =
      /^\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'{}[\],#:][^"{}[\]\n]*?))\s*:(?:\s+|$)/.exec(
        line.slice(at),
      );
    const name = found?.[1] ?? found?.[2] ?? found?.[3];
    if (!found || name === undefined) break;
    keys.push({ name, indent: at });
    at += found[0].length;
    const open = /^\{\s*/.exec(line.slice(at));
    if (!open) break;
    isFlow = true;
    at += open[0].length;
    at = pastEntries(line, at);
  }
  const list = /^\[\s*/.exec(line.slice(at));
  if (list)
    at += list[0].length + (/^.*[,]\s*/.exec(line.slice(at + list[0].length))?.[0].length ?? 0);
  return { keys, rest: line.slice(at), at, isFlow, isItem };
}

/** Past the entries of braces that are closed or followed by a comma. */
function pastEntries(line: string, from: number): number {
  let depth = 0;
  let last = from;
  let quote = '';
  for (let at = from; at < line.length; at++) {
    const sign = line.charAt(at);
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '{' || sign === '[') depth++;
    else if (sign === '}' || sign === ']') depth--;
    else if (sign === ',' && depth === 0) last = at + 1 + (line.slice(at + 1).search(/\S|$/) || 0);
  }
  return last;
}

/** The keys around a line, from the outermost in, by how far they stand in. */
function keysAbove(text: string, lineStart: number, indent: number): Key[] {
  const keys: Key[] = [];
  let least = indent;
  for (let end = lineStart - 1; end > 0 && least > 0;) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end);
    const own = line.search(/[^ \t]/);
    const key = own >= 0 && own < least ? keyOf(line) : undefined;
    if (key !== undefined) {
      keys.push({ name: key, indent: own });
      least = own;
    }
    end = start - 1;
  }
  return keys.reverse();
}

function keyOf(line: string): string | undefined {
  const found = /^\s*(?:"([^"]*)"|'([^']*)'|([^\s"'{}[\],#:-][^"{}[\]]*?))\s*:(?:\s|$)/.exec(line);
  return found?.[1] ?? found?.[2] ?? found?.[3];
}

/** The fields on the lines of one map, above and below. */
function fieldsBeside(text: string, lineStart: number, indent: number): readonly string[] {
  const names: string[] = [];
  const look = (line: string): boolean => {
    const own = line.search(/[^ \t]/);
    if (own < 0 || line.charAt(own) === '#') return true;
    if (own < indent) return false;
    const name = own === indent ? keyOf(line) : undefined;
    if (name !== undefined) names.push(name);
    return true;
  };
  const above = text
    .slice(Math.max(0, lineStart - 20_000), lineStart)
    .split('\n')
    .slice(0, -1);
  above.reverse().every(look);
  const next = text.indexOf('\n', lineStart);
  if (next >= 0)
    text
      .slice(next + 1, next + 20_000)
      .split('\n')
      .every(look);
  return names;
}

function fieldsInBraces(text: string, lineStart: number, offset: number): readonly string[] {
  const end = text.indexOf('\n', offset);
  const line = text.slice(lineStart, end < 0 ? text.length : end);
  const open = line.lastIndexOf('{', offset - lineStart);
  return [...line.slice(open).matchAll(/([\p{L}\p{N}_-]+)\s*:/gu)].map(([, name = '']) => name);
}

/** After a colon there is a value, not a key. */
function isValuePlace(before: string, keys: readonly Key[], isFlow: boolean): boolean {
  return keys.length > 0 && !isFlow && /:\s*\S*$/.test(before);
}

function withoutQuoted(line: string): string {
  return line.replace(/"[^"]*"?|'[^']*'?/g, '""');
}

function wordEnd(text: string, offset: number): number {
  return offset + (/^[\p{L}\p{N}_-]*/u.exec(text.slice(offset, offset + 100))?.[0].length ?? 0);
}
