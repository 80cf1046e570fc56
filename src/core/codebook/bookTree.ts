import { isMap, parseDocument } from 'yaml';
import { formedAs, mergeable } from '../base/mergedText';
import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import { spanOf } from '../base/yaml';
import { codeFields } from './fields';
import { type Entry, inBraces, type Outline, type Piece, readOutline, shifted } from './outline';
import { textSource } from './source';

interface Branch {
  parent: string | undefined;
  head: Piece;
  fields: Map<string, Piece>;
  children: string[];
  short: Piece | undefined;
  readonly idStep: number | undefined;
  /** Whether there were codes inside when it was read. */
  readonly hadChildren: boolean;
}

/**
 * A codebook taken apart by its lines, so that codes can be moved, removed and put in. Whatever is
 * not touched stays as it is written; what is moved takes the comments above it along.
 */
export class BookTree {
  private readonly top: Branch;
  private readonly codes: Map<string, Branch>;

  private constructor(
    private readonly original: string,
    private readonly outline: Outline,
  ) {
    this.top = branchOf(outline.top);
    this.codes = new Map([...outline.codes].map(([id, entry]) => [id, branchOf(entry)]));
  }

  /** Throws a Refusal for a book with errors, or whose lines can’t be told apart by code. */
  static read(text: string): BookTree {
    return new BookTree(text, readOutline(mergeable(text), { faulty, woven }));
  }

  has(id: string): boolean {
    return this.codes.has(id);
  }

  get size(): number {
    return this.codes.size;
  }

  parentOf(id: string): string | undefined {
    return this.at(id).parent;
  }

  childrenOf(id: string | undefined): readonly string[] {
    return this.at(id).children;
  }

  /** Puts a code with all that is inside it into another one, or at the top level; last without `before`. */
  move(id: string, parent: string | undefined, before?: string): void {
    for (let at = parent; at !== undefined; at = this.at(at).parent)
      if (at === id) throw new Refusal(intoItself(id));
    this.detach(id);
    const branch = this.at(id);
    branch.parent = parent;
    const { children } = this.at(parent);
    const place = before === undefined ? -1 : children.indexOf(before);
    children.splice(place < 0 ? children.length : place, 0, id);
  }

  /** Takes a code out with all that is inside it. */
  remove(id: string): void {
    this.detach(id);
    const drop = (each: string) => {
      this.at(each).children.forEach(drop);
      this.codes.delete(each);
    };
    drop(id);
  }

  /** Puts in a code that is new. */
  add(id: string, parent: string | undefined, before?: string): void {
    const head = { lead: [], lines: [`${textSource(id)}:`], indent: 0 };
    this.codes.set(id, {
      parent,
      head,
      fields: new Map(),
      children: [],
      short: undefined,
      idStep: undefined,
      hadChildren: false,
    });
    const { children } = this.at(parent);
    const place = before === undefined ? -1 : children.indexOf(before);
    children.splice(place < 0 ? children.length : place, 0, id);
  }

  /** Puts in a code of another book, with what is inside it, last inside its parent. */
  graft(other: BookTree, id: string, parent: string | undefined): void {
    const { children, ...branch } = other.at(id);
    this.codes.set(id, { ...branch, fields: new Map(branch.fields), parent, children: [] });
    this.at(parent).children.push(id);
    // What is there already by that id stays where it is.
    for (const child of children) if (!this.codes.has(child)) this.graft(other, child, id);
  }

  /**
   * Writes a field anew, below the comments it has.
   * @param source YAML for one line, or the items of a list, one a line; undefined takes it away
   */
  set(id: string, field: string, source: string | readonly string[] | undefined): void {
    const branch = this.at(id);
    const { fields } = branch;
    if (fields.has(inBraces)) throw new Refusal(woven);
    branch.short = undefined;
    if (source === undefined) {
      fields.delete(field);
      return;
    }
    const known = fields.get(field);
    const indent = known?.indent ?? branch.head.indent + this.step(branch, fieldStepOf);
    const own = ' '.repeat(indent);
    const lines =
      typeof source === 'string'
        ? [`${own}${field}: ${source}${known ? commentBehind(known) : ''}`]
        : [`${own}${field}:`, ...source.map((item) => `${own}  - ${item}`)];
    const piece = { lead: known?.lead ?? [], lines, indent };
    if (known) fields.set(field, piece);
    else branch.fields = withField(fields, field, piece);
  }

