import { editsBetween, type RecordEdit } from '../coding/recordEdits';
import type { FileChange } from './history';

/** The edits that take a change back, as far as nobody has changed the records since. */
export function reverseEdits({ changes }: FileChange): RecordEdit[] {
  return changes
    .toReversed()
    .flatMap(({ before, after, beside }) => editsBetween(after, before, beside));
}

export function repeatEdits({ changes }: FileChange): RecordEdit[] {
  return changes.flatMap(({ before, after }) => editsBetween(before, after));
}
