import { isMap, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';
import { isNothing, spanOf, textOf } from '../base/yaml';
import type { Span } from '../text/span';
import { endOf } from './blockPlaces';
import { readHex } from './color';
import type { ParsedCodebook } from './read';

/** A field of a code (or of the book itself) as it stands in the text. */
export interface FieldPlace {
  readonly name: string;
  readonly key: Span;
  /** From the key to the end of what it holds. */
  readonly whole: Span;
  /** The texts it holds, each with its language where one is named. */
  readonly texts: readonly TextPlace[];
}

export interface TextPlace {
  /** As written, quotation marks included. */
  readonly span: Span;
  readonly text: string;
  readonly language: string | undefined;
}

/** Where a code stands in the text of a codebook. */
export interface CodePlace {
  readonly id: string;
  readonly parent: string | undefined;
  readonly key: Span;
  /** From the id to the end of what is inside, other codes included. */
  readonly whole: Span;
  readonly fields: readonly FieldPlace[];
}

/** Where everything stands in the LF text of a codebook: UTF-16 offsets, ends exclusive. */
export interface BookPlaces {
  /** In the order of the file; an id that is there twice has a place only where it counts. */
  readonly codes: readonly CodePlace[];
  readonly byId: ReadonlyMap<string, CodePlace>;
  readonly title: FieldPlace | undefined;
}

/** A colour that is written in a codebook. */
export interface ColorPlace {
  /** Quotation marks included. */
  readonly span: Span;
  /** `#rrggbb`. */
  readonly hex: string;
}

export function placesIn({ source, yaml }: ParsedCodebook): BookPlaces {
  const codes: CodePlace[] = [];
  const byId = new Map<string, CodePlace>();
  let title: FieldPlace | undefined;
  const list = (value: unknown, parent: string | undefined): void => {
    if (!isMap(value)) return;
    for (const pair of value.items) {
      const id = textOf(pair.key);
      if (id === undefined || id === '' || id === '<<') continue;
      if (byId.has(id)) {
        if (isMap(pair.value)) codesOf(pair.value).forEach((inner) => list(inner, id));
        continue;
      }
      const key = spanOf(pair.key);
      const fields = fieldsIn(source, pair);
      const code = { id, parent, key, whole: wholeOf(source, pair), fields };
      codes.push(code);
      byId.set(id, code);
      if (isMap(pair.value)) codesOf(pair.value).forEach((inner) => list(inner, id));
    }
  };
  const { root } = yaml;
  if (isMap(root)) {
    const pair = root.items.find(({ key }) => textOf(key) === 'title');
    title = pair && fieldOf(source, pair);
    codesOf(root).forEach((inner) => list(inner, undefined));
  }
  return { codes, byId, title };
}

/** The innermost code at an offset. */
export function codeAt({ codes }: BookPlaces, offset: number): CodePlace | undefined {
  return codes.findLast(({ whole }) => whole.start <= offset && offset <= whole.end);
}

/** The text of a field at an offset. */
export function textAt(
  { fields }: Pick<CodePlace, 'fields'>,
  offset: number,
): { readonly field: FieldPlace; readonly text: TextPlace } | undefined {
  for (const field of fields)
    for (const text of field.texts)
      if (text.span.start <= offset && offset <= text.span.end) return { field, text };
  return undefined;
}

export function colorsIn({ codes }: BookPlaces): readonly ColorPlace[] {
  return codes.flatMap(({ fields }) =>
    fields.flatMap(({ name, texts: [text] }) => {
      const hex = name === 'color' && text ? readHex(text.text) : undefined;
      return hex !== undefined && text ? [{ span: text.span, hex }] : [];
    }),
  );
}

/** The texts of a code in which others are named; what participants said names none. */
export function namingTexts({ fields }: CodePlace): readonly TextPlace[] {
  return fields.flatMap(({ name, texts }) =>
    ['definition', 'include', 'exclude'].includes(name) ? texts : [],
  );
}

export function fieldNamed(code: CodePlace, name: string): FieldPlace | undefined {
  return code.fields.find((field) => field.name === name);
}

function codesOf(map: YAMLMap): readonly unknown[] {
  return map.items.filter(({ key }) => textOf(key) === 'codes').map(({ value }) => value);
}

function fieldsIn(source: string, { key, value }: Pair): readonly FieldPlace[] {
  if (isMap(value)) return value.items.map((pair) => fieldOf(source, pair));
  // A name that stands right after its id.
  if (!isScalar(value) || isNothing(value)) return [];
  const whole = { start: spanOf(value).start, end: spanOf(value).end };
  return [{ name: 'name', key: spanOf(key), whole, texts: textsIn(value, undefined) }];
}

function fieldOf(source: string, pair: Pair): FieldPlace {
  const name = textOf(pair.key) ?? '';
  const texts = name === 'codes' ? [] : textsIn(pair.value, undefined);
  return { name, key: spanOf(pair.key), whole: wholeOf(source, pair), texts };
}

function textsIn(value: unknown, language: string | undefined): readonly TextPlace[] {
  if (isNothing(value)) return [];
  if (isScalar(value)) return [{ span: spanOf(value), text: textOf(value) ?? '', language }];
  if (isSeq(value)) return value.items.flatMap((item) => textsIn(item, language));
  if (isMap(value)) return value.items.flatMap((pair) => textsIn(pair.value, textOf(pair.key)));
  return [];
}

function wholeOf(source: string, pair: Pair): Span {
  return { start: spanOf(pair.key).start, end: endOf(source, pair) };
}
