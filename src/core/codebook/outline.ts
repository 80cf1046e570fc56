import { isAlias, isMap, isNode, isScalar, type Pair, visit, type YAMLMap } from 'yaml';
import { Refusal } from '../base/refusal';
import type { Sentence } from '../base/sentences';
import { isNothing, spanOf, textOf } from '../base/yaml';
import { indexLines, lineAt, type Lines } from '../text/lines';
import { endOf, indentOf } from './blockPlaces';
import { parseCodebook } from './read';

/** Lines of a codebook as they are written, and by how many spaces they stand in. */
export interface Piece {
  /** Comments and blank lines above. */
  readonly lead: readonly string[];
  readonly lines: readonly string[];
  readonly indent: number;
}

/** What a codebook says below one key: the whole of it, or one of its codes. */
export interface Entry {
  /** Id of the code around it; undefined for a code of the outermost level. */
  readonly parent: string | undefined;
  /** The line with the id, and what is above it. */
  readonly head: Piece;
  /** By name, `codes` among them with nothing but its own line. */
  readonly fields: ReadonlyMap<string, Piece>;
  /** Ids of the codes directly inside. */
  readonly children: readonly string[];
  /** Where it is no map of fields: the lines as they are written. */
  readonly short: Piece | undefined;
  /** By how many spaces ids stand in from `codes:`; undefined where there are none. */
  readonly idStep: number | undefined;
}

/** A codebook line by line: each line belongs to one key, or stands before or after all of them. */
export interface Outline {
  readonly preamble: readonly string[];
  readonly top: Entry;
  /** By id, in book order. */
  readonly codes: ReadonlyMap<string, Entry>;
  readonly tail: readonly string[];
}

/**
 * Reads the lines of a codebook.
 * @param text with LF line ends, the last line ended, no byte order mark
 * Throws a Refusal where the book has errors, or is written in a way in which its lines can't be
 * taken apart: in braces, with anchors, or with several keys on a line.
 */
export function readOutline(text: string, words: Words): Outline {
  const { problems, yaml } = parseCodebook('', text);
  if (yaml.isBroken || problems.some(({ severity }) => severity === 'error'))
    throw new Refusal(words.faulty);
  return new Reader(text, words.woven).read(yaml.root);
}

/** What to say where a book can’t be taken apart. */
interface Words {
  /** It has errors. */
  readonly faulty: Sentence;
  /** Its lines can’t be told apart by code. */
  readonly woven: Sentence;
}

/** The lines of a piece, standing in by so many spaces. */
export function shifted({ lead, lines, indent }: Piece, to: number): string[] {
  const by = to - indent;
  const all = [...lead, ...lines];
  if (by === 0) return all;
  return all.map((line) => {
    if (line.trim() === '') return line;
    return by > 0 ? ' '.repeat(by) + line : line.replace(new RegExp(`^ {0,${-by}}`), '');
  });
}

class Reader {
  private readonly lines: readonly string[];
  private readonly index: Lines;
  private readonly codes = new Map<string, Entry>();
  /** The next line that belongs to nobody yet, from 0. */
  private next = 0;

  constructor(
    private readonly text: string,
    private readonly woven: Sentence,
  ) {
    this.lines = text.split('\n').slice(0, -1);
    this.index = indexLines(text);
  }

  read(root: unknown): Outline {
    const start = this.lines.findLastIndex((line) => /^(?:---|%)/.test(line)) + 1;
    if (this.lines.some((line) => /^\.\.\./.test(line))) throw new Refusal(this.woven);
    this.next = start;
    const nothing = { parent: undefined, head: emptyPiece, short: undefined, idStep: undefined };
    let top: Entry = { ...nothing, fields: new Map(), children: [] };
    if (isMap(root)) {
      refuseWoven(root, this.woven);
      top = { ...nothing, ...this.fieldsIn(root, undefined) };
    } else if (!isNothing(root)) throw new Refusal(this.woven);
    const tail = this.lines.slice(this.next);
    return { preamble: this.lines.slice(0, start), top, codes: this.codes, tail };
  }

