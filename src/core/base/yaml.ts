import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Lexer,
  Parser,
  type Scalar,
  visit,
  type YAMLMap,
  type YAMLSeq,
  type YAMLWarning,
} from 'yaml';
import { readPlainYaml } from './plainYaml';
import type { Severity } from './problem';
import { type Sentence, sentence } from './sentences';
import { conflictsIn, type Fault, faultOf, firstFaults, mend } from './yamlFaults';
import { openingsIn } from './yamlOpenings';

/** Something wrong between two UTF-16 offsets of a text, end exclusive. */
export interface Trouble {
  readonly kind: string;
  readonly severity: Severity;
  readonly start: number;
  readonly end: number;
  readonly sentence: Sentence;
}

export type YamlValue = Scalar | YAMLMap | YAMLSeq;

/** A YAML text as a tree whose scalars are all text, just as they are written: `1.0`, `yes`. */
export interface Yaml {
  /** Undefined when the text holds nothing (or nothing that can be read). */
  readonly root: YamlValue | undefined;
  /** Whether the tree lacks something that the text holds. */
  readonly isBroken: boolean;
  /** The node itself, or the scalar that an alias stands for; tells why when there is neither. */
  readonly follow: (node: unknown) => YamlValue | undefined;
}

/** Deep enough for 100 codes inside each other; a deeper tree could exhaust the stack. */
const maxDepth = 256;

/** Each repair costs one more reading; a text that needs more is told as it is. */
const maxRepairs = 6;

/** A text with more errors is no slip of the hand: neither repairs nor a longer list would help. */
const maxFaults = 100;

/**
 * Reads the first document of a text with LF line ends and no byte order mark; never throws. What
 * can't be read is told, blanked, and the rest is read again, so that one slip hides little.
 */
export function readYaml(text: string, tell: (trouble: Trouble) => void): Yaml {
  const plain = text === '' ? undefined : readPlainYaml(text);
  return plain || text === '' ? plainTree(plain) : readAnyYaml(text, tell);
}

function readAnyYaml(text: string, tell: (trouble: Trouble) => void): Yaml {
  const conflicts = conflictsIn(text);
  conflicts.forEach((fault) => tell(troubleOf(fault)));
  let source = mend(text, conflicts);
  let isBroken = conflicts.length > 0;
  for (let repairs = 0; ; repairs++) {
    const { tokens, second, tooDeep } = firstDocument(source);
    if (tooDeep !== undefined) {
      tell(deepTrouble(tooDeep));
      return { root: undefined, isBroken: true, follow: () => undefined };
    }
    const openings = openingsIn(tokens, source);
    const document = compose(tokens, source.length);
    const errors = (document?.errors ?? []).map((error) => faultOf(error, source));
    const faults = firstFaults(openings, errors);
    isBroken ||= faults.length > 0;
    const isHopeless = repairs === maxRepairs || errors.length > maxFaults;
    const mended = isHopeless ? source : mend(source, faults);
    if (mended !== source) {
      faults.filter((fault) => fault.cure).forEach((fault) => tell(troubleOf(fault)));
      source = mended;
      continue;
    }
    faults.slice(0, maxFaults).forEach((fault) => tell(troubleOf(fault)));
    if (faults.length > maxFaults) tell(moreTrouble(faults));
    document?.warnings
      .filter((warning) => warning.code !== 'BAD_INDENT') // a closing bracket under its parent
      .forEach((warning) => tell(warningTrouble(warning, source)));
    if (second !== undefined) tell(secondTrouble(second, source));
    return treeOf(document, isBroken || second !== undefined, tell);
  }
}

/** Where a node stands, without the comments and line ends after it. */
export function spanOf(node: unknown): { readonly start: number; readonly end: number } {
  const range = isNode(node) ? node.range : undefined;
  return range ? { start: range[0], end: range[1] } : { start: 0, end: 0 };
}

/** The text of a scalar, without white space at its ends; undefined for anything else. */
export function textOf(node: unknown): string | undefined {
  return isScalar(node) ? String(node.value).trim() : undefined;
}

/** Whether nothing is given: no value, or YAML's `null` and `~`. */
export function isNothing(node: unknown): boolean {
  if (node === null || node === undefined) return true;
  return (
    isScalar(node) && node.type === 'PLAIN' && /^(?:~|null|Null|NULL)?$/.test(textOf(node) ?? '')
  );
}

interface FirstDocument {
  readonly tokens: readonly CST.Token[];
  /** Where a second document begins, if one does. */
  readonly second?: number;
  /** Where the text nests deeper than it may, if it does. */
  readonly tooDeep?: number;
}

