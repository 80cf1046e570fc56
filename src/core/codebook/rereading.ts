import { isCollection, isMap, isPair, type Pair, type YAMLMap } from 'yaml';
import { readYaml, spanOf, textOf, type Trouble, type Yaml } from '../base/yaml';
import { indentOf } from './blockPlaces';
import { bookIn, parseCodebook, type ParsedCodebook } from './read';

/**
 * A codebook while somebody writes it. Reading YAML is nearly all of reading a book, so after a
 * change only the code around it is parsed, and its branch put into the tree; a change that reaches
 * further costs a whole reading. What is read is the same, but for a text that is broken: then the
 * damage stays within its code.
 */
export class Rereading {
  private now: ParsedCodebook;
  private troubles: readonly Trouble[] = [];
  /** The code in which the text is broken, while the rest of it is not. */
  private brokenIn: Pair | undefined;
  /** Whether the tree is as if every text stood where it is written. */
  private isPlain: boolean;

  constructor(
    private readonly file: string,
    /** With LF line ends and no byte order mark. */
    text: string,
  ) {
    this.now = parseCodebook(file, text);
    this.isPlain = isPatchable(this.now);
  }

  get parsed(): ParsedCodebook {
    return this.now;
  }

  /** Takes the whole text as it is now, with LF line ends and no byte order mark. */
  take(text: string): ParsedCodebook {
    if (text === this.now.source) return this.now;
    return (this.now = this.patched(text) ?? this.whole(text));
  }

  private whole(text: string): ParsedCodebook {
    this.brokenIn = undefined;
    this.troubles = [];
    const parsed = parseCodebook(this.file, text);
    this.isPlain = isPatchable(parsed);
    return parsed;
  }

  private patched(text: string): ParsedCodebook | undefined {
    if (!this.isPlain) return undefined;
    const { source, yaml } = this.now;
    const change = changeBetween(source, text);
    for (const branch of branchesAround(source, yaml.root, change).reverse()) {
      if (this.brokenIn && !holds(branch.pair, this.brokenIn)) continue;
      const read = readBranch(text, branch, change.delta);
      if (!read) continue;
      graft(yaml, branch, read.pair, change.delta);
      this.brokenIn = read.isBroken ? branch.pair : undefined;
      this.troubles = read.troubles;
      const tree: Yaml = { ...yaml, isBroken: read.isBroken };
      return bookIn(this.file, text, tree, this.troubles);
    }
    return undefined;
  }
}

/** One stretch of a text became another. UTF-16. */
interface Change {
  readonly start: number;
  readonly cut: number;
  readonly added: number;
  readonly delta: number;
}

