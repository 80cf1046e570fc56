import { isNode, type Pair, type YAMLMap } from 'yaml';
import { isNothing, spanOf } from '../base/yaml';
import type { NewEntry } from './source';
import type { Splice } from './splice';

/** Whether a flow map is `{}` and no more, which may as well become a block. */
export function isBareBraces(source: string, map: YAMLMap): boolean {
  const { start, end } = spanOf(map);
  return /^\{[ \t]*\}$/.test(source.slice(start, end));
}

/** After the last entry of `{ }`: on its line, or on a line of its own where the entries have one. */
export function intoFlow(
  source: string,
  map: YAMLMap,
  keys: readonly string[],
  entry: NewEntry,
): readonly Splice[] {
  const added = flowSource(keys, entry);
  const { start, end } = spanOf(map);
  const last = map.items.at(-1);
  if (!last) return [insertion(start + 1, added)];
  const after = isNode(last.value) && !isNothing(last.value) ? last.value : undefined;
  const lastEnd = after ? spanOf(after).end : emptyEnd(source, last);
  const comma = commaAfter(source, lastEnd, end - 1);
  const from = comma === undefined ? lastEnd : comma + 1;
  const lineEnd = source.indexOf('\n', from);
  if (lineEnd < 0 || lineEnd >= end - 1) {
    if (comma !== undefined) return [insertion(from, ` ${added},`)];
    return [insertion(from, `, ${added}`)];
  }
  const lineStart = source.lastIndexOf('\n', spanOf(last.key).start) + 1;
  const [indent = ''] = /^ */.exec(source.slice(lineStart)) ?? [];
  const line = insertion(lineEnd, `\n${indent}${added}${comma === undefined ? '' : ','}`);
  return comma === undefined ? [insertion(from, ','), line] : [line];
}

/** The value of a key in `{ }` that has none. */
export function flowValue(
  source: string,
  { key, value }: Pair,
  keys: readonly string[],
  entry: NewEntry,
): readonly Splice[] {
  const added = `{${flowSource(keys, entry)}}`;
  const given = spanOf(value);
  if (given.end > given.start) return [{ ...given, insert: added }];
  const { end } = spanOf(key);
  const [colon = ''] = /^[ \t]*:/.exec(source.slice(end, end + 80)) ?? [];
  return [insertion(end + colon.length, colon === '' ? `: ${added}` : ` ${added}`)];
}

/** A name in `{ }` becomes a field, with the new code beside it. */
export function besideFlowName(
  value: unknown,
  keys: readonly string[],
  entry: NewEntry,
): readonly Splice[] {
  const { start, end } = spanOf(value);
  return [insertion(start, '{name: '), insertion(end, `, ${flowSource(keys, entry)}}`)];
}

function flowSource(keys: readonly string[], { id, fields }: NewEntry): string {
  const inner = fields.map(([field, value]) => `${field}: ${value}`).join(', ');
  const code = `${id}: {${inner}}`;
  return keys.reduceRight((within, key) => `${key}: {${within}}`, code);
}

/** Where a pair without a value ends: after its colon, if it has one. */
function emptyEnd(source: string, { key, value }: Pair): number {
  const given = spanOf(value);
  if (given.end > given.start) return given.end;
  const { end } = spanOf(key);
  const [colon = ''] = /^[ \t]*:/.exec(source.slice(end, end + 80)) ?? [];
  return end + colon.length;
}

/** The comma between two offsets that hold nothing else but white space and comments. */
function commaAfter(source: string, from: number, to: number): number | undefined {
  const rest = source.slice(from, to).replace(/#.*$/gm, (comment) => ' '.repeat(comment.length));
  const comma = rest.indexOf(',');
  return comma < 0 ? undefined : from + comma;
}

function insertion(at: number, insert: string): Splice {
  return { start: at, end: at, insert };
}