  private fieldsIn(
    map: YAMLMap,
    id: string | undefined,
  ): Pick<Entry, 'fields' | 'children' | 'idStep'> {
    const fields = new Map<string, Piece>();
    let children: readonly string[] = [];
    let idStep: number | undefined;
    for (const pair of map.items) {
      const name = textOf(pair.key) ?? '';
      if (name === '' || fields.has(name)) throw new Refusal(this.woven);
      if (name === 'codes' && isMap(pair.value) && !pair.value.flow) {
        fields.set(name, this.take(pair, false));
        const [first] = pair.value.items;
        idStep = first && indentOf(this.text, first) - indentOf(this.text, pair);
        children = pair.value.items.map((code) => this.readCode(code, id));
      } else if (name === 'codes' && !isNothing(pair.value) && !isEmptyMap(pair.value)) {
        throw new Refusal(this.woven);
      } else if (name === 'codes') {
        const piece = this.take(pair, true);
        // What says that nothing is in it would be in the way of what comes.
        const isSaid = !isNothing(pair.value) || spanOf(pair.value).end > spanOf(pair.value).start;
        const empty = [`${' '.repeat(piece.indent)}codes:`];
        fields.set(name, isSaid ? { ...piece, lines: empty } : piece);
      } else fields.set(name, this.take(pair, true));
    }
    return { fields, children, idStep };
  }

  private readCode(pair: Pair, parent: string | undefined): string {
    const id = textOf(pair.key) ?? '';
    if (id === '' || id === '<<' || this.codes.has(id)) throw new Refusal(this.woven);
    const { value } = pair;
    if (isMap(value) && !value.flow) {
      const head = this.take(pair, false);
      // Codes stand before those inside them, as in the book.
      this.codes.set(id, { parent, head, ...noFields, short: undefined });
      this.codes.set(id, { parent, head, ...this.fieldsIn(value, id), short: undefined });
      return id;
    }
    if (isMap(value) && value.items.some(({ key }) => textOf(key) === 'codes'))
      throw new Refusal(this.woven);
    const short = this.take(pair, true);
    this.codes.set(id, { parent, ...this.spelledOut(pair, short), short });
    return id;
  }

  /** A code written on one line, as if its name had a line of its own. */
  private spelledOut(pair: Pair, short: Piece): Omit<Entry, 'parent' | 'short'> {
    const { value } = pair;
    const key = this.text.slice(spanOf(pair.key).start, spanOf(pair.key).end);
    const head = { ...short, lines: [`${' '.repeat(short.indent)}${key}:`] };
    const { start, end } = spanOf(value);
    const stop = this.text.indexOf('\n', Math.max(end, spanOf(pair.key).end));
    const [comment = ''] = /\s+#.*$/.exec(this.text.slice(end, stop < 0 ? undefined : stop)) ?? [];
    if (isNothing(value)) {
      const lines = head.lines.map((line) => line + comment);
      return { head: { ...head, lines }, ...noFields };
    }
    const source = this.text.slice(start, end);
    const indent = short.indent + 2;
    const isLine = isScalar(value) && !source.includes('\n');
    const [name, line] = isLine ? ['name', `name: ${source}${comment}`] : [inBraces, source];
    const field = { lead: [], lines: [`${' '.repeat(indent)}${line}`], indent };
    return { head, ...noFields, fields: new Map([[name, field]]) };
  }

  /** The lines of a pair (of its key alone, unless all are asked for) and those above that are free. */
  private take(pair: Pair, isWhole: boolean): Piece {
    const { start, end } = spanOf(pair.key);
    const indent = indentOf(this.text, pair);
    const first = lineAt(this.index, start) - 1;
    const stop = isWhole ? Math.max(end, endOf(this.text, pair)) : end;
    const last = lineAt(this.index, Math.max(start, stop - 1)) - 1;
    const isAlone = this.text.slice(start - indent, start).trim() === '';
    if (!isAlone || first < this.next) throw new Refusal(this.woven);
    const piece = {
      lead: this.lines.slice(this.next, first),
      lines: this.lines.slice(first, last + 1),
      indent,
    };
    this.next = last + 1;
    return piece;
  }
}

/** The name under which the text of a code in braces, or over several lines, is kept. */
export const inBraces = '{';
const emptyPiece: Piece = { lead: [], lines: [], indent: 0 };
const noFields = { fields: new Map<string, Piece>(), children: [], idStep: undefined };

function isEmptyMap(value: unknown): boolean {
  return isMap(value) && value.items.length === 0;
}

/** What is said elsewhere and only pointed at can’t be taken apart. */
function refuseWoven(root: YAMLMap, woven: Sentence): void {
  visit(root, (_, node) => {
    if (isAlias(node) || (isNode(node) && 'anchor' in node && node.anchor))
      throw new Refusal(woven);
  });
}
