import { isCollection, isMap, isPair, isScalar, type Pair, type YAMLMap } from 'yaml';
import { isNothing, spanOf } from '../base/yaml';
import type { NewEntry } from './source';
import type { Splice } from './splice';
import type { Spot } from './spot';

/** By how many spaces ids stand in from `codes:`, and fields from their id. */
type Steps = Pick<Spot, 'idStep' | 'fieldStep'>;

/** The column of a pair's key, from 0. */
export function indentOf(source: string, { key }: Pair): number {
  const { start } = spanOf(key);
  return start - (source.lastIndexOf('\n', start - 1) + 1);
}

/** At the end of a file that holds nothing yet, before the mark of its end if there is one. */
export function atRoot(
  source: string,
  steps: Steps,
  keys: readonly string[],
  entry: NewEntry,
): readonly Splice[] {
  const end = source.search(/^\.\.\.(?:[ \t].*)?$/m);
  const at = end < 0 ? source.length : end;
  return [insertLines(source, at, blockLines(steps, keys, entry, 0))];
}

/** After the last entry of a map and the comments that follow it at its depth. */
export function afterLast(
  source: string,
  spot: Spot,
  map: YAMLMap,
  keys: readonly string[],
  entry: NewEntry,
): readonly Splice[] | undefined {
  const last = map.items.at(-1);
  if (!last) return undefined;
  const indent = indentOf(source, last);
  const isList = keys.length === 0;
  const step = isList
    ? fieldStepIn(source, map)
    : indent - (spot.pair ? indentOf(source, spot.pair) : indent);
  const steps = { idStep: spot.idStep, fieldStep: step > 0 ? step : spot.fieldStep };
  const lines =
    isList && areNamesAlone(map) && isNameAlone(entry)
      ? [`${' '.repeat(indent)}${entry.id}: ${entry.fields[0]?.[1] ?? ''}`]
      : blockLines(steps, keys, entry, indent);
  const gap = isList && followsGap(source, last) ? [''] : [];
  const at = afterComments(source, lineAfter(source, endOf(source, last)), indent);
  return [insertLines(source, at, [...gap, ...lines])];
}

/** On the lines below a key that has no value, in place of `~` or `{}`. */
export function belowKey(
  source: string,
  spot: Spot,
  pair: Pair,
  keys: readonly string[],
  entry: NewEntry,
): readonly Splice[] | undefined {
  const colon = colonEnd(source, pair);
  const given = spanOf(pair.value);
  const isGiven = given.end > given.start;
  if (colon === undefined) return undefined;
  const between = source.slice(colon, given.start);
  // What only looks like nothing (a byte order mark inside the text, say) is not ours to remove.
  if (isGiven && !/^\s*$/.test(between)) return undefined;
  if (isGiven && !/^(?:~|null|\{[ \t]*\})$/i.test(source.slice(given.start, given.end)))
    return undefined;
  const indent = indentOf(source, pair);
  const { idStep, fieldStep } = spot;
  const step = (keys.length === 0 ? (idStep ?? fieldStep) : (fieldStep ?? idStep)) ?? 2;
  const at = afterComments(source, lineAfter(source, isGiven ? given.end : colon), indent + 1);
  const added = insertLines(source, at, blockLines(spot, keys, entry, indent + step));
  const start = between.includes('\n') ? given.start : colon;
  return isGiven ? [{ start, end: given.end, insert: '' }, added] : [added];
}

/** A name that stands after its id becomes a field on a line of its own, with `codes:` below it. */
export function besideName(
  source: string,
  spot: Spot,
  pair: Pair,
  keys: readonly string[],
  entry: NewEntry,
): readonly Splice[] | undefined {
  const colon = colonEnd(source, pair);
  if (colon === undefined) return undefined;
  const indent = indentOf(source, pair) + (spot.fieldStep ?? spot.idStep ?? 2);
  const at = lineAfter(source, endOf(source, pair));
  return [
    { start: colon, end: colon, insert: `\n${' '.repeat(indent)}name:` },
    insertLines(source, at, blockLines(spot, keys, entry, indent)),
  ];
}

