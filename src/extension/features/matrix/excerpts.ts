import type { Choice } from '../../state/choice';
import type { OpenProject } from '../../workspace';
import type { Matrix } from './matrix';

/** Keys of the lines of a number; of a total, one is missing. */
export interface CellKeys {
  readonly row: string | undefined;
  readonly column: string | undefined;
}

/** Shows the excerpts behind a number in the Excerpts view. */
export function showExcerptsOf(
  choice: Choice,
  open: OpenProject,
  { ask }: Matrix,
  { row, column }: CellKeys,
): void {
  const key = (axis: string) =>
    ask.rows === axis ? row : ask.columns === axis ? column : undefined;
  const code = key('code');
  choice.choose({ open, code, withDescendants: ask.rollUp, case: key('case') });
}
