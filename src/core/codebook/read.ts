import { isMap } from 'yaml';
import type { Problem, Range, Read } from '../base/problem';
import { sentence } from '../base/sentences';
import { isNothing, readYaml, type Trouble, type Yaml } from '../base/yaml';
import { toLf } from '../text/decode';
import { indexLines, rangeOf } from '../text/lines';
import type { Span } from '../text/span';
import { checkCodebook } from './check';
import type { Codebook } from './codebook';
import { readCodes } from './drafts';
import { pairsOf, tellUnknown } from './fields';
import { bookOf } from './flatten';
import { readLabel, type Reading, tellAt } from './reading';

/** A codebook with the tree and the text it was read from. */
export interface ParsedCodebook extends Read<Codebook> {
  /** The text with LF line ends and without a byte order mark: what the tree's offsets count. */
  readonly source: string;
  readonly yaml: Yaml;
}

/**
 * Reads `codebook.yaml`; never throws. Problems stand in the order of the file. Takes any line ends
 * and a byte order mark, which count as in an editor: not at all.
 */
export function readCodebook(file: string, text: string): Read<Codebook> {
  const { value, problems } = parseCodebook(file, text);
  return { value, problems };
}

/** As `readCodebook`, for those who change the text. */
export function parseCodebook(file: string, text: string): ParsedCodebook {
  const source = toLf(text.replace(/^\ufeff/, ''));
  const troubles: Trouble[] = [];
  const yaml = readYaml(source, (trouble) => troubles.push(trouble));
  return bookIn(file, source, yaml, troubles);
}

/** Reads the tree of a text. @param troubles what is wrong with the text as YAML, and will be told */
export function bookIn(
  file: string,
  source: string,
  yaml: Yaml,
  troubles: readonly Trouble[],
): ParsedCodebook {
  const lines = indexLines(source);
  const range = (span: Span): Range => rangeOf(lines, source, span);
  const told: Trouble[] = [];
  const value = readBook({ yaml, tell: (trouble) => told.push(trouble), rangeOf: range });
  // The tree tells what is wrong with an alias when a reader comes to it: only now all is told.
  const problems = [...troubles, ...told].map(({ start, end, ...trouble }): Problem => ({
    ...trouble,
    file,
    range: range({ start, end }),
  }));
  problems.push(...checkCodebook(file, value));
  return { value, problems: problems.sort(byPlace), source, yaml };
}

function readBook(reading: Reading): Codebook {
  const { root, isBroken } = reading.yaml;
  const codes: unknown[] = [];
  let title: unknown;
  if (isMap(root)) {
    for (const { name, key, value } of pairsOf(reading, root)) {
      if (name === 'codes') codes.push(value);
      else if (name === 'title') title = value;
      else tellUnknown(reading, name, key, value, ['title', 'codes']);
    }
  } else if (!isNothing(root)) {
    tellAt(reading, root, 'wrong-type', 'error', notBook);
    return bookOf(reading, undefined, []);
  }
  if (!isBroken && codes.every(isEmpty)) {
    tellAt(reading, codes[0], 'no-codes', 'warning', noCodes);
  }
  return bookOf(reading, readLabel(reading, 'title', title), readCodes(reading, codes));
}

function isEmpty(value: unknown): boolean {
  return isNothing(value) || (isMap(value) && value.items.length === 0);
}

function byPlace(a: Problem, b: Problem): number {
  return a.range[0] - b.range[0] || a.range[1] - b.range[1];
}

const notBook = sentence(
  'A codebook is a map with “title:” and “codes:”. Write “codes:” in the first column and the codes below it.',
);
const noCodes = sentence(
  'There are no codes yet. Below “codes:”, write an id such as “mentoring:” indented by two spaces, and below it “name: Mentoring peers” indented by four.',
);