function changeBetween(before: string, after: string): Change {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let same = 0;
  while (
    same < most - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same++;
  const cut = before.length - same - start;
  const added = after.length - same - start;
  return { start, cut, added, delta: added - cut };
}

/** The lines of one code with all that is inside it. */
interface Branch {
  readonly pair: Pair;
  /** Where its first line begins. */
  readonly start: number;
  /** Where the line after its last one begins. */
  readonly end: number;
  readonly indent: number;
}

/** The codes around a change, outermost first. */
function branchesAround(source: string, root: unknown, change: Change): Branch[] {
  const branches: Branch[] = [];
  let inside = codesIn(root);
  let end = source.length;
  while (inside) {
    const { list, after } = inside;
    if (after) end = lineStart(source, after);
    const at = list.items.findLastIndex((pair) => lineStart(source, pair) <= change.start);
    const pair = list.items[at];
    if (!pair) break;
    const next = list.items[at + 1];
    if (next) end = lineStart(source, next);
    if (change.start + change.cut >= end && end < source.length) break;
    const start = lineStart(source, pair);
    branches.push({ pair, start, end, indent: indentOf(source, pair) });
    inside = codesIn(pair.value);
  }
  return branches;
}

/** What stands below `codes:`, and the field after it. */
function codesIn(value: unknown): { list: YAMLMap; after: Pair | undefined } | undefined {
  if (!isMap(value) || value.flow) return undefined;
  const at = value.items.findIndex(({ key }) => textOf(key) === 'codes');
  const list = value.items[at]?.value;
  if (!isMap(list) || list.flow) return undefined;
  return { list, after: value.items[at + 1] };
}

function lineStart(source: string, { key }: Pair): number {
  return source.lastIndexOf('\n', spanOf(key).start - 1) + 1;
}

interface ReadBranch {
  readonly pair: Pair;
  readonly isBroken: boolean;
  readonly troubles: readonly Trouble[];
}

/** Undefined where its lines alone do not make one code in the same column. */
function readBranch(text: string, branch: Branch, delta: number): ReadBranch | undefined {
  const lines = text.slice(branch.start, branch.end + delta);
  if (isWoven(lines) || !standsAlone(lines, branch.indent)) return undefined;
  const troubles: Trouble[] = [];
  const { root, isBroken } = readYaml(lines, (trouble) => troubles.push(trouble));
  if (!isMap(root) || root.flow || root.items.length !== 1) return undefined;
  const [pair] = root.items;
  if (!pair || spanOf(pair.key).start !== branch.indent) return undefined;
  const isElsewhere = troubles.some(({ kind }) => kind === 'yaml-many-documents');
  if (isElsewhere || (troubles.length && !isBroken)) return undefined;
  return {
    pair,
    isBroken,
    troubles: troubles.map((trouble) => ({
      ...trouble,
      start: trouble.start + branch.start,
      end: trouble.end + branch.start,
    })),
  };
}

/** Whether all lines but the first stand further in than the code does. */
function standsAlone(lines: string, indent: number): boolean {
  return lines.split('\n').every((line, i) => {
    const own = line.search(/[^ ]/);
    return i === 0 || own < 0 || own > indent || line.charAt(own) === '#';
  });
}

/** Puts a code in the place of what it was, and moves all that stands after it. */
function graft({ root }: Yaml, { pair, start, end }: Branch, read: Pair, delta: number): void {
  eachNode(root, pair, (range) => {
    for (let i = 0; i < 3; i++) {
      const at = range[i] ?? 0;
      if (at >= end) range[i] = at + delta;
      else if (at > start) range[i] = Math.max(start, at + delta);
    }
  });
  eachNode(read, undefined, (range) => {
    for (let i = 0; i < 3; i++) range[i] = (range[i] ?? 0) + start;
  });
  pair.key = read.key;
  pair.value = read.value;
}

/** Every place in a tree, without those below the pair `but`. */
function eachNode(node: unknown, but: Pair | undefined, each: (range: number[]) => void): void {
  if (node === but || node === null || typeof node !== 'object') return;
  if (isPair(node)) {
    eachNode(node.key, but, each);
    eachNode(node.value, but, each);
    return;
  }
  if ('range' in node && Array.isArray(node.range)) each(node.range as number[]);
  if (isCollection(node)) for (const item of node.items) eachNode(item, but, each);
}

function holds(outer: Pair, inner: Pair): boolean {
  if (outer === inner) return true;
  return codesIn(outer.value)?.list.items.some((pair) => holds(pair, inner)) ?? false;
}

/** Only a tree without anything told of it as YAML can be put together from its branches. */
function isPatchable({ source, yaml, problems }: ParsedCodebook): boolean {
  const isTold = problems.some(({ kind }) => /^(?:yaml-|merge-conflict)/.test(kind));
  return !yaml.isBroken && !isTold && !isWoven(source);
}

/** Whether a part of the text may point at another: anchors, marks of documents and of conflicts. */
function isWoven(text: string): boolean {
  return /(?:^|[\s[{,:-])[&*][^\s]|^(?:---|\.\.\.|[<>=|]{7})/m.test(text);
}