/** Stops where the text nests too deep: bombs cost nothing, and the stack is never exhausted. */
function firstDocument(source: string): FirstDocument {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let documents = 0;
  const take = (token: CST.Token): boolean => {
    if (token.type === 'document' && ++documents === 2) return false;
    tokens.push(token);
    return true;
  };
  for (const lexeme of new Lexer().lex(source)) {
    const offset = parser.offset;
    for (const token of parser.next(lexeme)) {
      if (!take(token)) return { tokens, second: startOf(token) };
    }
    if (parser.stack.length > maxDepth) return { tokens: [], tooDeep: offset };
  }
  for (const token of parser.end()) {
    if (!take(token)) return { tokens, second: startOf(token) };
  }
  return { tokens };
}

function startOf(token: CST.Token): number {
  return 'offset' in token ? token.offset : 0;
}

/** Every scalar stays text, aliases stay aliases and double keys stay double: readers decide. */
function compose(tokens: readonly CST.Token[], end: number): Document.Parsed | undefined {
  const composer = new Composer({
    schema: 'failsafe',
    resolveKnownTags: false,
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  for (const document of composer.compose(tokens, true, end)) return document;
  return undefined;
}

function plainTree(root: YAMLMap | undefined): Yaml {
  const follow = (node: unknown) =>
    isScalar(node) || isMap(node) || isSeq(node) ? node : undefined;
  return { root, isBroken: false, follow };
}

function treeOf(
  document: Document.Parsed | undefined,
  isBroken: boolean,
  tell: (trouble: Trouble) => void,
): Yaml {
  let targets: ReadonlyMap<unknown, unknown> | undefined;
  const follow = (node: unknown): YamlValue | undefined => {
    if (isScalar(node) || isMap(node) || isSeq(node)) return node;
    if (!document || !isAlias(node)) return undefined;
    targets ??= targetsIn(document);
    const target = targets.get(node);
    if (isScalar(target)) return target;
    tell({
      kind: 'yaml-alias',
      severity: 'error',
      ...spanOf(node),
      sentence: aliasSentence(node.source, target),
    });
    return undefined;
  };
  return { root: follow(document?.contents), isBroken, follow };
}

/** What each alias stands for, in one walk: the nearest anchor of its name above it. */
function targetsIn(document: Document.Parsed): ReadonlyMap<unknown, unknown> {
  const anchors = new Map<string, unknown>();
  const targets = new Map<unknown, unknown>();
  visit(document, {
    Alias: (_, node) => void targets.set(node, anchors.get(node.source)),
    Value: (_, node) => void (node.anchor && anchors.set(node.anchor, node)),
  });
  return targets;
}

function aliasSentence(name: string, target: unknown): Sentence {
  return target === undefined
    ? sentence('There is no “&{name}” above to copy from. Write the text here instead.', { name })
    : sentence('“*{name}” copies a whole list or map, which is not read. Write it out here.', {
        name,
      });
}

function troubleOf({ kind, start, end, sentence: text }: Fault): Trouble {
  return { kind, severity: 'error', start, end, sentence: text };
}

function warningTrouble(warning: YAMLWarning, source: string): Trouble {
  const [start, end] = warning.pos;
  if (warning.code !== 'TAG_RESOLVE_FAILED' && warning.code !== 'BAD_COLLECTION_TYPE') {
    return { ...troubleOf(faultOf(warning, source)), severity: 'warning' };
  }
  const text = sentence('“{tag}” means nothing here, and the value counts as text. Remove it.', {
    tag: source.slice(start, end),
  });
  return { kind: 'yaml-tag', severity: 'warning', start, end, sentence: text };
}

function moreTrouble(faults: readonly Fault[]): Trouble {
  const { start, end } = faults[maxFaults] ?? { start: 0, end: 0 };
  const text = sentence(
    'From here on, {count} more places are not valid YAML. Mend those above first.',
    {
      count: faults.length - maxFaults,
    },
  );
  return { kind: 'yaml-syntax', severity: 'error', start, end, sentence: text };
}

function deepTrouble(start: number): Trouble {
  const text = sentence(
    'This is nested more than {limit} levels deep, so nothing in this file was read. Bring it up a few levels.',
    { limit: maxDepth },
  );
  return { kind: 'yaml-too-deep', severity: 'error', start, end: start + 1, sentence: text };
}

function secondTrouble(start: number, source: string): Trouble {
  const [line = ''] = /^(?:---|.*)/.exec(source.slice(start)) ?? [];
  const text = sentence(
    'A second document begins here, and only the first one is read. Remove this line, or move what follows to a file of its own.',
  );
  const end = start + line.length;
  return { kind: 'yaml-many-documents', severity: 'error', start, end, sentence: text };
}
