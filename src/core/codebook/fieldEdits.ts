import type { Span } from '../text/span';
import { codeFields } from './fields';
import type { CodePlace, FieldPlace } from './places';
import type { Splice } from './splice';

/** A field to be written: its name, what stands on its line, and the lines below it. */
export type NewField = readonly [name: string, value: string, below: readonly string[]];

/**
 * Writes fields into a code, after those that people usually write before them. Undefined where
 * the code stands on one line with others.
 */
export function insertField(
  source: string,
  code: CodePlace,
  fields: readonly NewField[],
): readonly Splice[] | undefined {
  const lineStart = source.lastIndexOf('\n', code.key.start - 1) + 1;
  if (source.slice(lineStart, code.key.start).trim() !== '') return undefined;
  const indent = code.key.start - lineStart;
  const lineEnd = lineEndAt(source, code.key.end);
  const header = source.slice(code.key.end, lineEnd);
  if (/^["']?[ \t]*:[ \t]*\{/.test(header)) return intoBraces(source, code, fields);
  if (/^["']?[ \t]*:[ \t]*(?:#.*)?$/.test(header)) {
    const [first] = code.fields;
    const own = first ? columnOf(source, first.key.start) : indent + 2;
    const after = before(code, fields);
    const at = after ? lineEndAt(source, lastSign(source, after.whole)) : lineEnd;
    return [{ start: at, end: at, insert: blockOf(fields, own) }];
  }
  const [name] = code.fields;
  if (code.fields.length !== 1 || name?.key.start !== code.key.start) return undefined;
  if (source.slice(name.whole.start, name.whole.end).includes('\n')) return undefined;
  // A name that stands after its id becomes a field on a line of its own.
  const own = ' '.repeat(indent + 2);
  return [
    { start: colonEnd(source, code.key.end), end: name.whole.start, insert: `\n${own}name: ` },
    { start: lineEnd, end: lineEnd, insert: blockOf(fields, indent + 2) },
  ];
}

/** Takes a field away, with its lines if it has lines of its own. */
export function removedField(source: string, { whole }: FieldPlace): Splice | undefined {
  const start = source.lastIndexOf('\n', whole.start - 1) + 1;
  const end = lineEndAt(source, lastSign(source, whole));
  if (source.slice(start, whole.start).trim() !== '') {
    const [comma = ''] = /^\s*,\s*/.exec(source.slice(whole.end)) ?? [];
    return comma === ''
      ? undefined
      : { start: whole.start, end: whole.end + comma.length, insert: '' };
  }
  return { start, end: Math.min(end + 1, source.length), insert: '' };
}

/** Takes one text out of a list; with the last one the field goes too. */
export function removedItem(source: string, field: FieldPlace, span: Span): Splice | undefined {
  if (field.texts.length === 1) return removedField(source, field);
  const start = source.lastIndexOf('\n', span.start - 1) + 1;
  const end = lineEndAt(source, lastSign(source, span));
  if (!/^[ \t]*-[ \t]+$/.test(source.slice(start, span.start))) return undefined;
  return { start, end: Math.min(end + 1, source.length), insert: '' };
}

/** The field after which new ones go. */
function before(code: CodePlace, [first]: readonly NewField[]): FieldPlace | undefined {
  const place = codeFields.indexOf(first?.[0] ?? '');
  return code.fields.findLast(({ name }) => {
    const at = codeFields.indexOf(name);
    return at >= 0 && at < place && name !== 'codes';
  });
}

function intoBraces(
  source: string,
  code: CodePlace,
  fields: readonly NewField[],
): readonly Splice[] | undefined {
  const added = fields.map(([name, value, below]) => {
    if (!below.length) return `${name}: ${value}`;
    const isList = below.every((line) => line.startsWith('- '));
    const inner = below.map((line) => line.replace(/^- /, '')).join(', ');
    return isList ? `${name}: [${inner}]` : `${name}: {${inner}}`;
  });
  const after = before(code, fields);
  if (after) {
    const at = after.whole.end;
    return [{ start: at, end: at, insert: `, ${added.join(', ')}` }];
  }
  const open = source.indexOf('{', code.key.end) + 1;
  const more = code.fields.length ? ', ' : '';
  return [{ start: open, end: open, insert: `${added.join(', ')}${more}` }];
}

function blockOf(fields: readonly NewField[], indent: number): string {
  const own = ' '.repeat(indent);
  return fields
    .map(([name, value, below]) => {
      const head = value === '' ? `${own}${name}:` : `${own}${name}: ${value}`;
      return ['', head, ...below.map((line) => `${own}  ${line}`)].join('\n');
    })
    .join('');
}

function columnOf(source: string, offset: number): number {
  return offset - (source.lastIndexOf('\n', offset - 1) + 1);
}

function colonEnd(source: string, from: number): number {
  return source.indexOf(':', from) + 1;
}

/** Where a text over several lines has its last sign. */
function lastSign(source: string, { start, end }: Span): number {
  return start + source.slice(start, end).trimEnd().length;
}

function lineEndAt(source: string, offset: number): number {
  const end = source.indexOf('\n', offset);
  return end < 0 ? source.length : end;
}