function blockLines(
  { idStep, fieldStep }: Steps,
  keys: readonly string[],
  { id, fields }: NewEntry,
  indent: number,
): readonly string[] {
  const inIds = idStep ?? fieldStep ?? 2;
  const inFields = fieldStep ?? idStep ?? 2;
  const own = indent + keys.length * inIds;
  return [
    ...keys.map((key, depth) => `${' '.repeat(indent + depth * inIds)}${key}:`),
    `${' '.repeat(own)}${id}:`,
    ...fields.map(([field, value]) => `${' '.repeat(own + inFields)}${field}: ${value}`),
  ];
}

/** The nearest example of how far fields stand in from their id; 0 if there is none. */
function fieldStepIn(source: string, map: YAMLMap): number {
  for (const pair of [...map.items].reverse()) {
    const first = isMap(pair.value) && !pair.value.flow ? pair.value.items[0] : undefined;
    if (first) return indentOf(source, first) - indentOf(source, pair);
  }
  return 0;
}

function areNamesAlone(map: YAMLMap): boolean {
  return map.items.every(({ value }) => isScalar(value) && !isNothing(value));
}

function isNameAlone({ fields }: NewEntry): boolean {
  const [name, ...others] = fields;
  return name?.[0] === 'name' && others.length === 0 && !name[1].startsWith('{');
}

/** Whether a blank line sets an entry, or the comment above it, off from what is before. */
function followsGap(source: string, { key }: Pair): boolean {
  const before = source.slice(0, source.lastIndexOf('\n', spanOf(key).start - 1) + 1);
  return /\n[ \t]*\n(?:[ \t]*#[^\n]*\n)*$/.test(before.slice(-4000));
}

/** Where the source of a pair ends, however deep its last value lies. */
export function endOf(source: string, pair: Pair): number {
  let end = colonEnd(source, pair) ?? spanOf(pair.key).end;
  let node: unknown = pair.value;
  while (isCollection(node) && !node.flow) {
    const last: unknown = node.items.at(-1);
    if (isPair(last)) end = Math.max(end, colonEnd(source, last) ?? spanOf(last.key).end);
    node = isPair(last) ? last.value : last;
  }
  return Math.max(end, blockScalarEnd(source, node) ?? spanOf(node).end);
}

/** The end of a block scalar's last line; where it keeps blank lines after it, of those too. */
function blockScalarEnd(source: string, node: unknown): number | undefined {
  if (!isScalar(node) || (node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED')) {
    return undefined;
  }
  const { start, end } = spanOf(node);
  const text = source.slice(start, end);
  const header = /^[^\n]*/.exec(text)?.[0] ?? '';
  if (/^.\d?\+/.test(header)) return end - (text.endsWith('\n') ? 1 : 0);
  return start + text.trimEnd().length;
}

function colonEnd(source: string, { key }: Pair): number | undefined {
  const { end } = spanOf(key);
  const colon = /^[ \t]*:/.exec(source.slice(end, end + 80));
  return colon ? end + colon[0].length : undefined;
}

/** The start of the line after the one that holds `offset`, or the end of the text. */
function lineAfter(source: string, offset: number): number {
  const end = source.indexOf('\n', offset);
  return end < 0 ? source.length : end + 1;
}

/** Past the comment lines at `offset` that stand at least that far in. */
function afterComments(source: string, offset: number, indent: number): number {
  let at = offset;
  for (;;) {
    const line = /^( *)#[^\n]*(?:\n|$)/.exec(source.slice(at, lineAfter(source, at)));
    if (!line || line[0] === '' || (line[1] ?? '').length < indent) return at;
    at += line[0].length;
  }
}

function insertLines(source: string, at: number, lines: readonly string[]): Splice {
  const text = lines.join('\n');
  const isLineStart = at === 0 || source.charAt(at - 1) === '\n';
  return { start: at, end: at, insert: isLineStart ? `${text}\n` : `\n${text}` };
}
