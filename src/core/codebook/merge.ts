import {
  changedOne,
  formedAs,
  markedVersions,
  mergeable,
  type MergedText,
} from '../base/mergedText';
import { mergeOrders } from '../base/mergeOrders';
import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import { mergeLists } from './mergeLists';
import { type Entry, inBraces, type Outline, type Piece, readOutline, shifted } from './outline';
import { readCodebook } from './read';

/**
 * Merges two versions of a codebook that come from a third, code by code and field by field. Lines
 * stay as they are written in ours, where nobody else changed them. A field that was changed in two
 * ways stands there in both versions between git’s marks. Throws a Refusal where a code was removed
 * on one side and changed on the other, or moved to two places, and for a book whose lines can’t be
 * taken apart (see `readOutline`).
 */
export function mergeCodebooks(base: string, ours: string, theirs: string): MergedText {
  const [from, one, other] = [base, ours, theirs].map((text) =>
    readOutline(mergeable(text), { faulty, woven }),
  );
  if (!from || !one || !other) throw new Error('There are three versions.');
  const { text, conflicts } = new Merger(from, one, other).run();
  // Whatever was put together in a way that reads as something else is not handed out.
  if (
    conflicts === 0 &&
    readCodebook('', text).problems.some(({ severity }) => severity === 'error')
  )
    throw new Refusal(unsound);
  return { text: formedAs(ours, text), conflicts };
}

/** An entry on each side; undefined where it is not there. */
interface Three<T> {
  readonly base: T | undefined;
  readonly ours: T | undefined;
  readonly theirs: T | undefined;
}

class Merger {
  private readonly out: string[] = [];
  private readonly parents = new Map<string, string | undefined>();
  private conflicts = 0;
  private printed = 0;

  constructor(
    private readonly base: Outline,
    private readonly ours: Outline,
    private readonly theirs: Outline,
  ) {}

  run(): MergedText {
    const { base, ours, theirs } = this;
    for (const id of new Set([...ours.codes.keys(), ...theirs.codes.keys()])) this.placeCode(id);
    const preamble = chosenLines(base.preamble, ours.preamble, theirs.preamble);
    this.out.push(...preamble);
    this.print(undefined, { base: base.top, ours: ours.top, theirs: theirs.top }, 0);
    this.out.push(...chosenLines(base.tail, ours.tail, theirs.tail));
    // One that is not printed is inside a code that is gone, or inside itself.
    if (this.printed !== this.parents.size) throw new Refusal(apart);
    return { text: this.out.map((line) => `${line}\n`).join(''), conflicts: this.conflicts };
  }

  private of(id: string): Three<Entry> {
    const [base, ours, theirs] = [this.base, this.ours, this.theirs].map(({ codes }) =>
      codes.get(id),
    );
    return { base, ours, theirs };
  }

  /** Notes where a code goes, if it stays. */
  private placeCode(id: string): void {
    const { base, ours, theirs } = this.of(id);
    const left = ours ?? theirs;
    if (base && left && (!ours || !theirs)) {
      if (isSameEntry(base, left)) return;
      throw new Refusal(apart);
    }
    const parent = changedOne(
      base ? base.parent : (ours ?? theirs)?.parent,
      (ours ?? theirs)?.parent,
      (theirs ?? ours)?.parent,
    );
    if (!parent) throw new Refusal(apart);
    this.parents.set(id, parent.value);
  }

  private print(id: string | undefined, entry: Three<Entry>, indent: number): void {
    const children = this.childrenOf(id, entry);
    if (id !== undefined) {
      this.printed++;
      const short = children.length ? undefined : shortForm(entry);
      if (short) {
        this.push(short, indent);
        return;
      }
      const head = chosenPiece(entry, (each) => each.head);
      if (head) this.push(head, indent);
    }
    const inner = id === undefined ? 0 : indent + this.step(entry, fieldStepOf);
    for (const name of fieldNames(entry)) {
      if (name !== 'codes') this.printField(name, entry, inner);
      else if (children.length || id === undefined) {
        const head = chosenPiece(entry, (each) => each.fields.get('codes'));
        if (head) this.push(head, inner);
        const step = this.step(entry, (each) => each.idStep);
        for (const child of children) this.print(child, this.of(child), inner + step);
      }
    }
  }

  /** By how many spaces: as in ours, here or elsewhere, else as in theirs. */
  private step(
    { ours, theirs }: Three<Entry>,
    stepOf: (entry: Entry) => number | undefined,
  ): number {
    const entries = [ours, ...this.ours.codes.values(), theirs, ...this.theirs.codes.values()];
    for (const entry of entries) {
      const step = entry && stepOf(entry);
      if (step !== undefined) return step;
    }
    return 2;
  }

