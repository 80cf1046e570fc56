import { isMap } from 'yaml';
import { type Sentence, sentence } from '../base/sentences';
import { isNothing, spanOf, textOf } from '../base/yaml';
import { type Fields, readEntry } from './fields';
import { isId } from './id';
import { type Reading, tellAt } from './reading';

/** A code as far as its own entry tells. */
export interface Draft {
  readonly id: string;
  /** The scalar that holds the id. */
  readonly key: unknown;
  readonly fields: Fields;
  readonly children: readonly Draft[];
}

/** Reads what stands below `codes:`, to any depth; each id counts where it comes first. */
export function readCodes(reading: Reading, values: readonly unknown[]): readonly Draft[] {
  const roots: Draft[] = [];
  const drafts = new Map<string, Opened>();
  for (const value of values) readInto(reading, drafts, roots, value);
  return roots;
}

interface Opened extends Draft {
  readonly children: Draft[];
}

/** Codes inside a code that is ignored are read all the same: they go to the one that counts. */
function readInto(
  reading: Reading,
  drafts: Map<string, Opened>,
  siblings: Draft[],
  value: unknown,
): void {
  if (isNothing(value)) return;
  const node = reading.yaml.follow(value);
  if (!isMap(node)) {
    if (node) tellAt(reading, node, 'wrong-type', 'error', notMap);
    return;
  }
  for (const { key, value: inner } of node.items) {
    const id = textOf(reading.yaml.follow(key));
    const trouble = idTrouble(id);
    if (trouble) tellAt(reading, key, 'bad-id', 'error', trouble);
    if (id === undefined || id === '' || id === '<<') continue;
    const { fields, codes } = readEntry(reading, id, inner);
    let draft = drafts.get(id);
    if (draft) {
      tellAt(reading, key, 'duplicate-code', 'error', twice(reading, draft, key));
    } else {
      draft = { id, key, fields, children: [] };
      drafts.set(id, draft);
      siblings.push(draft);
    }
    for (const each of codes) readInto(reading, drafts, draft.children, each);
  }
}

function idTrouble(id: string | undefined): Sentence | undefined {
  if (id === undefined) return sentence('A code’s id is one word. Write it as in “mentoring:”.');
  if (id === '') return sentence('A code’s id is missing here. Write it before the colon.');
  if (id === '<<') {
    return sentence('Merge keys (“<<”) are not read. Write the fields out in each code.');
  }
  if (isId(id)) return undefined;
  return sentence(
    '“{code}” can’t be an id: it takes letters, digits, “_”, “.” and “-”. Write a short id here and this text below it as “name:”.',
    { code: id },
  );
}

function twice({ rangeOf }: Reading, { id, key }: Draft, second: unknown): Sentence {
  return sentence(
    'Code “{code}” is defined twice: line {first} counts, and this on line {line} is ignored. Give one of them another id.',
    { code: id, first: rangeOf(spanOf(key))[0], line: rangeOf(spanOf(second))[0] },
  );
}

const notMap = sentence(
  'Below “codes:” stands a map of ids. Write each code as “mentoring:” on its own line, without “-”.',
);
