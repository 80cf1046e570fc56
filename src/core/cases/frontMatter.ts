import { isMap, isScalar, isSeq } from 'yaml';
import type { Problem, Range, Read } from '../base/problem';
import { type Sentence, sentence } from '../base/sentences';
import { isNothing, readYaml, spanOf, textOf, type Trouble, type Yaml } from '../base/yaml';
import { toLf } from '../text/decode';
import { splitFrontMatter } from '../text/frontMatter';
import { indexLines, rangeOf } from '../text/lines';
import { sourceColumns, type SourceRow } from './readSources';
import { valuesIn } from './table';

/** What a source says of itself at its head. */
export interface FrontMatter extends Omit<SourceRow, 'path' | 'casesRange'> {
  /** Of each key, by column. */
  readonly ranges: ReadonlyMap<string, Range>;
}

/**
 * Reads the front matter of a Markdown source, in the columns of the register; what can't be read
 * of it is a problem, and the source counts all the same. Undefined when there is none.
 */
export function readFrontMatter(file: string, text: string): Read<FrontMatter> | undefined {
  const source = toLf(text.replace(/^\ufeff/, ''));
  const split = splitFrontMatter(source);
  if (!split) return undefined;
  const { start, end } = split.yaml;
  const lines = indexLines(source.slice(0, split.span.end));
  const range = (from: number, to: number): Range =>
    rangeOf(lines, source, { start: start + from, end: start + to });
  const problems: Problem[] = [];
  const tell = ({ start: from, end: to, ...trouble }: Trouble): void =>
    void problems.push({ ...trouble, file, range: range(from, to) });
  const yaml = readYaml(source.slice(start, end), tell);
  const ranges = new Map<string, Range>();
  const values = new Map<string, readonly string[]>();
  for (const { column, key, texts } of fieldsOf(yaml, tell)) {
    ranges.set(column, range(spanOf(key).start, spanOf(key).end));
    values.set(column, texts);
  }
  const whole = rangeOf(lines, source, split.span);
  return { value: frontMatterOf(values, ranges, whole), problems };
}

function frontMatterOf(
  values: ReadonlyMap<string, readonly string[]>,
  ranges: ReadonlyMap<string, Range>,
  range: Range,
): FrontMatter {
  const joined = (column: string): string => (values.get(column) ?? []).join('; ');
  const attributes = new Map<string, string>();
  for (const column of values.keys()) {
    if (!sourceColumns.includes(column) && joined(column) !== '') {
      attributes.set(column, joined(column));
    }
  }
  return {
    cases: [...new Set((values.get('case') ?? []).flatMap(valuesIn))],
    kind: joined('kind'),
    round: joined('round'),
    perspective: joined('perspective'),
    date: joined('date'),
    attributes,
    range,
    ranges,
  };
}

interface Field {
  readonly column: string;
  readonly key: unknown;
  readonly texts: readonly string[];
}

/** Each key once; the known ones in any letter case. */
function* fieldsOf(yaml: Yaml, tell: (trouble: Trouble) => void): Generator<Field> {
  const seen = new Set<string>();
  const say = (node: unknown, kind: string, severity: Trouble['severity'], words: Sentence): void =>
    tell({ kind, severity, ...spanOf(node), sentence: words });
  if (yaml.root && !isMap(yaml.root) && textOf(yaml.root) !== '') {
    say(yaml.root, 'wrong-type', 'error', notFields);
  }
  for (const { key, value } of isMap(yaml.root) ? yaml.root.items : []) {
    const name = textOf(yaml.follow(key)) ?? '';
    const lower = name.toLowerCase();
    const column = sourceColumns.includes(lower) ? lower : name;
    const texts = textsIn(yaml, value);
    if (column === '') continue;
    if (seen.has(column)) say(key, 'duplicate-field', 'warning', twice(column));
    else if (texts) yield { column, key, texts };
    else say(key, 'wrong-type', sourceColumns.includes(column) ? 'error' : 'info', notText(column));
    seen.add(column);
  }
}

/** The texts of a scalar or a list of scalars; undefined for what holds more than that. */
function textsIn(yaml: Yaml, value: unknown): readonly string[] | undefined {
  if (isNothing(value)) return [];
  const node = yaml.follow(value);
  if (!node) return [];
  if (isScalar(node)) return [textOf(node) ?? ''].filter((text) => text !== '');
  if (!isSeq(node)) return undefined;
  const items = node.items.map((item) => (isSeq(item) ? undefined : textsIn(yaml, item)));
  return items.some((item) => item === undefined) ? undefined : items.flatMap((item) => item ?? []);
}

function twice(column: string): Sentence {
  return sentence('“{column}” is given twice here; only the first counts. Make them one.', {
    column,
  });
}

function notText(column: string): Sentence {
  return sentence(
    '“{column}” holds more than texts, so it is left out. Give one text, or a list of texts.',
    { column },
  );
}

const notFields = sentence(
  'Front matter is written as “name: text”, one a line, as in “case: L01”. Rewrite it so, or remove it.',
);
