import type { Sentence } from '../base/sentences';
import type { RecordEdit } from '../coding/recordEdits';
import type { BookChange } from './bookChange';
import type { Moves } from './sourceMoves';
import type { TextChange } from './textChange';

/** What an act is going to do to several files. */
export interface Steps {
  /** As the name of an act. */
  readonly name: Sentence;
  /** By coding file. */
  readonly edits: ReadonlyMap<string, readonly RecordEdit[]>;
  readonly book?: BookChange | undefined;
  readonly memos?: readonly TextChange[] | undefined;
  readonly moves?: Moves | undefined;
}
