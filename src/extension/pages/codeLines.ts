import { colorOf } from '../../core/codebook/color';
import { codeName } from '../tree/names';
import type { OpenProject } from '../workspace';
import type { ListedCell, ListedLine } from './listed';

/** Something that is told of a code. */
interface OfCode {
  /** Id. */
  readonly code: string;
}

/**
 * The lines of codes as they stand in the book; those that only codings name stand behind.
 * @param isLeftOut for what is not asked for
 */
export function codeLines<Told extends OfCode>(
  open: OpenProject,
  told: readonly Told[],
  {
    cells,
    isLeftOut,
  }: {
    readonly cells: (told: Told) => readonly ListedCell[];
    readonly isLeftOut: (told: Told) => boolean;
  },
): ListedLine[] {
  const { book } = open.project;
  const places = new Map<string, number>();
  return told.map((each, at) => {
    const { code: key } = each;
    places.set(key, at);
    const code = book.byId.get(key);
    const parent = code?.parent === undefined ? -1 : (places.get(code.parent) ?? -1);
    return {
      key,
      label: codeName(open, key),
      depth: parent < 0 ? 0 : (code?.depth ?? 0),
      parent,
      isKnown: code !== undefined,
      ...(code ? { color: colorOf(book, code) } : {}),
      cells: cells(each),
      isLeftOut: isLeftOut(each),
    };
  });
}

/** The codings of a code as a question has it. @param isRolledUp whether those below count, too */
export function codeQuestion(code: string, isRolledUp: boolean): string {
  return isRolledUp ? `code:${code}+` : `code:"${code}"`;
}
