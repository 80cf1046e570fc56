import { descendantsOf } from '../../core/codebook/codebook';
import type { Project } from '../../core/project/project';

/** How often a code was applied. */
export interface Counts {
  readonly own: number;
  /** With the codes below it. */
  readonly total: number;
  /** How many of those in `total` are lost, as far as is known. */
  readonly lost: number;
}

export function countsOf(
  { book, index, doubts }: Pick<Project, 'book' | 'index' | 'doubts'>,
  code: string,
): Counts {
  const own = index.countOf(code);
  const below = descendantsOf(book, code);
  return {
    own,
    total: below.reduce((sum, { id }) => sum + index.countOf(id), own),
    lost: below.reduce((sum, { id }) => sum + doubts.lostOf(id), doubts.lostOf(code)),
  };
}

/** Ids that codings name and the codebook does not have, sorted. */
export function unknownCodes({ book, index }: Project): string[] {
  const unknown: string[] = [];
  for (let number = 0; number < index.codes.size; number++) {
    const id = index.codes.text(number);
    if (!book.byId.has(id) && index.countOf(id) > 0) unknown.push(id);
  }
  return unknown.sort();
}