  private childrenOf(id: string | undefined, entry: Three<Entry>): string[] {
    const [base, ours, theirs] = sides(entry).map((each) => each?.children ?? []);
    return mergeOrders(base ?? [], ours ?? [], theirs ?? []).filter(
      (child) => this.parents.has(child) && this.parents.get(child) === id,
    );
  }

  private printField(name: string, entry: Three<Entry>, indent: number): void {
    const [base, ours, theirs] = sides(entry).map((each) => each?.fields.get(name));
    // Of a code that is new, what one side alone says is no change.
    const one = ours ?? (entry.base ? undefined : theirs);
    const other = theirs ?? (entry.base ? undefined : ours);
    const changed = changedOne(base, one, other, isSamePiece);
    if (changed) {
      const piece = chosenPiece(entry, (each) => each.fields.get(name), changed.value);
      if (piece && changed.value) this.push(piece, indent);
      return;
    }
    if (name === inBraces) throw new Refusal(apart);
    const list = mergeLists(name, [base, ours, theirs]);
    if (list) {
      this.push(list, indent);
      return;
    }
    this.conflicts++;
    const [mine, others] = [ours, theirs].map((piece) =>
      piece
        ? shifted({ ...piece, lead: [] }, indent)
            .map((line) => `${line}\n`)
            .join('')
        : '',
    );
    this.out.push(...((ours ?? theirs)?.lead ?? []));
    this.out.push(markedVersions(mine ?? '', others ?? '').slice(0, -1));
  }

  private push(piece: Piece, indent: number): void {
    this.out.push(...shifted(piece, indent));
  }
}

function sides({ base, ours, theirs }: Three<Entry>): (Entry | undefined)[] {
  return [base, ours, theirs];
}

/** The one-line form of a code, where the merged code says what it says there. */
function shortForm(entry: Three<Entry>): Piece | undefined {
  const { base, ours, theirs } = entry;
  const pick = changedOne(base, ours ?? theirs, theirs ?? ours, (a, b) =>
    a === undefined || b === undefined ? a === b : bodyOf(a) === bodyOf(b),
  )?.value;
  if (!pick?.short) return undefined;
  return chosenPiece(entry, (each) => each.short, pick.short);
}

/** In the order of ours; `codes` last where ours has none. */
function fieldNames(entry: Three<Entry>): string[] {
  const [base, ours, theirs] = sides(entry).map((each) => [...(each?.fields.keys() ?? [])]);
  const names = mergeOrders(base ?? [], ours ?? [], theirs ?? []);
  if (ours?.includes('codes') || !names.includes('codes')) return names;
  return [...names.filter((name) => name !== 'codes'), 'codes'];
}

function fieldStepOf({ short, fields, head }: Entry): number | undefined {
  const [first] = short ? [] : fields.values();
  return first && first.indent - head.indent;
}

/** The piece that was changed, with the comments that were; ours where both were. */
function chosenPiece(
  { base, ours, theirs }: Three<Entry>,
  pieceOf: (entry: Entry) => Piece | undefined,
  value?: Piece,
): Piece | undefined {
  const [from, one, other] = [base, ours, theirs].map((each) => each && pieceOf(each));
  const chosen = value ?? changedOne(from, one, other, isSamePiece)?.value ?? one ?? other;
  if (!chosen || !one || !other) return chosen;
  const lead = chosenLines(from?.lead ?? [], one.lead, other.lead);
  return { ...chosen, lead: chosen.indent === one.indent ? lead : chosen.lead };
}

function chosenLines(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
): readonly string[] {
  const isSame = (a: readonly string[], b: readonly string[]) => a.join('\n') === b.join('\n');
  return changedOne(base, ours, theirs, isSame)?.value ?? ours;
}

function isSamePiece(a: Piece | undefined, b: Piece | undefined): boolean {
  if (!a || !b) return a === b;
  return shifted({ ...a, lead: [] }, 0).join('\n') === shifted({ ...b, lead: [] }, 0).join('\n');
}

function bodyOf({ fields }: Entry): string {
  return JSON.stringify(
    [...fields].map(([name, piece]) => [name, shifted({ ...piece, lead: [] }, 0)]),
  );
}

function isSameEntry(a: Entry, b: Entry): boolean {
  return a.parent === b.parent && bodyOf(a) === bodyOf(b);
}

const faulty = sentence(
  'One version of the codebook has errors, so it is merged line by line. Mend it to have it merged code by code.',
);
const woven = sentence(
  'The codebook is written so that its lines can’t be told apart by code, so it is merged line by line. Write each code and each field on lines of its own.',
);
const apart = sentence(
  'A code was removed on one side and changed on the other, or moved to two places, so the codebook is merged line by line. Look at it before you commit it.',
);
const unsound = sentence(
  'Code by code the two versions of the codebook don’t fit together, so they are merged line by line. Look at it before you commit it.',
);
