import type { Sentence } from '../base/sentences';
import type { RecordChange } from '../coding/recordEdits';
import type { BookChange } from './bookChange';
import type { FileMove } from './movedFile';
import type { Moves } from './sourceMoves';
import type { TextChange } from './textChange';

/** What an act did to one coding file. */
export interface FileChange {
  readonly file: string;
  readonly changes: readonly RecordChange[];
}

/** Something a researcher did, as one step that can be undone. */
export interface Act {
  /**
   * As in “apply mentoring to “她每周四来听…””. What stands for `{code}`, and with commas between
   * them for `{codes}`, are ids: readers know the codes by their names.
   */
  readonly name: Sentence;
  readonly files: readonly FileChange[];
  readonly book: BookChange | undefined;
  /** Done before what was done to files. */
  readonly moves?: Moves;
  readonly memos?: readonly TextChange[];
}

/** Whether anything came of an act. */
export function changedAnything({ files, book, moves, memos }: Act): boolean {
  const isNews = ({ before, after }: RecordChange) => before !== after;
  if (moves && moves.files.length + moves.rows.length > 0) return true;
  if (memos?.length) return true;
  return book !== undefined || files.some(({ changes }) => changes.some(isNews));
}

/** What is remembered of an act; `Kept` tells where the rest of it is. */
interface Step<Kept> {
  readonly kept: Kept;
  /** Characters as JSON. */
  readonly size: number;
}

/** What was done, in order, and how far back one has gone. */
export interface Steps<Kept> {
  readonly done: readonly Step<Kept>[];
  readonly undone: readonly Step<Kept>[];
}

/** How many acts can be taken back, and how many characters they may take all together. */
export const limits = { acts: 200, size: 64_000_000 };

/** Acts in the order in which they were done; the oldest are forgotten. */
export class History<Kept> {
  private done: readonly Step<Kept>[];
  private undone: readonly Step<Kept>[];

  constructor(kept: Steps<Kept> = { done: [], undone: [] }) {
    this.done = kept.done;
    this.undone = kept.undone;
  }

  get kept(): Steps<Kept> {
    return { done: this.done, undone: this.undone };
  }

  get next(): { readonly undo: Kept | undefined; readonly redo: Kept | undefined } {
    return { undo: this.done.at(-1)?.kept, redo: this.undone.at(-1)?.kept };
  }

  /** Changes what is kept of every act. */
  map(change: (kept: Kept) => Kept): void {
    const changed = (steps: readonly Step<Kept>[]) =>
      steps.map((step) => ({ ...step, kept: change(step.kept) }));
    this.done = changed(this.done);
    this.undone = changed(this.undone);
  }

  /** A new act ends the way forward. Gives what is forgotten for it. */
  add(kept: Kept, size: number): Kept[] {
    const all = [...this.done, { kept, size }];
    const forgotten: Step<Kept>[] = [...this.undone];
    let room = limits.size;
    let first = all.length;
    while (first > 0 && all.length - first < limits.acts) {
      room -= all[first - 1]?.size ?? 0;
      // The act just done can always be taken back.
      if (room < 0 && first < all.length) break;
      first--;
    }
    forgotten.push(...all.slice(0, first));
    this.done = all.slice(first);
    this.undone = [];
    return forgotten.map((step) => step.kept);
  }

  /** Marks the last act as taken back. */
  wentBack(): void {
    const step = this.done.at(-1);
    if (!step) return;
    this.done = this.done.slice(0, -1);
    this.undone = [...this.undone, step];
  }

  wentForward(): void {
    const step = this.undone.at(-1);
    if (!step) return;
    this.undone = this.undone.slice(0, -1);
    this.done = [...this.done, step];
  }

  /** Forgets the act that could be undone, or redone, next. */
  drop(way: 'undo' | 'redo'): void {
    if (way === 'undo') this.done = this.done.slice(0, -1);
    else this.undone = this.undone.slice(0, -1);
  }
}

/**
 * An act as if coding files had always been where they are since something else than an act moved
 * them: what was done to their codings can still be taken back.
 */
export function followed(act: Act, moved: readonly FileMove[]): Act {
  const names = new Map(moved.map(({ from, to }) => [from, to]));
  const now = (file: string) => names.get(file) ?? file;
  const files = act.files.map((change) => ({ ...change, file: now(change.file) }));
  if (!act.moves) return { ...act, files };
  const moves = act.moves.files.map((move) => ({ ...move, to: now(move.to) }));
  return { ...act, files, moves: { ...act.moves, files: moves } };
}
