import { isMap, isSeq } from 'yaml';
import type { Range, Severity } from '../base/problem';
import { type Sentence, sentence } from '../base/sentences';
import { isNothing, spanOf, textOf, type Trouble, type Yaml } from '../base/yaml';
import type { Span } from '../text/span';
import { type Label, plainLabel } from './label';

/** What the parts of the codebook reader share. */
export interface Reading {
  readonly yaml: Yaml;
  readonly tell: (trouble: Trouble) => void;
  readonly rangeOf: (span: Span) => Range;
}

export function tellAt(
  { tell }: Reading,
  node: unknown,
  kind: string,
  severity: Severity,
  text: Sentence,
): void {
  tell({ kind, severity, ...spanOf(node), sentence: text });
}

/** One text; a list or map is a Problem. */
export function readText(reading: Reading, field: string, value: unknown): string | undefined {
  if (isNothing(value)) return undefined;
  const node = reading.yaml.follow(value);
  if (!node) return undefined;
  const text = textOf(node);
  if (text === undefined) {
    const form = sentence('“{field}” is one text. Write it after the colon, on the same line.', {
      field,
    });
    tellAt(reading, node, 'wrong-type', 'error', form);
  }
  return text === '' ? undefined : text;
}

/** One text, or a map from language to text. */
export function readLabel(reading: Reading, field: string, value: unknown): Label | undefined {
  if (isNothing(value)) return undefined;
  const node = reading.yaml.follow(value);
  if (isSeq(node)) {
    const form = sentence(
      '“{field}” is one text, or one for each language, as in “{form}”. Make this list one text.',
      { field, form: '{en: Feedback, zh: 反馈}' },
    );
    tellAt(reading, node, 'wrong-type', 'error', form);
    return undefined;
  }
  if (!isMap(node)) {
    const text = textOf(node);
    return text === undefined || text === '' ? undefined : plainLabel(text);
  }
  const label = new Map<string, string>();
  for (const { key, value: inner } of node.items) {
    const language = textOf(reading.yaml.follow(key));
    if (language === undefined) continue;
    if (!isLanguage(language)) {
      const form = sentence(
        '“{language}” is no language. Name one as in “en”, “zh” or “zh-Hant”, or put the whole text in double quotes.',
        { language },
      );
      tellAt(reading, key, 'unknown-language', 'warning', form);
    }
    const text = readText(reading, language, inner);
    if (text !== undefined && !label.has(language)) label.set(language, text);
  }
  return label.size > 0 ? label : undefined;
}

/** A list of texts, or one text alone. */
export function readTexts(reading: Reading, field: string, value: unknown): readonly string[] {
  return readItems(reading, value, (item) => readText(reading, field, item));
}

/** A list of labels, or one label alone. */
export function readLabels(reading: Reading, field: string, value: unknown): readonly Label[] {
  return readItems(reading, value, (item) => readLabel(reading, field, item));
}

function readItems<T>(
  reading: Reading,
  value: unknown,
  readItem: (item: unknown) => T | undefined,
): readonly T[] {
  if (isNothing(value)) return [];
  const node = reading.yaml.follow(value);
  if (!node) return [];
  const items = isSeq(node) ? node.items : [node];
  return items.map(readItem).filter((item) => item !== undefined);
}

/** A BCP 47 tag by its form, or '' for text without a language. */
function isLanguage(tag: string): boolean {
  return tag === '' || /^[a-z]{2,3}(?:[-_][a-z0-9]{1,8})*$/i.test(tag);
}
