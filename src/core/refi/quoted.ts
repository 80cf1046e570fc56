import { soundText } from '../exchange/writeXml';

/** Code points of a quotation that a selection carries as its name. */
const longestName = 100;

/** The quotation on one line, as other programs show it. */
export function quoted(text: string): string {
  const characters = [...soundText(text).replace(/\s+/g, ' ').trim()];
  if (characters.length <= longestName) return characters.join('');
  return `${characters.slice(0, longestName - 1).join('')}…`;
}