  /** The whole book, with the line ends and the byte order mark that it had. */
  toText(): string {
    const out: string[] = [...this.outline.preamble];
    this.print(undefined, this.top, 0, out);
    out.push(...this.outline.tail);
    return formedAs(this.original, out.map((line) => `${line}\n`).join(''));
  }

  private print(id: string | undefined, branch: Branch, indent: number, out: string[]): void {
    const { head, fields, children, short } = branch;
    if (short && !children.length) {
      out.push(...shifted(short, indent));
      return;
    }
    if (id !== undefined) out.push(...shifted(head, indent));
    const inner = id === undefined ? 0 : indent + this.step(branch, fieldStepOf);
    for (const [name, piece] of fields)
      if (name !== 'codes') out.push(...shifted(piece, inner));
      else this.printCodes(piece, branch, inner, out, id === undefined);
    if (children.length && !fields.has('codes'))
      this.printCodes({ lead: [], lines: ['codes:'], indent: 0 }, branch, inner, out, true);
  }

  /** Without codes, `codes:` goes; what was noted above it stays. */
  private printCodes(
    piece: Piece,
    branch: Branch,
    indent: number,
    out: string[],
    always: boolean,
  ): void {
    const { children } = branch;
    const isShown = always || children.length > 0 || !branch.hadChildren;
    out.push(...shifted(isShown ? piece : { ...piece, lines: [] }, indent));
    const step = this.step(branch, ({ idStep }) => idStep);
    for (const child of children) this.print(child, this.at(child), indent + step, out);
  }

  /** By how many spaces: as it is done here, else as it is done first in the book. */
  private step(branch: Branch, stepOf: (branch: Branch) => number | undefined): number {
    const own = stepOf(branch);
    if (own !== undefined) return own;
    for (const other of this.codes.values()) {
      const step = stepOf(other);
      if (step !== undefined) return step;
    }
    return stepOf(this.top) ?? 2;
  }

  private detach(id: string): void {
    const siblings = this.at(this.at(id).parent).children;
    siblings.splice(siblings.indexOf(id), 1);
  }

  private at(id: string | undefined): Branch {
    const branch = id === undefined ? this.top : this.codes.get(id);
    if (!branch)
      throw new Refusal(sentence('The code “{id}” is not in the codebook.', { id: id ?? '' }));
    return branch;
  }
}

function branchOf(entry: Entry): Branch {
  const children = [...entry.children];
  return { ...entry, fields: new Map(entry.fields), children, hadChildren: children.length > 0 };
}

function fieldStepOf({ short, fields, head }: Branch): number | undefined {
  const [first] = short ? [] : fields.values();
  return first && first.indent - head.indent;
}

/** What is noted behind a value of one line. */
function commentBehind({ lines }: Piece): string {
  const [line, ...others] = lines;
  if (line === undefined || others.length) return '';
  const root = parseDocument(line, { schema: 'failsafe', logLevel: 'silent' }).contents;
  const pair = isMap(root) ? root.items[0] : undefined;
  if (!pair) return '';
  const rest = line.slice(Math.max(spanOf(pair.key).end + 1, spanOf(pair.value).end));
  return /^\s+#.*$/.exec(rest)?.[0] ?? '';
}

/** Before the first field that is usually written after it. */
function withField(fields: ReadonlyMap<string, Piece>, name: string, piece: Piece) {
  const rank = codeFields.indexOf(name);
  const entries = [...fields];
  const at = entries.findIndex(([other]) => codeFields.indexOf(other) > rank);
  return new Map(entries.toSpliced(at < 0 ? entries.length : at, 0, [name, piece]));
}

function intoItself(code: string) {
  return sentence('“{code}” can’t be put into a code that is inside it.', { code });
}

const faulty = sentence(
  'The codebook has errors. Mend them first: the Problems panel shows where.',
);
const woven = sentence(
  'The codebook is written so that its lines can’t be told apart by code, so nothing was changed. Write each code and each field on lines of its own.',
);
