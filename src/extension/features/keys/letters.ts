import type { Codebook } from '../../../core/codebook/codebook';

/** Letters of commands in coding mode. package.json binds them, small and with Shift. */
export const commandLetters = 'npurximzy';

/**
 * The letters, small and capital, that codes of a book take from commands. A letter that the book
 * gives to a code applies the code; the command is then at the same letter with Shift.
 */
export function takenLetters(book: Codebook | undefined): ReadonlySet<string> {
  const letters = commandLetters + commandLetters.toUpperCase();
  const keys = book?.codes.flatMap(({ key }) => key ?? []) ?? [];
  return new Set(keys.filter((key) => letters.includes(key)));
}

/** How a command's letter is typed; undefined where codes have both. */
export function keyOfCommand(letter: string, taken: ReadonlySet<string>): string | undefined {
  if (!taken.has(letter)) return letter;
  const capital = letter.toUpperCase();
  return taken.has(capital) ? undefined : `Shift+${capital}`;
}
