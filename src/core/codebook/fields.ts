import { isMap, isScalar, type Scalar, type YAMLMap } from 'yaml';
import { sentence } from '../base/sentences';
import { isNothing, textOf } from '../base/yaml';
import { readHex } from './color';
import type { Label } from './label';
import { readLabel, readLabels, readText, readTexts, type Reading, tellAt } from './reading';
import { nearestField } from './suggest';

/** What a code's entry may hold, save the codes inside it. */
export interface Fields {
  name?: Label | undefined;
  color?: string | undefined;
  codable?: boolean | undefined;
  definition?: Label | undefined;
  include?: readonly Label[];
  exclude?: readonly Label[];
  examples?: readonly Label[];
  aliases?: readonly string[];
  /** The scalar that holds the key's letter. */
  key?: { readonly letter: string; readonly node: unknown } | undefined;
}

export interface Entry {
  readonly fields: Fields;
  /** What stands below `codes:`; more than one where somebody wrote it twice. */
  readonly codes: readonly unknown[];
}

/** Every field of a code, in the order in which most people write them. */
export const codeFields: readonly string[] = [
  'name',
  'color',
  'codable',
  'definition',
  'include',
  'exclude',
  'examples',
  'aliases',
  'key',
  'codes',
];

/** Reads what stands below a code's id: nothing, its name, or a map of fields. */
export function readEntry(reading: Reading, id: string, value: unknown): Entry {
  if (isNothing(value)) return { fields: {}, codes: [] };
  const node = reading.yaml.follow(value);
  if (isScalar(node)) return { fields: { name: readLabel(reading, 'name', node) }, codes: [] };
  if (!isMap(node)) {
    if (node) tellAt(reading, node, 'wrong-type', 'error', listForCode(id));
    return { fields: {}, codes: [] };
  }
  const fields: Fields = {};
  const codes: unknown[] = [];
  for (const { name, key, value: inner } of pairsOf(reading, node)) {
    if (name === 'codes') codes.push(inner);
    else if (!readField(reading, fields, name, inner))
      tellUnknown(reading, name, key, inner, codeFields);
  }
  return { fields, codes };
}

export interface FieldPair {
  readonly name: string;
  readonly key: Scalar;
  readonly value: unknown;
}

/** The fields of a map whose names are texts; one written twice is told, and is read only if `codes`. */
export function* pairsOf(reading: Reading, map: YAMLMap): Generator<FieldPair> {
  const seen = new Set<string>();
  for (const { key: rawKey, value } of map.items) {
    const key = reading.yaml.follow(rawKey);
    const name = textOf(key);
    if (!isScalar(key) || name === undefined) continue;
    if (seen.has(name)) {
      const text = sentence(
        '“{field}” is given twice here; only the first counts. Make them one.',
        {
          field: name,
        },
      );
      tellAt(reading, rawKey, 'duplicate-field', 'error', text);
      if (name !== 'codes') continue;
    }
    seen.add(name);
    yield { name, key, value };
  }
}

/** Says that a field means nothing here, and what may have been meant. */
export function tellUnknown(
  reading: Reading,
  field: string,
  key: unknown,
  value: unknown,
  known: readonly string[],
): void {
  const nearest = nearestField(field, known);
  const names = known.join(', ');
  const text =
    nearest !== undefined
      ? sentence('There is no field “{field}”, and nothing reads it. Did you mean “{nearest}”?', {
          field,
          nearest,
        })
      : isMap(value)
        ? sentence(
            'There is no field “{field}”, and nothing reads it. If it is a code, put it below “codes:”.',
            { field },
          )
        : sentence(
            'There is no field “{field}”, and nothing reads it. The fields are {names}; a comment begins with “#”.',
            { field, names },
          );
  tellAt(reading, key, 'unknown-field', 'warning', text);
}

/** False when there is no such field. */
function readField(reading: Reading, fields: Fields, name: string, value: unknown): boolean {
  switch (name) {
    case 'name':
    case 'definition':
      fields[name] = readLabel(reading, name, value);
      return true;
    case 'include':
    case 'exclude':
    case 'examples':
      fields[name] = readLabels(reading, name, value);
      return true;
    case 'aliases':
      fields.aliases = readTexts(reading, name, value);
      return true;
    case 'color':
      fields.color = readColor(reading, value);
      return true;
    case 'codable':
      fields.codable = readYesNo(reading, value);
      return true;
    case 'key':
      fields.key = readKey(reading, value);
      return true;
    default:
      return false;
  }
}

function readColor(reading: Reading, value: unknown): string | undefined {
  const text = readText(reading, 'color', value);
  if (text === undefined) return undefined;
  const hex = readHex(text);
  if (hex === undefined) {
    const form = sentence('“{color}” is no colour. Write one in quotes, as in "#4e79a7".', {
      color: text,
    });
    tellAt(reading, value, 'bad-color', 'warning', form);
  }
  return hex;
}

function readYesNo(reading: Reading, value: unknown): boolean | undefined {
  const text = readText(reading, 'codable', value)?.toLowerCase();
  if (text === undefined) return undefined;
  if (['true', 'yes', 'on'].includes(text)) return true;
  if (['false', 'no', 'off'].includes(text)) return false;
  const form = sentence(
    '“codable” is true or false, not “{text}”. Write false for a category that only groups codes.',
    { text },
  );
  tellAt(reading, value, 'wrong-type', 'error', form);
  return undefined;
}

function readKey(reading: Reading, value: unknown): Fields['key'] {
  const text = readText(reading, 'key', value);
  if (text === undefined) return undefined;
  if (/^[a-z]$/i.test(text)) return { letter: text, node: value };
  const form = sentence(
    'A key is one letter from a to z, as in “m”, not “{key}”. Choose another letter.',
    {
      key: text,
    },
  );
  tellAt(reading, value, 'bad-key', 'warning', form);
  return undefined;
}

function listForCode(id: string) {
  return sentence(
    'Below “{code}:” goes its name or its fields, such as “name:”; a list can’t be read here.',
    { code: id },
  );
}
