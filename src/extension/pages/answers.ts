import type { Choice } from '../state/choice';
import { joined } from '../tree/names';
import type { OpenProject } from '../workspace';

/** Shows in the Excerpts view what all of some questions ask for. @param words that say what it is */
export function showAnswers(
  choice: Choice,
  open: OpenProject,
  questions: readonly string[],
  words: readonly (string | undefined)[],
): void {
  const query = questions
    .filter((question) => question.trim() !== '')
    .map((question) => (questions.length > 1 ? `(${question})` : question))
    .join(' & ');
  const also = { query, words: joined(...words) };
  choice.choose({ open, code: undefined, withDescendants: false, case: undefined, also });
}
