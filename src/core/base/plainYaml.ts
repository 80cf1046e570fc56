import { Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';

/** Deeper than anybody nests; the package tells what is too deep. */
const maxDepth = 100;

/** Tabs, other control characters, byte order marks: whatever a text of plain lines never needs. */
const unusual = /[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]/;
const key = /([\w\u4e00-\u9fff][\w\u4e00-\u9fff.-]{0,99}):(?: +|(?=\n)|$)/y;
const first = String.raw`[^\s?:,[\]{}#&*!|>'"%@${'`'}-]`;
const text = new RegExp(String.raw`${first}(?:[^\n:#]|:(?![ \n]|$)|(?<! )#)*`, 'y');
const flowText = new RegExp(String.raw`${first}(?:[^\n:#,[\]{}]|:(?![ \n,[\]{}]|$)|(?<! )#)*`, 'y');
const doubleQuoted = /"(?:[^"\\\n]|\\["\\/bfnrt])*"/y;
const singleQuoted = /'(?:[^'\n]|'')*'/y;
const restOfLine = / *(?: #.*)?(?:\n|$)/y;

type Value = Scalar | YAMLMap | YAMLSeq;

/**
 * Reads YAML as nearly everybody writes it, some ten times as fast as the package: block maps and
 * lists, texts of one line (plain or quoted), and lists and maps of such texts in brackets. Gives
 * what the package would; only where collections of several lines end is not told (`range[1]` of
 * theirs), and no comment is kept. Undefined where anything else is written, or anything is wrong.
 * @param source with LF line ends
 */
export function readPlainYaml(source: string): YAMLMap | undefined {
  if (unusual.test(source)) return undefined;
  try {
    return new PlainReader(source).read();
  } catch (error) {
    if (error === notPlain) return undefined;
    throw error;
  }
}

const notPlain = new Error('Only the package can read this.');

class PlainReader {
  /** Where reading goes on: at the beginning of a line, or at what stands on it. */
  private at = 0;
  /** How far in the line stands that comes next; -1 at the end of the text. */
  private indent = 0;
  private depth = 0;

  constructor(private readonly source: string) {}

  read(): YAMLMap {
    this.toNextLine();
    if (this.indent !== 0 || this.isItem()) throw notPlain;
    const map = this.readMap(0);
    if (this.at < this.source.length) throw notPlain;
    return map;
  }

  /** What stands below a key or behind a dash, from here on. */
  private readBlock(indent: number): YAMLMap | YAMLSeq {
    if (++this.depth > maxDepth) throw notPlain;
    const block = this.isItem() ? this.readSeq(indent) : this.readMap(indent);
    this.depth--;
    return block;
  }

  private readMap(indent: number): YAMLMap {
    const map = new YAMLMap();
    const start = this.at;
    do map.items.push(this.readPair(indent));
    while (this.isNext(indent) && !this.isItem());
    map.range = [start, this.at, this.at];
    return map;
  }

  private readPair(indent: number): Pair {
    const { at } = this;
    const [whole, name = ''] = this.match(key);
    const node = scalar(name, 'PLAIN', at, at + name.length);
    this.at += whole.length;
    return new Pair(node, this.isLineOver() ? this.readBelow(indent) : this.readValue(indent));
  }

  private readBelow(indent: number): Value {
    this.endLine();
    // A list may stand in the column of its key.
    const isDeeper = this.indent > indent || (this.indent === indent && this.isItem());
    if (!isDeeper) throw notPlain;
    return this.readBlock(this.indent);
  }

  private readSeq(indent: number): YAMLSeq {
    const seq = new YAMLSeq();
    const start = this.at;
    do {
      const dash = this.at;
      this.at += 2;
      while (this.source[this.at] === ' ') this.at++;
      seq.items.push(this.readItem(indent, indent + this.at - dash));
    } while (this.isNext(indent) && this.isItem());
    seq.range = [start, this.at, this.at];
    return seq;
  }

  private readItem(indent: number, inner: number): Value {
    if (this.isLineOver() || this.isItem()) throw notPlain;
    key.lastIndex = this.at;
    return key.test(this.source) ? this.readBlock(inner) : this.readValue(indent);
  }

  /** A value on one line, which belongs to what stands in at `indent`. */
  private readValue(indent: number): Value {
    const value = this.readInline();
    this.endLine();
    if (this.indent > indent) throw notPlain;
    return value;
  }

  private readInline(): Value {
    const mark = this.source[this.at];
    if (mark === '[') return this.readFlow(new YAMLSeq(), ']', () => this.readScalar(flowText));
    if (mark === '{') return this.readFlow(new YAMLMap(), '}', () => this.readFlowPair());
    return this.readScalar(text);
  }

  private readFlow<Item>(
    flow: (YAMLSeq | YAMLMap) & { items: Item[] },
    close: string,
    readOne: () => Item,
  ): YAMLSeq | YAMLMap {
    const { at, source } = this;
    flow.flow = true;
    this.skip(1);
    while (source[this.at] !== close) {
      if (flow.items.length) {
        if (source[this.at] !== ',') throw notPlain;
        this.skip(1);
      }
      flow.items.push(readOne());
      this.skip(0);
    }
    this.at++;
    flow.range = [at, this.at, this.at];
    return flow;
  }

  private readFlowPair(): Pair {
    const { at } = this;
    const [whole, name = ''] = this.match(key);
    this.at += whole.length;
    return new Pair(scalar(name, 'PLAIN', at, at + name.length), this.readScalar(flowText));
  }

  private readScalar(plain: RegExp): Scalar {
    const { at, source } = this;
    const mark = source[at];
    const kind = mark === '"' ? 'QUOTE_DOUBLE' : mark === "'" ? 'QUOTE_SINGLE' : 'PLAIN';
    const pattern = mark === '"' ? doubleQuoted : mark === "'" ? singleQuoted : plain;
    const [written] = this.match(pattern);
    const raw = kind === 'PLAIN' ? written.replace(/ +$/, '') : written;
    const end = (this.at += raw.length);
    // `[a: b]` is a map inside.
    if (kind !== 'PLAIN' && source[end] === ':') throw notPlain;
    return scalar(unquoted(raw, kind), kind, at, end);
  }

  /** Past so many characters and the spaces after them. */
  private skip(count: number): void {
    this.at += count;
    while (this.source[this.at] === ' ') this.at++;
  }

  private match(pattern: RegExp): RegExpExecArray {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source);
    if (!found) throw notPlain;
    return found;
  }

  /** Whether nothing more stands on the line, save a comment. */
  private isLineOver(): boolean {
    const { source, at } = this;
    return (
      at >= source.length || source[at] === '\n' || (source[at] === '#' && source[at - 1] === ' ')
    );
  }

  /** To what stands on the next line that holds anything; whatever else is on this one is no plain text. */
  private endLine(): void {
    if (this.source[this.at] === '#') this.at--;
    this.at += this.match(restOfLine)[0].length;
    this.toNextLine();
  }

  private toNextLine(): void {
    const { source } = this;
    for (let start = this.at; ; start = this.at) {
      while (source[this.at] === ' ') this.at++;
      const mark = source[this.at];
      if (mark !== '#' && mark !== '\n') {
        this.indent = mark === undefined ? -1 : this.at - start;
        return;
      }
      const end = source.indexOf('\n', this.at);
      this.at = end < 0 ? source.length : end + 1;
    }
  }

  /** Whether the next line stands in this far; one further in is not plain. */
  private isNext(indent: number): boolean {
    if (this.indent > indent) throw notPlain;
    return this.indent === indent;
  }

  private isItem(): boolean {
    return this.source[this.at] === '-' && this.source[this.at + 1] === ' ';
  }
}

function scalar(value: string, type: Scalar.Type, start: number, end: number): Scalar {
  const node = new Scalar(value);
  node.type = type;
  node.source = value;
  node.range = [start, end, end];
  return node;
}

function unquoted(raw: string, type: Scalar.Type): string {
  if (type === 'PLAIN') return raw;
  if (type === 'QUOTE_SINGLE') return raw.slice(1, -1).replaceAll("''", "'");
  return raw.includes('\\') ? (JSON.parse(raw) as string) : raw.slice(1, -1);
}
