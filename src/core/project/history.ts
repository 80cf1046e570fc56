import type { Sentence } from '../base/sentences';
import type { CodingRecord } from '../coding/coding';
import type { RecordChange, RecordEdit } from '../coding/edit';

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
}

/** The acts of a session, in order, and how far back one has gone. */
export class History {
  private readonly done: Act[] = [];
  private readonly undone: Act[] = [];

  /** A new act ends the way forward. */
  add(act: Act): void {
    this.done.push(act);
    this.undone.length = 0;
  }

  get next(): { readonly undo: Act | undefined; readonly redo: Act | undefined } {
    return { undo: this.done.at(-1), redo: this.undone.at(-1) };
  }

  /** Marks the last act as taken back. */
  wentBack(): void {
    const act = this.done.pop();
    if (act) this.undone.push(act);
  }

  wentForward(): void {
    const act = this.undone.pop();
    if (act) this.done.push(act);
  }
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
  const set: Record<string, unknown> = {};
  for (const key of keys)
    if (JSON.stringify(from[key]) !== JSON.stringify(to[key])) set[key] = to[key];
  return [{ kind: 'change', id: from.id, set }];
}
