import { soundText } from '../exchange/writeXml';

/** Code points of a quotation that a selection carries as its name. */
const longestName = 100;

/** What is looked at of long words; if they are nearly all blanks, all of them. UTF-16 units. */
const enough = 1000;

/** The quotation on one line, as other programs show it. */
export function quoted(text: string): string {
  const head = text.length > enough ? text.slice(0, enough) : text;
  const some = charactersOf(head);
  const characters = head === text || some.length > longestName ? some : charactersOf(text);
  if (characters.length <= longestName) return characters.join('');
  return `${characters.slice(0, longestName - 1).join('')}…`;
}

function charactersOf(text: string): string[] {
  return [...soundText(text).replace(/\s+/g, ' ').trim()];
}
