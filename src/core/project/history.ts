import type { Sentence } from '../base/sentences';
import type { CodingRecord } from '../coding/coding';
import type { RecordChange, RecordEdit } from '../coding/edit';
import type { FileMove } from './movedFile';
import type { Moves } from './sourceMoves';

/** What an act did to one coding file. */
export interface FileChange {
  readonly file: string;
  readonly changes: readonly RecordChange[];
}

/** What an act did to the codebook's text. */
export interface BookChange {
  readonly before: string;
  readonly after: string;
}

/** Something a researcher did, as one step that can be undone. */
export interface Act {
  /** As in “Apply mentoring to “她每周四来听…””. */
  readonly name: Sentence;
  readonly files: readonly FileChange[];
  readonly book: BookChange | undefined;
  /** Done before what was done to files. */
  readonly moves?: Moves;
}

/** Acts as they are kept between sessions. */
export interface KeptActs {
  readonly done: readonly Act[];
  readonly undone: readonly Act[];
}

/** How many acts can be taken back. */
const most = 200;

/** What was done, in order, and how far back one has gone. */
export class History {
  private done: readonly Act[];
  private undone: readonly Act[];

  constructor(kept: KeptActs = { done: [], undone: [] }) {
    this.done = kept.done;
    this.undone = kept.undone;
  }

  get kept(): KeptActs {
    return { done: this.done, undone: this.undone };
  }

  get next(): { readonly undo: Act | undefined; readonly redo: Act | undefined } {
    return { undo: this.done.at(-1), redo: this.undone.at(-1) };
  }

  /** See `followMoves`. */
  follow(moved: readonly FileMove[]): void {
    ({ done: this.done, undone: this.undone } = followMoves(this.kept, moved));
  }

  /** A new act ends the way forward. */
  add(act: Act): void {
    this.done = [...this.done, act].slice(-most);
    this.undone = [];
  }

  /** Marks the last act as taken back. */
  wentBack(): void {
    const act = this.done.at(-1);
    if (!act) return;
    this.done = this.done.slice(0, -1);
    this.undone = [...this.undone, act];
  }

  wentForward(): void {
    const act = this.undone.at(-1);
    if (!act) return;
    this.undone = this.undone.slice(0, -1);
    this.done = [...this.done, act];
  }
}

/**
 * The acts as if coding files had always been where they are since something else than an act
 * moved them: what was done to their codings can still be taken back.
 */
export function followMoves({ done, undone }: KeptActs, moved: readonly FileMove[]): KeptActs {
  const names = new Map(moved.map(({ from, to }) => [from, to]));
  const now = (file: string) => names.get(file) ?? file;
  const follow = (act: Act): Act => ({
    ...act,
    files: act.files.map((change) => ({ ...change, file: now(change.file) })),
    ...(act.moves
      ? {
          moves: {
            ...act.moves,
            files: act.moves.files.map((move) => ({ ...move, to: now(move.to) })),
          },
        }
      : {}),
  });
  return { done: done.map(follow), undone: undone.map(follow) };
}

/** The edits that take a change back, and (with the sides swapped) make it again. */
export function reverseEdits({ changes }: FileChange): RecordEdit[] {
  return changes.toReversed().flatMap(({ before, after }): RecordEdit[] => editFrom(after, before));
}

export function repeatEdits({ changes }: FileChange): RecordEdit[] {
  return changes.flatMap(({ before, after }): RecordEdit[] => editFrom(before, after));
}

function editFrom(from: CodingRecord | undefined, to: CodingRecord | undefined): RecordEdit[] {
  if (!from && !to) return [];
  if (!from) return to ? [{ kind: 'add', record: to }] : [];
  if (!to) return [{ kind: 'remove', id: from.id }];
  const keys = new Set([...Object.keys(from), ...Object.keys(to)]);
  const changed = [...keys].filter(
    (key) => JSON.stringify(own(from, key)) !== JSON.stringify(own(to, key)),
  );
  // Unlike an assignment, fromEntries keeps a key that is called __proto__.
  const set = Object.fromEntries(changed.map((key) => [key, own(to, key)]));
  return [{ kind: 'change', id: from.id, set }];
}

function own(record: CodingRecord, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
