import { Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Yaml, YamlValue } from './yaml';

/** White space and controls that YAML, or people, take for something else. */
const doubtful =
  /[^\n -~\u00a1-\u1fff\u2010-\u2027\u2030-\u2fff\u3001-\ud7ff\uf900-\ufdff\ufe10-\ufefe\uff01-\uffef]/;

/** Deeper ones are left to the slow way, which knows where to stop. */
const deepest = 60;

/** The parts of a line: its indentation, the mark of a list's item, a key, and what follows. */
const linePattern =
  /( *)(- +)?(?:([^\s!"#%&'*,:>?@[\]`{|}-][^\s!"#%&'*,:>?@[\]`{|}]*):(?=[ \n]|$))?( *)(.*)/y;

/** One line of text without marks: as a value of a block, and within `[ ]` or `{ }`. */
const plainValue = /[^\s!"#%&'*,:>?@[\]`{|}-](?:[^#:\n]+|:(?=[^ \n])|#(?<=[^ ]#))*/y;
const plainItem = /[^\s!"#%&'*,:>?@[\]`{|}-](?:[^#,:[\]{}\n]+|#(?<=[^ ]#))*/y;
const quotedValue = /"((?:[^"\\\n]+|\\["\\])*)"|'([^'\n]*)'/y;
const spaces = / */y;

interface Block {
  readonly indent: number;
  readonly node: YAMLMap<Scalar, YamlValue | null> | YAMLSeq<YamlValue>;
}

/**
 * Reads a text of the YAML that nearly all codebooks keep to: block maps and lists, texts of one
 * line, flat `[ ]` and `{ }`, comments on ends of lines. Gives what `readYaml` gives, in a
 * tenth of the time (the YAML package takes 40 ms for a book of 150 codes that is read at the
 * start of a session); undefined for any other text, whether it is valid YAML or not.
 */
export function readPlainYaml(text: string): Yaml | undefined {
  if (doubtful.test(text)) return undefined;
  const root = new PlainReader(text).root();
  const follow = (node: unknown): YamlValue | undefined => (node ?? undefined) as YamlValue;
  return root && { root, isBroken: false, follow };
}

class PlainReader {
  private readonly open: Block[] = [];
  /** The last pair read, while it may still get a value on the lines below. */
  private empty: Pair<Scalar, YamlValue | null> | undefined;
  private at = 0;

  constructor(private readonly text: string) {}

  root(): YAMLMap | undefined {
    const { text } = this;
    const root = new YAMLMap<Scalar, YamlValue | null>();
    this.open.push({ indent: 0, node: root });
    while (this.at < text.length) {
      if (!this.line()) return undefined;
      this.at++;
    }
    return root.items.length ? root : undefined;
  }

  /** Reads a line and stops at its end; false where it is none of ours. */
  private line(): boolean {
    const start = this.at;
    linePattern.lastIndex = start;
    const [line = '', indent = '', item, key, gap = '', rest = ''] =
      linePattern.exec(this.text) ?? [];
    const end = start + line.length;
    const isBlank = item === undefined && key === undefined && (rest === '' || rest[0] === '#');
    this.at = end;
    if (isBlank) return true;
    if (item !== undefined && key !== undefined) return false;
    const block = this.blockAt(indent.length, item !== undefined);
    if (!block) return false;
    this.at = end - rest.length;
    if (key === undefined) {
      const value = block.node instanceof YAMLSeq ? this.value() : undefined;
      if (value) (block.node as YAMLSeq).items.push(value);
      return value !== undefined && this.endsAt(end);
    }
    if (block.node instanceof YAMLSeq || (rest !== '' && gap === '')) return false;
    const keyAt = start + indent.length;
    const value = rest === '' || rest.startsWith('#') ? null : this.value();
    const pair = new Pair(scalar(key, 'PLAIN', keyAt, keyAt + key.length), value ?? null);
    block.node.items.push(pair);
    this.empty = value === null ? pair : undefined;
    return value !== undefined && this.endsAt(end);
  }

  /** Whether nothing but a comment follows on the line. */
  private endsAt(end: number): boolean {
    this.skipSpaces();
    const isComment = this.text[this.at] === '#' && this.text[this.at - 1] === ' ';
    if (isComment) this.at = end;
    return this.at === end;
  }

  /** The block to which a line belongs, opened where it is its first; undefined where there is none. */
  private blockAt(indent: number, isItem: boolean): Block | undefined {
    const { open, empty } = this;
    const above = open.at(-1);
    this.empty = undefined;
    if (empty && above && (indent > above.indent || (isItem && indent === above.indent))) {
      const block = { indent, node: isItem ? new YAMLSeq<YamlValue>() : newMap() };
      empty.value = block.node;
      open.push(block);
      return open.length > deepest ? undefined : block;
    }
    for (let block = open.at(-1); block; block = open.at(-1)) {
      if (block.indent < indent) return undefined;
      if (block.indent === indent && block.node instanceof YAMLSeq === isItem) return block;
      open.pop();
    }
    return undefined;
  }

  private value(): YamlValue | undefined {
    const mark = this.text[this.at];
    if (mark === '[') return this.list();
    if (mark === '{') return this.map();
    return this.quoted() ?? this.plain(plainValue);
  }

  private list(): YAMLSeq | undefined {
    const list = new YAMLSeq<YamlValue>();
    list.flow = true;
    const item = () => {
      const value = this.text[this.at] === '{' ? this.map() : this.flatValue();
      if (value) list.items.push(value);
      return value !== undefined;
    };
    return this.flow(']', item) ? list : undefined;
  }

  private map(): YAMLMap | undefined {
    const map = newMap();
    map.flow = true;
    const item = () => {
      const key = this.plain(plainItem);
      if (!key || this.text[this.at] !== ':' || this.text[this.at + 1] !== ' ') return false;
      this.at++;
      this.skipSpaces();
      const value = this.flatValue();
      map.items.push(new Pair(key, value ?? null));
      return value !== undefined;
    };
    return this.flow('}', item) ? map : undefined;
  }

  /** Reads from `[` or `{` to its end on the same line. */
  private flow(end: string, item: () => boolean): boolean {
    const { text } = this;
    this.at++;
    this.skipSpaces();
    if (text[this.at] === end) return this.at++ > 0;
    while (item()) {
      this.skipSpaces();
      const mark = text[this.at++];
      if (mark === end) return true;
      if (mark !== ',') return false;
      this.skipSpaces();
    }
    return false;
  }

  private flatValue(): Scalar | undefined {
    return this.quoted() ?? this.plain(plainItem);
  }

  private quoted(): Scalar | undefined {
    const { at } = this;
    quotedValue.lastIndex = at;
    const [all, double, single] = quotedValue.exec(this.text) ?? [];
    if (all === undefined) return undefined;
    this.at += all.length;
    const type = double === undefined ? 'QUOTE_SINGLE' : 'QUOTE_DOUBLE';
    const text = double?.replace(/\\(.)/g, '$1') ?? single ?? '';
    return scalar(text, type, at, this.at);
  }

  private plain(pattern: RegExp): Scalar | undefined {
    const { at } = this;
    pattern.lastIndex = at;
    const [all] = pattern.exec(this.text) ?? [];
    if (all === undefined) return undefined;
    this.at += all.length;
    const text = all.trimEnd();
    return scalar(text, 'PLAIN', at, at + text.length);
  }

  private skipSpaces(): void {
    spaces.lastIndex = this.at;
    this.at += spaces.exec(this.text)?.[0].length ?? 0;
  }
}

function newMap(): YAMLMap<Scalar, YamlValue | null> {
  return new YAMLMap<Scalar, YamlValue | null>();
}

function scalar(text: string, type: Scalar.Type, start: number, end: number): Scalar<string> {
  const node = new Scalar(text);
  node.type = type;
  node.range = [start, end, end];
  return node;
}
